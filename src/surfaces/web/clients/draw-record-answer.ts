/** How does an answer stand in a record that is printed: what was said, and every source of it? */
import { html } from 'hono/html';
import { activityLabel, statusLabel } from '../../../actions/wording.ts';
import { dayOf, sayDay } from '../../../core/day.ts';
import { activities } from '../../../core/directive.ts';
import type { Receipt } from '../../../core/receipt.ts';
import type { Block, NumberedCitation } from '../../../core/reply.ts';
import type { Outdated } from '../../../core/watching.ts';
import { isOutward } from '../../drawing/outward.ts';
import { checkedOn, publishedOn } from '../../drawing/source-lines.ts';
import { tidy, tidyLine } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import { sayTime } from '../listing/say-time.ts';
import { drawChecks } from './draw-checks.ts';

/** The answer without our own notes, with its receipt and the version of the records it was made from. */
export function drawRecordAnswer(receipt: Receipt, outdated: Outdated | undefined): Html {
  const { reply } = receipt;
  return html`<article class="entry"><h3><bdi>${tidyLine(receipt.question)}</bdi></h3>
    <p class="fine">Asked on ${sayTime(receipt.at)} UTC by <bdi>${tidyLine(receipt.askedBy.name)}</bdi>, answered as of ${sayDay(receipt.asOf)}. Receipt ${receipt.id}. Records of version ${receipt.contentVersion.slice(0, 12)}.</p>
    ${outdated === undefined ? '' : drawOutdated(outdated)}
    ${groundsFirst(reply.blocks.filter(isOutward)).map(drawBlock)}
    ${reply.citations.length === 0 ? html`<p class="fine">It cites no source.</p>` : html`<h4>Sources</h4><ol class="sources">${reply.citations.map(drawSource)}</ol>`}</article>`;
}

/** What stands over the grounds of a verdict where other claims were asked for too; those have no title in chat, where they stand first. */
const groundsTitle = 'What it rests on';
const askedTitle = 'On what was asked';

/** What the verdict rests on before any other claim. */
function groundsFirst(blocks: readonly Block[]): readonly Block[] {
  const grounds = blocks.find((block) => block.kind === 'claims' && block.title === groundsTitle);
  if (grounds === undefined) return blocks;
  const first = blocks.findIndex((block) => block.kind === 'claims');
  const others = blocks
    .slice(first)
    .filter((block) => block !== grounds)
    .map((block) => (block.kind === 'claims' && block.title === null ? { ...block, title: askedTitle } : block));
  return [...blocks.slice(0, first), grounds, ...others];
}

const drawOutdated = ({ at, changes }: Outdated): Html =>
  html`<p><strong>Out of date since ${sayDay(dayOf(at))}.</strong></p><ul>${changes.map(({ before, after }) => html`<li><bdi>Before: ${tidyLine(before)}</bdi><br /><bdi>Now: ${tidyLine(after)}</bdi></li>`)}</ul>`;

const marks = (numbers: readonly number[]): string => numbers.map((n) => `[${n}]`).join('');

/** What an answer can say to somebody outside; lists of commands and the like say nothing that could be proved. */
function drawBlock(block: Block): Html | '' {
  switch (block.kind) {
    case 'headline':
      return html`<p class="verdict"><strong><bdi>${tidy(block.text)}</bdi></strong> ${marks(block.citations)}</p>`;
    case 'text':
      return html`<p><bdi>${tidy(block.text)}</bdi></p>`;
    case 'activities':
      return html`<p>${activities.map((each) => `${activityLabel[each]}: ${statusLabel[block[each]]}`).join('; ')}</p>`;
    case 'claims':
      return html`${block.title === null ? '' : html`<h4>${block.title}</h4>`}<ul>${block.claims.map(({ text, citations }) => html`<li>${tidy(text)} ${marks(citations)}</li>`)}</ul>`;
    case 'audiences':
      return html`<h4>${block.title}</h4><ul>${block.rows.map((row) => html`<li>${row.who}: ${activities.map((each) => `${activityLabel[each]} ${statusLabel[row[each]]}`).join('; ')}</li>`)}</ul>`;
    case 'checks':
      return drawChecks(block.rows);
    case 'directives':
      return html`<h4>${block.title}</h4><ul>${block.rows.map((row) => html`<li>${sayDay(row.published)}: ${row.title} (${row.issuer}) ${marks(row.citations)}</li>`)}</ul>`;
    case 'vendors':
      return html`<ul>${block.rows.map((row) => html`<li>${row.name}: ${statusLabel[row.status]}, reviewed on ${sayDay(row.reviewed)}</li>`)}</ul>`;
    default:
      return '';
  }
}

const drawSource = (citation: NumberedCitation): Html =>
  html`<li value="${citation.n}">${citation.publisher}, ${citation.title}, ${publishedOn(citation)}. <span class="url">${citation.url}</span>${citation.quote === null ? '' : html` <q>${citation.quote}</q>`} <span class="fine">${checkedOn(citation)}</span></li>`;
