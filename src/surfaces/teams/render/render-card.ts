/** How does a reply look as a card in Teams? */
import type { Day } from '../../../core/day.ts';
import type { Reply } from '../../../core/reply.ts';
import { countProposals, nothing, receiptLine } from '../../drawing/block-lines.ts';
import { type LeftOut, sayLeft, sayNotShown } from '../../drawing/left-out.ts';
import { outward } from '../../drawing/outward.ts';
import { shorten, type View } from '../../drawing/shorten.ts';
import type { VendorName } from '../../drawing/vendor-name-in.ts';
import { messageViews } from '../../drawing/views.ts';
import type { AdaptiveCard, Element, Refresh } from './adaptive-card.ts';
import { type AnswerEntity, answerEntities } from './answer-entity.ts';
import { execute, open } from './buttons.ts';
import { makeCardCanvas } from './card-canvas.ts';
import { drawActions } from './draw-actions.ts';
import { drawBlocks } from './draw-block.ts';
import { drawSources } from './draw-sources.ts';
import { fitsActivity } from './fit.ts';
import { beside, smallPrint } from './layout.ts';
import { makeCard } from './make-card.ts';
import { paragraph, words } from './rich-text.ts';
import { summaryOf } from './summary.ts';
import { teamsLimits } from './teams-limits.ts';

export interface CardMessage {
  readonly card: AdaptiveCard;
  /** For the notification: the headline with its numbers, plain text of at most 200 characters. */
  readonly summary: string;
  /** That it is an answer, and what it rests on: one, or none. */
  readonly entities: readonly AnswerEntity[];
}

export interface CardOptions {
  /** The room is read by another organisation. */
  readonly shared: boolean;
  readonly today: Day;
  /** The event of the reply, which every button carries. */
  readonly event: string;
  /** The name of a vendor for its id, where the reply itself does not say it. */
  readonly vendorName?: VendorName;
  /** A word of the surface about this message, in small letters under the headline: "Shared by Dana". */
  readonly note?: string;
  /** False for a card that is passed on, which keeps only its links. */
  readonly buttons?: boolean;
  /** Teams' ids of those who see follow-ups and proposals kept up to date; Teams takes the first 60. */
  readonly refreshFor?: readonly string[];
}

/**
 * A card within every limit: 28 KB for the whole activity, six buttons under it. What does not fit is left out at a claim
 * or a row, counted in words, and shown by a button. In a shared room nothing of the log is drawn. Throws `internal` when
 * a private reply is to be drawn there.
 */
export function renderCard(reply: Reply, options: CardOptions): CardMessage {
  const shown = options.shared ? outward(reply) : reply;
  for (const view of messageViews(shown, true)) {
    const message = drawMessage(shown, view, options);
    if (fitsActivity(message)) return message;
  }
  // Not one paragraph fits, and that only where addresses or ids are longer than any of ours.
  const summary = 'This answer is too long for Teams.';
  return { card: makeCard([smallPrint(summary)], summary), summary, entities: [] };
}

function drawMessage(whole: Reply, view: View, options: CardOptions): CardMessage {
  const { shared, today, note, vendorName, event, buttons = true } = options;
  const { reply, left } = shorten(whole, view);
  const canvas = makeCardCanvas(reply, {
    buttons,
    event,
    today,
    vendorName,
    tables: view.tables,
    allProposals: countProposals(reply) === countProposals(whole),
  });
  const body = drawBlocks(reply.blocks, canvas, note);
  const receipt = receiptLine(reply);
  const summary = summaryOf(reply);
  const card = makeCard(
    [
      ...(body.length > 0 ? body : [smallPrint(nothing)]),
      ...drawLeft(left, buttons && !shared ? { receipt: reply.receipt, event } : undefined),
      ...drawSources(reply.citations),
      ...(receipt === '' ? [] : [smallPrint(receipt)]),
    ],
    summary,
  );
  const actions = buttons
    ? drawActions(reply, { event, shared, suggestions: view.suggestions, vendorName: canvas.vendorName })
    : [];
  const refresh = buttons ? refreshOf(reply, options) : undefined;
  return {
    card: { ...card, ...(actions.length === 0 ? {} : { actions }), ...(refresh === undefined ? {} : { refresh }) },
    summary,
    entities: answerEntities(reply),
  };
}

/** What is left out, and the button that shows all, where there is something to show it from. */
function drawLeft(
  left: LeftOut,
  from: { readonly receipt: string | null; readonly event: string } | undefined,
): Element[] {
  const missing = sayLeft(left);
  if (missing === '') return [];
  if (from === undefined) return [smallPrint(sayNotShown(left))];
  const showAll = open('Show all', { dialog: 'show-all', ...from, about: null, entities: {} });
  return [beside([paragraph([words(missing, { subtle: true })])], [showAll])];
}

/** Follow-ups and proposals change after they were drawn; answers do not. */
function refreshOf(reply: Reply, { event, refreshFor = [] }: CardOptions): Refresh | undefined {
  const changes = reply.blocks.some((block) => block.kind === 'tasks' || block.kind === 'proposals');
  if (!changes || refreshFor.length === 0) return undefined;
  const { fallback: _, ...action } = execute('Refresh', { does: 'refresh', event });
  return { action, userIds: refreshFor.slice(0, teamsLimits.refreshUsers) };
}
