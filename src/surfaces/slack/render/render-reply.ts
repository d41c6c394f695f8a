/** How does a reply look as a message in Slack? */
import type { KnownBlock } from '@slack/types';
import type { Day } from '../../../core/day.ts';
import { sayDay } from '../../../core/day.ts';
import { VouchError } from '../../../core/errors.ts';
import type { Block, Reply } from '../../../core/reply.ts';
import { actionIds } from '../action-ids.ts';
import { button, drawButtons, drawFeedback } from './buttons.ts';
import { makeCanvas } from './canvas.ts';
import { drawBlocks } from './draw-block.ts';
import { drawSources } from './draw-sources.ts';
import { fallbackText, nothing } from './fallback-text.ts';
import { fitsMessage } from './fit.ts';
import { plainText, smallPrint } from './plain.ts';
import { type LeftOut, sayLeft, shorten, type View } from './shorten.ts';

export interface Message {
  /** For notifications and readers without blocks; escaped, at most 4,000 characters. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export interface MessageOptions {
  /** The room is read by another organisation. */
  readonly shared: boolean;
  /** The answer is seen by one person only, who may show it to the room. */
  readonly shareable?: boolean;
  readonly today: Day;
  /** The event of the reply: what "Show all" is asked by where there is no receipt. */
  readonly event?: string;
  /** False draws lists instead of tables, for where Slack takes none. */
  readonly tables?: boolean;
  /** A word of the surface about this message, in small letters under the headline: "Shared by Dana". */
  readonly note?: string;
  /** The name of a vendor for its id, where the reply itself does not say it. */
  readonly vendorName?: (id: string) => string;
}

/** An answer with this many claims is shown whole. */
const wholeClaims = 8;
/** A longer one starts with this many, but always four of its main section: the grounds that its headline cites. */
const firstClaims = 6;
const mainClaims = 4;

/**
 * A message within every limit of Slack: 50 blocks and 12,500 characters of JSON. What does not fit is left out at a
 * claim or a row, counted in words, and shown by a button. In a shared room nothing of the log is drawn. Throws
 * `internal` when a private reply is to be drawn there.
 */
export function renderReply(reply: Reply, options: MessageOptions): Message {
  if (options.shared && reply.visibility === 'private') {
    throw new VouchError(
      'internal',
      'An answer that names a client was about to be shown to another organisation.',
      'Ask again in a direct message with Vouch.',
    );
  }
  const outward = options.shared ? { ...reply, blocks: reply.blocks.filter(isForEverybody) } : reply;
  for (const view of views(outward, options.tables !== false)) {
    const message = drawMessage(outward, view, options);
    if (fitsMessage(message.blocks)) return message;
  }
  // Not one paragraph fits, and that only where addresses or ids are longer than any of ours.
  return { text: 'This answer is too long for Slack.', blocks: [smallPrint('This answer is too long for Slack.')] };
}

/** Nothing of the log and no internal note: the other organisation may be the very client it is about. */
const isForEverybody = (block: Block): boolean =>
  block.kind !== 'concerns' &&
  block.kind !== 'tasks' &&
  block.kind !== 'proposals' &&
  block.kind !== 'counts' &&
  !(block.kind === 'text' && block.internal);

/** Ever smaller views: first fewer claims, then a list for a table, then fewer rows and words. */
function* views(reply: Reply, withTables: boolean): Generator<View> {
  const sections = reply.blocks.flatMap((block) => (block.kind === 'claims' ? [block.claims.length] : []));
  const claims = sections.reduce((sum, count) => sum + count, 0);
  const most = claims <= wholeClaims ? claims : Math.max(firstClaims, mainClaims + sections.length - 1);
  const least = Math.min(most, mainClaims);
  const calm = { claims: most, rows: 12, statuses: 100, tables: true, words: 3_000, blocks: 40, suggestions: true };
  for (const tables of withTables ? [true, false] : [false])
    for (let shown = most; shown >= least; shown -= 1) yield { ...calm, tables, claims: shown };
  for (const [rows, statuses, words] of [
    [10, 60, 1_500],
    [6, 30, 800],
    [3, 12, 400],
    [1, 4, 200],
  ] as const)
    for (let shown = least; shown >= 0; shown -= 1)
      yield { ...calm, tables: false, claims: shown, rows, statuses, words, blocks: 4 + rows };
  yield { claims: 0, rows: 0, statuses: 0, tables: false, words: 150, blocks: 1, suggestions: false };
}

function drawMessage(whole: Reply, view: View, options: MessageOptions): Message {
  const { shared, today, note, vendorName, event, shareable = false } = options;
  const { reply, left } = shorten(whole, view);
  const canvas = makeCanvas(reply, {
    modal: false,
    tables: view.tables,
    today,
    allProposals: countProposals(reply) === countProposals(whole),
    vendorName,
  });
  const body = drawBlocks(reply.blocks, canvas, note);
  const taken = body.filter((block) => block.type === 'actions').length;
  const blocks: KnownBlock[] = [
    ...(body.length > 0 ? body : [smallPrint(nothing)]),
    ...drawLeft(left, shared ? undefined : (reply.receipt ?? event)),
    ...drawSources(reply.citations),
    ...drawButtons(reply, { shared, shareable, suggestions: view.suggestions }, taken),
    ...(reply.receipt === null || shared ? [] : [drawFeedback(reply.receipt)]),
    ...drawReceipt(reply),
  ];
  return { text: fallbackText(reply, canvas, left, note), blocks };
}

const countProposals = (reply: Reply): number =>
  reply.blocks.reduce((sum, block) => sum + (block.kind === 'proposals' ? block.rows.length : 0), 0);

/** What is left out, and the button that shows all, where there is something to show it from. */
function drawLeft(left: LeftOut, kept: string | undefined): KnownBlock[] {
  const missing = sayLeft(left);
  if (missing === '') return [];
  if (kept === undefined) {
    const narrower = left.has('follow-up') || left.has('concern') ? ' Name a client to see only theirs.' : '';
    return [smallPrint(`${missing} not shown here.${narrower}`)];
  }
  const accessory = button('Show all', actionIds.showAll, kept);
  return [{ type: 'section', text: plainText(missing), accessory }];
}

function drawReceipt({ receipt, about }: Reply): KnownBlock[] {
  if (receipt === null) return [];
  return [smallPrint(`${about === null ? '' : `As of ${sayDay(about.asOf)} · `}Receipt ${receipt}`)];
}
