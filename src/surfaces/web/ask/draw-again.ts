/** How is the same asked again for somebody else, or as of another day? */
import { html } from 'hono/html';
import { type Day, dayOf, daysBetween, sayDay } from '../../../core/day.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Receipt } from '../../../core/receipt.ts';
import { byActivityText } from '../../drawing/by-activity.ts';
import type { Spot } from '../drawing/spot.ts';
import type { Html } from '../html.ts';
import { formKeys } from '../visit.ts';
import { drawWhom } from './draw-whom.ts';
import { verdictChanges } from './verdict-changes.ts';

/** Days listed as buttons; the slider reaches all. */
const mostDays = 12;

/**
 * The question of a receipt with a verdict, its audience, activity and day to be changed; nothing without a verdict. The
 * date is what is sent: script adds the slider, which is hidden without.
 */
export function drawAgain(receipt: Receipt | undefined, spot: Spot, today: Day, base: FactBase): Html | '' {
  if (receipt === undefined || receipt.verdict === null) return '';
  const { vendor, audience, jurisdiction, activity, product, asOf } = receipt.verdict.question;
  const { first = today, changes } = verdictChanges(
    { vendor, audience, jurisdiction, activity, product },
    dayOf(receipt.at),
    base,
  );
  const start = first < asOf ? first : asOf;
  const end = asOf > today ? asOf : today;
  const shown = changes.slice(-mostDays);
  return html`<form class="card again" method="post" action="/ask?thread=${spot.thread}" aria-labelledby="again">
    ${formKeys(spot.visit, spot.thread)}<input type="hidden" name="q" value="${receipt.question}" />
    <h2 id="again">The same, as of another day</h2>
    <div class="fields">
      <label>As of <input type="date" name="asOf" value="${asOf}" required data-date /></label>
      ${drawWhom(base, 'again', { audience, activity })}
      <button>Ask again</button>
    </div>
    <input type="range" min="0" max="${daysBetween(start, end)}" value="${daysBetween(start, asOf)}" data-first="${start}" list="turns" aria-label="As of, between ${sayDay(start)} and ${sayDay(end)}" aria-valuetext="${sayDay(asOf)}" hidden />
    <div class="ends fine" aria-hidden="true" hidden><span>${sayDay(start)}</span><span>${sayDay(end)}</span></div>
    <datalist id="turns">${changes.filter(({ day }) => day >= start && day <= end).map(({ day }) => html`<option value="${daysBetween(start, day)}" label="${sayDay(day)}"></option>`)}</datalist>
    ${shown.length === 0 ? html`<p class="fine">On this question the records know of no day on which the answer changed.</p>` : html`<h3>When the answer changed</h3><ol class="turns">${shown.map(({ day, byActivity }) => html`<li><button class="quiet" name="day" value="${day}" ${day === asOf ? html`aria-current="true"` : ''}>${sayDay(day)}</button> <span>${byActivityText(byActivity)}${day > today ? ' (lies ahead)' : ''}</span></li>`)}</ol>`}
    ${changes.length > mostDays ? html`<p class="fine">And ${changes.length - mostDays} earlier.</p>` : ''}
  </form>`;
}
