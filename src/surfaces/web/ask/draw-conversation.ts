/** What does a conversation show: what was said and answered, and what can be done next? */
import { html } from 'hono/html';
import { dayOf, sayDay } from '../../../core/day.ts';
import type { Vouch } from '../../../core/ports.ts';
import type { Receipt } from '../../../core/receipt.ts';
import type { Reply } from '../../../core/reply.ts';
import { drawReply } from '../drawing/draw-reply.ts';
import type { Spot } from '../drawing/spot.ts';
import type { Html } from '../html.ts';
import { type Fields, field } from '../read-form.ts';
import type { Visit } from '../visit.ts';
import { drawAgain } from './draw-again.ts';
import { drawAsk, drawExamples, drawSuggestions } from './draw-forms.ts';
import { drawLog, type Known } from './draw-log.ts';

/** The answer of this moment: what was said, and, where it could not be answered, what was typed. */
export interface Now {
  readonly said: string;
  readonly reply: Reply;
  readonly typed: Fields;
}

/** Answers of a conversation shown above the last. */
const mostPast = 10;

/** The body of the page: earlier answers folded up, the last one whole, then its forms. */
export async function drawConversation(vouch: Vouch, visit: Visit, thread: string, now?: Now): Promise<Html> {
  const receipts = await vouch.ledger.receipts.ofThread(thread, mostPast + 1);
  const latest = now === undefined ? receipts.at(-1) : receipts.find(({ id }) => id === now.reply.receipt);
  const past = receipts.filter((receipt) => receipt !== latest);
  const last = now?.reply ?? latest?.reply;
  const base = vouch.factBase();
  const spot: Spot = { visit, base, thread, anchor: 'now' };
  const first = last === undefined;
  return html`<div class="top"><h1>Ask</h1>${first ? '' : html`<p class="fine"><a href="/?thread=${thread}">Link to this conversation</a> · <a href="/">New conversation</a></p>`}</div>
    ${past.map((receipt, index) => drawPast(receipt, { ...spot, anchor: `a${index}` }))}
    ${
      last === undefined
        ? ''
        : html`${drawSaid(now?.said ?? latest?.question ?? '', latest)}${drawReply(last, spot, true)}
    ${drawSuggestions(last.suggestions, spot)}${drawAgain(latest, spot, dayOf(vouch.clock()), base)}${drawLog(base, spot, knownOf(last, latest, now))}`
    }
    ${drawAsk(spot, base, first, now?.typed['q'] === undefined ? undefined : { q: field(now.typed, 'q'), asOf: field(now.typed, 'asOf') })}
    ${first ? html`${drawExamples(spot)}${drawLog(base, spot, {})}` : ''}`;
}

/** What was asked, with the day it was answered for where that was not its own. */
const drawSaid = (said: string, receipt: Receipt | undefined): Html =>
  html`<p class="said"><span class="hidden">You asked: </span><bdi>${said}</bdi>${receipt === undefined || receipt.asOf === dayOf(receipt.at) ? '' : html` <small>as of ${sayDay(receipt.asOf)}</small>`}</p>`;

function drawPast(receipt: Receipt, spot: Spot): Html {
  const lead = receipt.reply.blocks.find((block) => block.kind === 'headline');
  return html`<details class="past"><summary><bdi>${receipt.question}</bdi>${lead === undefined ? '' : html` <span class="fine"><bdi>${lead.text}</bdi></span>`}</summary>${drawReply(receipt.reply, spot)}</details>`;
}

/** What was typed into the log's form where it could not be kept; else what the conversation knows by now. */
function knownOf({ about, changed }: Reply, latest: Receipt | undefined, now: Now | undefined): Known {
  const typed = now?.typed ?? {};
  if (typed['words'] !== undefined) {
    const [client, vendor, words, severity] = ['client', 'vendor', 'words', 'severity'].map((name) =>
      field(typed, name),
    );
    return {
      ...(client === undefined ? {} : { client }),
      ...(vendor === undefined ? {} : { vendor }),
      ...(words === undefined ? {} : { words }),
      ...(severity === undefined ? {} : { severity }),
      federal: field(typed, 'federal') === 'yes',
      open: true,
    };
  }
  return {
    ...(about?.vendor == null ? {} : { vendor: about.vendor.name }),
    ...(about?.client == null ? {} : { client: about.client.name }),
    ...(changed === null && latest !== undefined ? { words: latest.question } : {}),
  };
}
