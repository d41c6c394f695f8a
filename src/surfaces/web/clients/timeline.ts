/** What happened with a client, in order? */
import { html } from 'hono/html';
import type { Concern } from '../../../core/concern.ts';
import type { Exposure } from '../../../core/exposure.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import type { Receipt } from '../../../core/receipt.ts';
import type { Task } from '../../../core/task.ts';
import { clip } from '../../drawing/clip.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import { drawTime } from '../listing/draw-day.ts';

export interface Happened {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly what: string;
  /** The words of whoever did it. */
  readonly words: string;
  readonly path: string | null;
}

/** The longest words shown in one line. */
const wordsLength = 160;

/** Newest first; what happened at the same moment in the order of its words, so that a page looks the same twice. */
export function timeline(
  all: {
    readonly concerns: readonly Concern[];
    readonly tasks: readonly Task[];
    readonly exposures: readonly Exposure[];
    readonly receipts: readonly Receipt[];
  },
  base: Pick<FactBase, 'vendors'>,
): Happened[] {
  const rows: Happened[] = [
    ...all.concerns.map(({ id, createdAt: at, vendor, words }) => ({
      at,
      what: `Concern about ${vendorName(vendor, base)}`,
      words,
      path: `/concerns/${id}`,
    })),
    ...all.tasks.flatMap(({ id, createdAt, doneAt, title, owner }) => {
      const row = { words: title, path: `/tasks/${id}` };
      return [
        { ...row, at: createdAt, what: `Follow-up for ${tidyLine(owner)}` },
        ...(doneAt === null ? [] : [{ ...row, at: doneAt, what: 'Follow-up done' }]),
      ];
    }),
    ...all.exposures.map(({ vendor, recordedAt: at, seats }) => ({
      at,
      what: `Recorded: ${vendorName(vendor, base)}`,
      words: seats === null ? '' : `${seats.toLocaleString('en-US')} ${seats === 1 ? 'seat' : 'seats'}`,
      path: null,
    })),
    ...all.receipts.map(({ id, at, question }) => ({
      at,
      what: 'Answer given',
      words: question,
      path: `/receipts/${encodeURIComponent(id)}`,
    })),
  ];
  return rows.sort((a, b) => b.at - a.at || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0));
}

export const drawTimeline = (rows: readonly Happened[]): Html =>
  html`<ol class="trail">${rows.map(({ at, what, words, path }) => {
    const line = clip(tidyLine(words), wordsLength);
    const said = html`<bdi>${line}</bdi>`;
    return html`<li><span class="fine">${drawTime(at)}</span> · ${what}${line === '' ? '' : html`: ${path === null ? said : html`<a href="${path}">${said}</a>`}`}</li>`;
  })}</ol>`;
