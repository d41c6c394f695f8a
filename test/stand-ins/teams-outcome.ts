/** What does a person see of the bot's answer to something it was asked? */
import { cardType, problemOfCard } from './teams-check.ts';
import { type Fields, isFields } from './teams-refusal.ts';
import type { Answer } from './teams-wire.ts';
import type { Person, Room } from './teams-world.ts';

/** A window that a bot opened. */
export interface Dialog {
  readonly title: string;
  readonly card: Fields;
  readonly height: unknown;
  readonly width: unknown;
  /** Who sees it, and where it was opened. */
  readonly person: Person;
  readonly room: Room;
  readonly thread: string | undefined;
  /** The message whose button opened it. */
  readonly replyToId: string | undefined;
  /** What is said again when the form is sent, for one that a message extension opened. */
  readonly extension: Fields | undefined;
}

/** What came of it; at most one of the things that are shown. */
export interface Outcome extends Answer {
  /** The card that only this person sees now. */
  readonly card: Fields | undefined;
  /** A line that goes away by itself. */
  readonly toast: string | undefined;
  /** The window that is open now. */
  readonly dialog: Dialog | undefined;
  /** The words of a window with nothing but words. */
  readonly notice: string | undefined;
  /** What a message extension found, or puts into the box where one writes. */
  readonly attachments: readonly Fields[];
  /** Why the person sees that something went wrong. */
  readonly problem: string | undefined;
}

const nothing = { card: undefined, toast: undefined, dialog: undefined, notice: undefined, attachments: [] };

const isDone = (status: number): boolean => status >= 200 && status < 300;

const because = (answer: Answer, problem: string): Outcome => ({ ...nothing, ...answer, problem });

/** What an answer to `adaptiveCard/action` does: https://adaptivecards.io/explorer/Action.Execute.html */
export function readAction(answer: Answer): Outcome {
  const { status, body } = answer;
  if (!isDone(status)) return because(answer, `the bot answered ${status}`);
  if (!isFields(body)) return because(answer, 'the bot answered nothing');
  const { statusCode, type, value } = body;
  if (statusCode !== 200) return because(answer, `statusCode ${String(statusCode)}: ${JSON.stringify(value)}`);
  if (type === 'application/vnd.microsoft.activity.message')
    return { ...nothing, ...answer, toast: String(value), problem: undefined };
  if (type !== cardType) return because(answer, `a value of the type ${String(type)}`);
  const problem = problemOfCard(value);
  if (problem !== undefined || !isFields(value)) return because(answer, problem ?? 'no card');
  return { ...nothing, ...answer, card: value, problem: undefined };
}

type Opened = Omit<Dialog, 'title' | 'card' | 'height' | 'width'>;

function readTask(answer: Answer, task: Fields, of: Opened): Outcome {
  const { type, value } = task;
  if (type === 'message') return { ...nothing, ...answer, notice: String(value), problem: undefined };
  if (type !== 'continue' || !isFields(value)) return because(answer, `a task of the type ${String(type)}`);
  const { title, card, height, width } = value;
  if (!isFields(card) || card['contentType'] !== cardType) return because(answer, 'a dialog without a card');
  const problem = problemOfCard(card['content']);
  if (problem !== undefined || !isFields(card['content'])) return because(answer, problem ?? 'no card');
  const dialog = { ...of, title: String(title ?? ''), card: card['content'], height, width };
  return { ...nothing, ...answer, dialog, problem: undefined };
}

/** What an answer about a window or from a message extension does. Nothing in it closes the window. */
export function readTaskOrExtension(answer: Answer, of: Opened): Outcome {
  const { status, body } = answer;
  if (!isDone(status)) return because(answer, `the bot answered ${status}`);
  if (body === undefined || body === '' || body === null) return { ...nothing, ...answer, problem: undefined };
  if (!isFields(body)) return because(answer, 'the bot answered no JSON');
  const { task, composeExtension } = body;
  if (isFields(task)) return readTask(answer, task, of);
  if (!isFields(composeExtension)) return { ...nothing, ...answer, problem: undefined };
  const { type, attachments, text } = composeExtension;
  if (type === 'message') return { ...nothing, ...answer, notice: String(text), problem: undefined };
  if (type !== 'result' || !Array.isArray(attachments)) return because(answer, `a result of the type ${String(type)}`);
  const found = attachments.filter(isFields);
  const broken = found
    .filter(({ contentType }) => contentType === cardType)
    .map(({ content }) => problemOfCard(content))
    .find((problem) => problem !== undefined);
  if (broken !== undefined) return because(answer, broken);
  return { ...nothing, ...answer, attachments: found, problem: undefined };
}
