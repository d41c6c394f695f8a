/** How does a reply look as a message in Slack? */
import type { KnownBlock } from '@slack/types';
import type { Day } from '../../../core/day.ts';
import type { Reply } from '../../../core/reply.ts';
import { countProposals, nothing, receiptLine } from '../../drawing/block-lines.ts';
import { makeCanvas } from '../../drawing/canvas.ts';
import { type LeftOut, sayLeft, sayNotShown } from '../../drawing/left-out.ts';
import { outward } from '../../drawing/outward.ts';
import { shorten, type View } from '../../drawing/shorten.ts';
import type { VendorName } from '../../drawing/vendor-name-in.ts';
import { messageViews } from '../../drawing/views.ts';
import { actionIds } from '../action-ids.ts';
import { button, drawButtons, drawFeedback } from './buttons.ts';
import { drawBlocks } from './draw-block.ts';
import { isOfItem } from './draw-items.ts';
import { drawSources } from './draw-sources.ts';
import { fallbackText } from './fallback-text.ts';
import { fitsMessage } from './fit.ts';
import { plainText, smallPrint } from './plain.ts';

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
  readonly vendorName?: VendorName;
}

/**
 * A message within every limit of Slack: 50 blocks and 12,500 characters of JSON. What does not fit is left out at a
 * claim or a row, counted in words, and shown by a button. In a shared room nothing of the log is drawn. Throws
 * `internal` when a private reply is to be drawn there.
 */
export function renderReply(reply: Reply, options: MessageOptions): Message {
  const shown = options.shared ? outward(reply) : reply;
  for (const view of messageViews(shown, options.tables !== false)) {
    const message = drawMessage(shown, view, options);
    if (fitsMessage(message.blocks)) return message;
  }
  // Not one paragraph fits, and that only where addresses or ids are longer than any of ours.
  return { text: 'This answer is too long for Slack.', blocks: [smallPrint('This answer is too long for Slack.')] };
}

function drawMessage(whole: Reply, view: View, options: MessageOptions): Message {
  const { shared, today, note, vendorName, event, shareable = false } = options;
  const { reply, left } = shorten(whole, view);
  const canvas = makeCanvas(reply, {
    buttons: true,
    tables: view.tables,
    today,
    allProposals: countProposals(reply) === countProposals(whole),
    vendorName,
  });
  const body = drawBlocks(reply.blocks, canvas, note);
  const taken = body.filter((block) => block.type === 'actions' && !isOfItem(block)).length;
  const blocks: KnownBlock[] = [
    ...(body.length > 0 ? body : [smallPrint(nothing)]),
    ...drawLeft(left, shared ? undefined : (reply.receipt ?? event)),
    ...drawSources(reply.citations),
    ...drawButtons(reply, { shared, shareable, suggestions: view.suggestions, vendorName: canvas.vendorName }, taken),
    ...(reply.receipt === null || shared ? [] : [drawFeedback(reply.receipt)]),
    ...drawReceipt(reply),
  ];
  return { text: fallbackText(reply, canvas, left, note), blocks };
}

/** What is left out, and the button that shows all, where there is something to show it from. */
function drawLeft(left: LeftOut, kept: string | undefined): KnownBlock[] {
  const missing = sayLeft(left);
  if (missing === '') return [];
  if (kept === undefined) return [smallPrint(sayNotShown(left))];
  const accessory = button('Show all', actionIds.showAll, kept);
  return [{ type: 'section', text: plainText(missing), accessory }];
}

function drawReceipt(reply: Reply): KnownBlock[] {
  const line = receiptLine(reply);
  return line === '' ? [] : [smallPrint(line)];
}
