/** Stub? */
export { openDialog as answerQuery } from '../dialogs/open-dialog.ts';
