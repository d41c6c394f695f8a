/** What is said beside the blocks of a reply and about their rows? */
import { type Day, sayDay } from '../../core/day.ts';
import type { Block, Reply } from '../../core/reply.ts';

type RowOf<Kind extends 'checks' | 'vendors'> = Extract<Block, { kind: Kind }>['rows'][number];

/** What is said in place of nothing. */
export const nothing = 'There is nothing to show here.';

/** The title of a list, unless the headline or the sentence before it says as much. */
export function unlessSaid(title: string, before: readonly Block[]): string | null {
  const last = before.at(-1);
  if (last?.kind === 'headline') return null;
  return last?.kind === 'text' && last.text.includes(title) ? null : title;
}

/** ", list of 3 June 2026 (looked at on 26 November 2026)". */
export const lookedAt = ({ edition, on }: RowOf<'checks'>): string =>
  `${edition === null ? '' : `, list of ${sayDay(edition)}`} (looked at on ${sayDay(on)})`;

/** The day on which all of them were reviewed, which is then said once; undefined where there are several. */
export function oneReview(rows: readonly RowOf<'vendors'>[]): Day | undefined {
  const days = new Set(rows.map((row) => row.reviewed));
  return days.size === 1 ? [...days][0] : undefined;
}

/** "As of 26 November 2026 · Receipt 01…"; empty where nothing was answered. */
export function receiptLine({ receipt, about }: Pick<Reply, 'receipt' | 'about'>): string {
  if (receipt === null) return '';
  return `${about === null ? '' : `As of ${sayDay(about.asOf)} · `}Receipt ${receipt}`;
}

/** How many follow-ups a reply proposes. */
export const countProposals = (reply: Reply): number =>
  reply.blocks.reduce((sum, block) => sum + (block.kind === 'proposals' ? block.rows.length : 0), 0);

/** True where there is a copy to forward: what was answered, and rests on a source or a list. */
export const canBeForwarded = ({ receipt, abstained, citations, blocks }: Reply): boolean =>
  receipt !== null && !abstained && (citations.length > 0 || blocks.some((block) => block.kind === 'checks'));
