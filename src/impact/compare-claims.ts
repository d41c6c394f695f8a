/** Which sentences of an old answer do their records no longer say so? */
import type { FactBase } from '../core/fact-base.ts';
import { wordsOf } from '../core/fold.ts';
import type { Receipt } from '../core/receipt.ts';
import type { ShownClaim } from '../core/reply.ts';
import { isBorneOut } from '../decide/letter/is-borne-out.ts';
import { dateSentences, scopeSentence } from '../decide/own-sentences.ts';
import { type Change, changeOf } from './change.ts';

/** How like each other two sentences must be, from 0 to 1, to be the same one put another way. */
const likeEnough = 0.5;

/**
 * The sentences that were shown from records that changed, each with what stands in its place now. The order of a record's
 * sentences does not matter, nor what it says besides. In a letter a sentence may stand in other words that mean the same.
 */
export function compareClaims(
  { reply, reading }: Pick<Receipt, 'reply' | 'reading'>,
  changed: ReadonlySet<string>,
  base: FactBase,
): Change[] {
  const shown = reply.blocks
    .flatMap((block) => (block.kind === 'claims' ? block.claims : []))
    .filter(({ record }) => changed.has(record));
  const isLetter = reading.intent !== null && base.intents.get(reading.intent)?.action === 'write-letter';
  return [...Map.groupBy(shown, ({ record }) => record)].flatMap(([record, claims]) =>
    ofRecord(record, claims, isLetter, base),
  );
}

function ofRecord(record: string, claims: readonly ShownClaim[], isLetter: boolean, base: FactBase): Change[] {
  if (base.hashOf(record) === undefined)
    return claims.map(({ text }) => ({
      before: text,
      after: 'The record was taken out, and nothing stands in its place.',
    }));
  const now = sentencesOf(record, base);
  const stands = (text: string) => now.some((each) => each === text || (isLetter && isBorneOut(text, each)));
  const free = now.filter((each) => !claims.some(({ text }) => text === each));
  return claims.flatMap(({ text }) => {
    if (stands(text)) return [];
    const [best] = free
      .map((each, at) => ({ at, each, like: likeness(text, each) }))
      .filter(({ like }) => like >= likeEnough)
      .toSorted((a, b) => b.like - a.like);
    if (best === undefined) return changeOf(text, 'The record does not say this any more.');
    free.splice(best.at, 1);
    return changeOf(text, best.each);
  });
}

/** All that can be shown of a record: its claims, and what is put together from its fields. */
function sentencesOf(record: string, base: FactBase): string[] {
  const directive = record.startsWith('directives/')
    ? base.directives.get(record.slice('directives/'.length))
    : undefined;
  return [
    ...base.claimsOf(record).map(({ claim }) => claim.text),
    ...(directive === undefined
      ? []
      : [
          ...dateSentences(directive).map(({ text }) => text),
          ...directive.binds.flatMap(({ scope }) => (scope === undefined ? [] : [scopeSentence(directive, scope)])),
        ]),
  ];
}

/** The share of their words that two sentences have in common. */
function likeness(one: string, other: string): number {
  const [a, b] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  return (2 * a.intersection(b).size) / (a.size + b.size);
}
