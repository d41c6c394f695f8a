/** How is a question asked from anywhere in Slack, and where is its answer seen? */
import type { ModalView } from '@slack/types';
import type { Reply } from '../../../core/reply.ts';
import { smallPrint } from '../render/plain.ts';
import { slackLimits } from '../render/slack-limits.ts';
import type { SlackContext } from '../slack-context.ts';
import { fieldIds, textField } from './fields.ts';
import { type Modal, modalIds, modalView } from './modal.ts';
import { nowhere } from './origin.ts';
import { State } from './state.ts';
import { wholeAnswer } from './whole-answer.ts';

export function askModal(question = ''): ModalView {
  const hint =
    'For example: Is Kaspersky safe for our federal work? As of which day, and for whom, can be said in the question.';
  return modalView('Ask Vouch', [textField(fieldIds.question, 'Your question', question, { multiline: true, hint })], {
    callbackId: modalIds.askVouch,
    submit: 'Ask',
    origin: nowhere,
  });
}

export const askForm: Modal = {
  read: async (submission) => {
    const text = new State(submission.view.state).text(fieldIds.question);
    if (text === undefined) return { errors: { [fieldIds.question]: 'Write your question.' } };
    return { filled: { text, users: [] } };
  },
  fieldFor: () => fieldIds.question,
  answersHere: true,
};

/** The answer in the place of the question, with the receipt it can be proved with. */
export function answerView(reply: Reply, context: SlackContext): ModalView {
  const blocks = wholeAnswer(reply, context);
  const receipt = reply.receipt === null ? [] : [smallPrint(`Receipt ${reply.receipt}`)];
  return modalView('Vouch', [...blocks, ...receipt].slice(0, slackLimits.modalBlocks));
}
