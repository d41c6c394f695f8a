/** Stub? */
export { openDialog as answerSelect } from '../dialogs/open-dialog.ts';
