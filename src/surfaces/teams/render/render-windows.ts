/** What stands in the windows that an answer opens: the whole of it, its sources, the client's copy? */
import type { Day } from '../../../core/day.ts';
import type { Reply } from '../../../core/reply.ts';
import { nothing } from '../../drawing/block-lines.ts';
import { cutAt } from '../../drawing/clip.ts';
import { largest } from '../../drawing/largest.ts';
import { sayLeft } from '../../drawing/left-out.ts';
import { shorten, type View } from '../../drawing/shorten.ts';
import { tidy } from '../../drawing/tidy.ts';
import type { VendorName } from '../../drawing/vendor-name-in.ts';
import { windowViews } from '../../drawing/views.ts';
import type { AdaptiveCard, Element } from './adaptive-card.ts';
import { makeCardCanvas } from './card-canvas.ts';
import { drawBlocks } from './draw-block.ts';
import { drawCitation, drawSources } from './draw-sources.ts';
import { fitsWindow } from './fit.ts';
import { smallPrint } from './layout.ts';
import { makeCard } from './make-card.ts';

export interface WindowOptions {
  readonly today: Day;
  /** The name of a vendor for its id, where the reply itself does not say it. */
  readonly vendorName?: VendorName;
}

/** Characters of our own text and of a person's words; longer ones are cut. */
const longestText = 6_000;

/** The whole answer, without buttons: at most 40,000 characters of JSON, cut at a claim with a sentence that says so. */
export function renderWhole(reply: Reply, options: WindowOptions): AdaptiveCard {
  const claims = reply.blocks.reduce((sum, block) => sum + (block.kind === 'claims' ? block.claims.length : 0), 0);
  for (const view of windowViews(reply, longestText))
    for (const tables of [true, false]) {
      const draw = (shown: number) => drawWhole(reply, { ...view, tables, claims: shown }, options);
      const most = largest(claims, (shown) => fitsWindow(draw(shown)));
      if (most !== undefined) return draw(most);
    }
  return windowCard([smallPrint('This answer is too long for Teams.')]);
}

function drawWhole(whole: Reply, view: View, options: WindowOptions): AdaptiveCard {
  const { reply, left } = shorten(whole, view);
  const canvas = makeCardCanvas(reply, {
    buttons: false,
    event: '',
    tables: view.tables,
    allProposals: false,
    ...options,
  });
  const missing = sayLeft(left);
  const receipt = reply.receipt === null ? '' : ` Receipt ${reply.receipt} holds them.`;
  const body = drawBlocks(reply.blocks, canvas);
  return windowCard([
    ...(body.length > 0 ? body : [smallPrint(nothing)]),
    ...(missing === '' ? [] : [smallPrint(`${missing} did not fit into this window.${receipt}`)]),
    ...drawSources(reply.citations),
  ]);
}

/** Every source in full, one after the other: what was read there, and when. At most 40,000 characters of JSON. */
export function renderSources({ citations }: Pick<Reply, 'citations'>): AdaptiveCard {
  if (citations.length === 0) return windowCard([smallPrint('This answer rests on no source.')]);
  const draw = (count: number) =>
    windowCard([
      ...citations.slice(0, count).flatMap((citation, index) => drawCitation(citation, index > 0)),
      ...(count === citations.length ? [] : [smallPrint(`${citations.length - count} more sources did not fit.`)]),
    ]);
  return draw(largest(citations.length, (count) => fitsWindow(draw(count))) ?? 0);
}

/** A plain text to be copied, in a field that it can be selected in: an input, so that nothing in it is read as markup. */
export function renderCopy(text: string): AdaptiveCard {
  const whole = tidy(text);
  const draw = (length: number) => {
    const value = whole.slice(0, length === whole.length ? length : cutAt(whole, length));
    return windowCard([
      smallPrint('Select the text and copy it.'),
      { type: 'Input.Text', id: 'copy', label: 'Copy for the client', isMultiline: true, height: 'stretch', value },
      ...(value === whole ? [] : [smallPrint('The rest did not fit into this window.')]),
    ]);
  };
  return draw(largest(whole.length, (length) => fitsWindow(draw(length))) ?? 0);
}

const windowCard = (body: readonly Element[]): AdaptiveCard => makeCard(body, 'This window shows an answer of Vouch.');
