/** Does an entry that announces no directive tell of another measure against a vendor of ours? */
import type { FactBase } from '../../core/fact-base.ts';
import type { ItemType } from '../../core/item.ts';
import type { FeedEntry } from '../feed/read-feed.ts';
import { judgeInstrument } from '../gates/instrument-gate.ts';
import { vendorsIn } from '../gates/vendors-in.ts';

const beginning = 1_500;

/** Its type; null where it names no measure, or nobody of ours. */
export function otherInstrument({ title, text }: FeedEntry, factBase: FactBase): ItemType | null {
  const abstract = text.slice(0, beginning);
  const inTitle = vendorsIn(title, factBase);
  const named = vendorsIn(`${title}. ${abstract}`, factBase);
  if (named.length === 0) return null;
  // Nobody is named as issuer: CISA warns of most vendors every week, and only an instrument's own name counts here.
  const facts = {
    number: '',
    title,
    abstract,
    action: null,
    type: 'Notice',
    agencies: [],
    cfr: [],
    correctionOf: null,
    dockets: [],
  };
  const verdict = judgeInstrument(facts, { named, inTitle });
  return 'rejected' in verdict ? null : verdict.type;
}
