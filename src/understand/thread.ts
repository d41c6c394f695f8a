/** What does a sentence mean in the conversation it is said in? */
import type { FactBase } from '../core/fact-base.ts';
import { nameKey } from '../core/fold.ts';
import type { ActionId } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import type { ThreadContext } from '../core/thread-context.ts';

/** Actions about a vendor: without one, the thread's is meant. */
const aboutVendor: readonly (ActionId | null)[] = [
  'answer-vendor',
  'show-statement',
  'show-provenance',
  'show-alternatives',
  'compare-vendors',
  'write-letter',
  'log-concern',
];
/** Actions that take the thread's vendor or client only where a word points back to it. */
const pointing: readonly (ActionId | null)[] = [
  'show-status',
  'create-task',
  'list-concerns',
  'list-tasks',
  'list-directives',
  'explain-directive',
  'list-touched',
  'record-exposure',
  'list-exposures',
];
const back = /\b(?:it|its|that|this|them|they|their|he|she|him|her|the (?:same|vendor|client|customer)|said vendor)\b/i;
const everything = /\b(?:all|every|vendors|anyone|any)\b/i;
const nowAgain = /\b(?:now|today|currently|these days|at the moment|right now|nowadays|at present)\b/i;

/** The reading with what the thread already settled. Only for readings of plain talk; forms and commands say all they mean. */
export function inThread(reading: Reading, context: ThreadContext | null, factBase: FactBase): Reading {
  if (context === null || reading.intent === null) return reading;
  const action = factBase.intents.get(reading.intent)?.action ?? null;
  const pointsBack = back.test(reading.text);
  const takes =
    aboutVendor.includes(action) || (pointing.includes(action) && pointsBack && !everything.test(reading.text));
  if (!takes) return reading;
  const ofDirective = action === 'explain-directive' || action === 'list-touched';
  const ownVendor = reading.vendors.length > 0 || reading.unknownVendor !== null;
  const vendors = ownVendor
    ? action === 'compare-vendors' && reading.vendors.length < 2
      ? [...new Set([...context.vendors, ...reading.vendors])]
      : reading.vendors
    : ofDirective
      ? []
      : spokenOf(context, factBase);
  const changed = ownVendor && !reading.vendors.every((vendor) => context.vendors.includes(vendor));
  const client = reading.client ?? (action === 'list-directives' || ofDirective ? null : context.client);
  const settled: Reading = {
    ...reading,
    vendors,
    client,
    directive: reading.directive ?? (ofDirective ? context.directive : null),
    by: reading.by === 'classifier' && !ownVendor && vendors.length > 0 ? 'context' : reading.by,
  };
  if (!aboutVendor.includes(action) && action !== 'show-status') return settled;
  return {
    ...settled,
    ...place(reading, context, factBase),
    product:
      reading.product ??
      (changed || ownVendor ? null : (productIn(reading.text, vendors, factBase) ?? context.product)),
    activity: reading.activity ?? (ownVendor ? null : ownActivity(reading, context, factBase)),
    asOf: reading.asOf ?? (nowAgain.test(reading.text) || reading.badDate !== null ? null : context.asOf),
  };
}

/** The product of the vendor spoken of that is named without the vendor's name: "what about the antivirus". */
function productIn(text: string, [vendor]: readonly string[], { vendors }: FactBase): string | undefined {
  const record = vendor === undefined ? undefined : vendors.get(vendor);
  if (record === undefined) return undefined;
  const said = ` ${nameKey(text)} `;
  const own = nameKey(record.name);
  return record.products.find(({ name, aliases }) =>
    [name, ...aliases].some((each) => {
      const key = nameKey(each);
      return key.startsWith(`${own} `) && said.includes(` ${key.slice(own.length + 1)} `);
    }),
  )?.id;
}

/** The thread's vendors; or the one that the directive spoken of is about. */
function spokenOf({ vendors, directive }: ThreadContext, { directives }: FactBase): string[] {
  const about = directive === null ? [] : (directives.get(directive)?.vendors ?? []);
  return vendors.length === 0 && about.length === 1 ? about : vendors;
}

/** Audience and jurisdiction: what is newly said pushes out what it contradicts. */
function place(
  reading: Reading,
  context: ThreadContext,
  { audiences }: FactBase,
): Pick<Reading, 'audience' | 'jurisdiction'> {
  if (reading.audience !== null) {
    const own = audiences.get(reading.audience)?.jurisdiction;
    return { audience: reading.audience, jurisdiction: reading.jurisdiction ?? own ?? context.jurisdiction };
  }
  const otherClient =
    reading.client !== null &&
    reading.client.name !== context.client?.name &&
    (context.client !== null || reading.client.federal !== null);
  const home = context.audience === null ? undefined : audiences.get(context.audience)?.jurisdiction;
  const elsewhere = reading.jurisdiction !== null && home !== undefined && home !== reading.jurisdiction;
  const audience = otherClient || elsewhere ? null : context.audience;
  return {
    audience,
    jurisdiction: reading.jurisdiction ?? (otherClient && home !== undefined ? null : context.jurisdiction),
  };
}

/** The thread's activity, unless only its audience implied it and the audience is another now. */
function ownActivity(reading: Reading, context: ThreadContext, { audiences }: FactBase): Reading['activity'] {
  const implied = context.audience === null ? undefined : audiences.get(context.audience)?.activity;
  const other = reading.audience !== null && reading.audience !== context.audience;
  return other && implied !== undefined && implied === context.activity ? null : context.activity;
}
