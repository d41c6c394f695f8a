/** What stands in the windows that an answer opens: the whole of it, its sources, the client's copy? */
import type { KnownBlock } from '@slack/types';
import type { Day } from '../../../core/day.ts';
import type { Reply } from '../../../core/reply.ts';
import { nothing } from '../../drawing/block-lines.ts';
import { makeCanvas } from '../../drawing/canvas.ts';
import { largest } from '../../drawing/largest.ts';
import { sayLeft } from '../../drawing/left-out.ts';
import { shorten, type View } from '../../drawing/shorten.ts';
import type { VendorName } from '../../drawing/vendor-name-in.ts';
import { windowViews } from '../../drawing/views.ts';
import { drawBlocks } from './draw-block.ts';
import { drawCitation, drawSources } from './draw-sources.ts';
import { fitsModal } from './fit.ts';
import { smallPrint } from './plain.ts';
import { preformatted } from './preformatted.ts';
import { paragraph, richText } from './rich-text.ts';
import { slackLimits } from './slack-limits.ts';

/** The whole answer as blocks of a modal: at most 100 and 240,000 bytes, cut at a claim with a sentence that says so. */
export function renderWhole(
  reply: Reply,
  options: { readonly today: Day; readonly vendorName?: VendorName },
): KnownBlock[] {
  const claims = reply.blocks.reduce((sum, block) => sum + (block.kind === 'claims' ? block.claims.length : 0), 0);
  for (const view of windowViews(reply, slackLimits.text)) {
    const draw = (shown: number) => drawWhole(reply, { ...view, claims: shown }, options);
    const most = largest(claims, (shown) => fitsModal(draw(shown)));
    if (most !== undefined) return draw(most);
  }
  return [smallPrint('This answer is too long for Slack.')];
}

function drawWhole(
  whole: Reply,
  view: View,
  options: { readonly today: Day; readonly vendorName?: VendorName },
): KnownBlock[] {
  const { reply, left } = shorten(whole, view);
  const canvas = makeCanvas(reply, { buttons: false, tables: false, allProposals: false, ...options });
  const missing = sayLeft(left);
  const receipt = reply.receipt === null ? '' : ` Receipt ${reply.receipt} holds them.`;
  const body = drawBlocks(reply.blocks, canvas);
  return [
    ...(body.length > 0 ? body : [smallPrint(nothing)]),
    ...(missing === '' ? [] : [smallPrint(`${missing} did not fit into this window.${receipt}`)]),
    ...drawSources(reply.citations),
  ];
}

/** Every source in full, one after the other: what was read there, and when. At most 100 blocks and 240,000 bytes. */
export function renderSources(reply: Reply): KnownBlock[] {
  const all = reply.citations;
  const draw = (count: number) => {
    // A block a source, until there are more sources than blocks.
    const each = Math.max(1, Math.ceil(count / (slackLimits.modalBlocks - 1)));
    const blocks = Array.from({ length: Math.ceil(count / each) }, (_, index) =>
      richText(...all.slice(index * each, (index + 1) * each).map((citation) => paragraph(...drawCitation(citation)))),
    );
    return count === all.length ? blocks : [...blocks, smallPrint(`${all.length - count} more sources did not fit.`)];
  };
  if (all.length === 0) return [smallPrint('This answer rests on no source.')];
  return draw(largest(all.length, (count) => fitsModal(draw(count))) ?? 0);
}

/** A plain text to be copied, line by line, in pieces that Slack takes; a line that is longer than a piece is divided. */
export function renderCopy(text: string): KnownBlock[] {
  const pieces = preformatted(text);
  const draw = (count: number): KnownBlock[] => [
    smallPrint('Select the text and copy it.'),
    ...pieces.slice(0, count),
    ...(count === pieces.length ? [] : [smallPrint('The rest did not fit into this window.')]),
  ];
  return draw(largest(pieces.length, (count) => fitsModal(draw(count))) ?? 0);
}
