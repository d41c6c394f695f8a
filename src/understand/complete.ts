/** What follows from what was said: the place an audience implies, what a client's work implies? */
import type { FactBase } from '../core/fact-base.ts';
import type { Reading } from '../core/reading.ts';

/** The audience a client belongs to that works for a federal government, and one that does not. */
const [federalWork, otherWork] = ['federal-contractor', 'business'];

/** A reading with its gaps filled from its own client and audience; what was said stays. */
export function complete(reading: Reading, { audiences }: Pick<FactBase, 'audiences'>): Reading {
  const federal = reading.client?.federal ?? null;
  const work = federal === null ? null : federal ? federalWork : otherWork;
  const implied = work !== null && audiences.has(work) ? work : null;
  const id = reading.audience ?? implied;
  const audience = id === null ? undefined : audiences.get(id);
  return {
    ...reading,
    audience: id,
    jurisdiction: reading.jurisdiction ?? audience?.jurisdiction ?? null,
    activity: reading.activity ?? audience?.activity ?? null,
  };
}
