/** When is it time again to look at the FASCSA orders, which no program can read? */
import { dayOf } from '../../core/day.ts';
import type { Item } from '../../core/item.ts';
import { sources } from '../../core/source.ts';
import type { SourceReader } from '../reader.ts';

const day = 24 * 60 * 60 * 1000;

/** Fetches nothing: one reminder a quarter. Whether somebody looked shows in what became of it. */
export const fascsaReader: SourceReader = {
  source: 'fascsa',
  every: day,
  read: async ({ at }) => ({ delivered: [{ item: reminder(at) }], memory: null }),
};

/** The reminder of the quarter of a time in epoch milliseconds, by UTC. */
function reminder(at: number): Item {
  const [year, month] = dayOf(at).split('-');
  const quarter = Math.ceil(Number(month) / 3);
  return {
    source: 'fascsa',
    id: `${year}-Q${quarter}`,
    type: 'administrative',
    vendors: [],
    title: 'Look at the FASCSA orders on SAM.gov',
    summary:
      'SAM.gov offers these orders to people only, so somebody has to look. FAR 52.204-30 asks contractors to look for new FASCSA orders at least once every three months.',
    url: sources.fascsa.url,
    published: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`,
    effective: null,
    issuer: sources.fascsa.publisher,
    citation: 'FAR 52.204-30',
    keys: [],
    background: false,
  };
}
