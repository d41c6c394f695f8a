/** Are there several questions in one message, and is each to be answered on its own? */
import type { ActionId } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import type { ThreadContext } from '../core/thread-context.ts';
import { questionsIn } from './questions-in.ts';

/** What only reads, and so may be answered twice in one message. */
const readable: readonly (ActionId | null)[] = [
  'answer-vendor',
  'show-provenance',
  'show-statement',
  'show-alternatives',
  'explain-directive',
  'show-guidance',
];

export interface EachReader {
  /** Reads a part of the message in the conversation as it stands there. */
  readonly read: (text: string, context: ThreadContext | null) => Reading;
  readonly actionOf: (intent: string | null) => ActionId | null;
}

/**
 * The message as the reading of its first question with the others beside it, each read in the conversation that those
 * before it and the statements around them leave. Where any part is unclear or writes something, and where the parts ask
 * nothing else, the whole stands as it was read.
 */
export function readEach(
  text: string,
  whole: Reading,
  context: ThreadContext | null,
  { read, actionOf }: EachReader,
): Reading {
  const action = actionOf(whole.intent);
  if (!readable.includes(action) && action !== 'decline' && whole.intent !== null) return whole;
  const { questions, around } = questionsIn(text);
  if (questions.length < 2) return whole;
  let before = around === '' ? context : after(read(around, context), context);
  const parts: Reading[] = [];
  for (const question of questions) {
    const part = read(question, before);
    if (!readable.includes(actionOf(part.intent)) || !isAboutSomething(part)) return whole;
    before = after(part, before);
    parts.push(part);
  }
  const shared = audienceOfAll(text, parts);
  const [first, ...rest] = parts
    .map((part) => (part.audience === null && shared !== null ? { ...part, audience: shared } : part))
    .filter((part, index, all) => all.findIndex((other) => asksSame(part, other)) === index);
  if (first === undefined || rest.length === 0) return whole;
  return { ...first, text: whole.text, aside: whole.aside, also: rest.map(({ also: _, ...one }) => one) };
}

/** Questions joined in one sentence are asked for the same people: "is it listed and may my business keep it?". */
function audienceOfAll(text: string, parts: readonly Reading[]): string | null {
  if (/[?.!\n]./s.test(text)) return null;
  const named = new Set(parts.flatMap((part) => part.audience ?? []));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

const isAboutSomething = (part: Reading): boolean =>
  part.unknownVendor === null && (part.vendors.length > 0 || part.directive !== null || part.guidance !== null);

const asksSame = (one: Reading, other: Reading): boolean =>
  JSON.stringify({ ...one, text: '', confidence: 0, by: '', strange: [] }) ===
  JSON.stringify({ ...other, text: '', confidence: 0, by: '', strange: [] });

/** The conversation as a part of the message leaves it for the next. */
function after(part: Reading, context: ThreadContext | null): ThreadContext {
  const { vendors, audience, jurisdiction, activity, product, directive, client, asOf } = part;
  return {
    vendors: vendors.length > 0 ? vendors : (context?.vendors ?? []),
    audience: audience ?? context?.audience ?? null,
    jurisdiction,
    activity: activity ?? context?.activity ?? null,
    product,
    directive,
    client: client ?? context?.client ?? null,
    asOf,
    proposed: context?.proposed ?? null,
    asked: null,
  };
}
