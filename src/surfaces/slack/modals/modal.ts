/** What does every modal have, and under which callback_id? */
import type { KnownBlock, ModalView } from '@slack/types';
import type { Utterance } from '../../../core/utterance.ts';
import type { FieldErrors } from '../../forms/field-errors.ts';
import type { SlackSubmission } from '../receive/payloads.ts';
import { plainText } from '../render/plain.ts';
import type { SlackContext } from '../slack-context.ts';
import type { Origin } from './origin.ts';

export const modalIds = {
  logConcern: 'log-concern',
  createTask: 'create-task',
  reviewTasks: 'review-tasks',
  reassignTask: 'reassign-task',
  askVouch: 'ask-vouch',
} as const;
export type ModalId = (typeof modalIds)[keyof typeof modalIds];

/** What a filled-in modal says. */
export interface Filled {
  readonly text: string;
  readonly form?: NonNullable<Utterance['form']>;
  readonly link?: string;
  /** Slack's ids of the people chosen in it. */
  readonly users: readonly string[];
}

export interface Modal {
  /** What was filled in, or what is wrong with it, by the block_id of the field: Slack shows it there. */
  readonly read: (
    submission: SlackSubmission,
    origin: Origin,
    context: SlackContext,
  ) => Promise<{ readonly filled: Filled } | { readonly errors: FieldErrors }>;
  /** The field at which a problem with these words is told. */
  readonly fieldFor: (problem: string) => string;
  /** The answer is shown in the modal itself instead of in a message. */
  readonly answersHere?: true;
}

/** A modal window. Its title has at most 24 characters (Slack's limit). */
export function modalView(
  title: string,
  blocks: readonly KnownBlock[],
  more: { readonly callbackId?: ModalId; readonly submit?: string; readonly origin?: Origin } = {},
): ModalView {
  return {
    type: 'modal',
    title: plainText(title, 24),
    close: plainText(more.submit === undefined ? 'Close' : 'Cancel', 24),
    blocks: [...blocks],
    ...(more.callbackId === undefined ? {} : { callback_id: more.callbackId }),
    ...(more.submit === undefined ? {} : { submit: plainText(more.submit, 24) }),
    ...(more.origin === undefined ? {} : { private_metadata: JSON.stringify(more.origin) }),
  };
}
