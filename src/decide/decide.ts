/** Given what was meant, what shall be done? */
import type { Day } from '../core/day.ts';
import type { Decision } from '../core/decision.ts';
import { type FactBase, vendorName } from '../core/fact-base.ts';
import { wordsOf } from '../core/fold.ts';
import { type ActionId, actionOfTopic } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import { statuses, type Verdict } from '../core/verdict.ts';
import { questionOf } from '../factbase/question-of.ts';
import { verdict } from '../factbase/verdict.ts';
import { decideEach } from './decide-each.ts';
import { explain, guidance, recent } from './decide-records.ts';
import { decideReview } from './decide-review.ts';
import { decideScreening } from './decide-screening.ts';
import { decideCompare, decideTopic, decideVendor } from './decide-vendor.ts';
import { decideLetter } from './letter/decide-letter.ts';
import { slug } from './slug.ts';

/** Actions whose date is one that lies ahead. */
const byDay: readonly ActionId[] = ['create-task', 'snooze-task', 'record-exposure'];

/** The decision on a reading: pure, and the same for the same reading, content and day. */
export function decide(reading: Reading, base: FactBase, today: Day): Decision {
  const actionOf = (intent: string | null) => (intent === null ? undefined : base.intents.get(intent)?.action);
  const asking = [...base.intents].find(([, intent]) => intent.action === 'answer-vendor')?.[0] ?? null;
  return reading.also.length === 0
    ? decideOne(reading, base, today)
    : decideEach(
        reading,
        (one) => decideOne(one, base, today),
        asking,
        (one) => topicOf(actionOf(one.intent)),
      );
}

/** The topic that an action about a vendor is the answer to. */
const topicOf = (action: ActionId | undefined): string | null =>
  Object.entries(actionOfTopic).find(([, each]) => each === action)?.[0] ?? null;

function decideOne(reading: Reading, base: FactBase, today: Day): Decision {
  const said = reading.intent === null ? 'decline' : (base.intents.get(reading.intent)?.action ?? 'decline');
  if (reading.badDate !== null) {
    return {
      do: 'ask',
      slot: byDay.includes(said) ? 'due' : 'asOf',
      question: `“${reading.badDate}” is not a date on the calendar. Which day do you mean?`,
    };
  }
  // "When did BOD 17-01 take effect?" names no vendor and needs none
  const ofDirective = said === 'answer-vendor' && reading.directive !== null && reading.vendors.length === 0;
  const action = ofDirective ? 'explain-directive' : said;
  return (
    unknownVendor(reading, action, base) ?? missing(reading, action, base) ?? decideAction(reading, action, base, today)
  );
}

const aboutVendors: readonly ActionId[] = [
  'answer-vendor',
  'show-status',
  'show-alternatives',
  'show-statement',
  'show-provenance',
  'compare-vendors',
  'write-letter',
  'record-exposure',
];

/** A name we do not know is never answered with a vendor that is nearby; a name the vendor's own records speak of is no vendor. */
function unknownVendor(reading: Reading, action: ActionId, base: FactBase): Decision | undefined {
  if (reading.unknownVendor === null || !(aboutVendors.includes(action) || action === 'decline')) return undefined;
  const [vendor] = reading.vendors;
  const words = wordsOf(reading.unknownVendor.said);
  if (vendor !== undefined && words.every((word) => base.knowsWord(word, vendor))) return undefined;
  return { do: 'refuse', refusal: { why: 'unknown-vendor', ...reading.unknownVendor } };
}

/** The question to ask back when the intent needs what the reading lacks. */
function missing(reading: Reading, action: ActionId, base: FactBase): Decision | undefined {
  const slots = reading.intent === null ? {} : (base.intents.get(reading.intent)?.slots ?? {});
  const has = {
    vendor:
      reading.vendors.length > 0 ||
      action === 'explain-directive' ||
      action === 'screen-name' ||
      (action === 'log-concern' && reading.unknownVendor !== null),
    vendors: reading.vendors.length > 1,
    client: reading.client !== null,
    directive: reading.directive !== null,
    title: reading.title !== null,
    task: reading.task !== null,
    due: reading.due !== null,
    owner: reading.owner !== null,
  };
  for (const slot of ['client', 'vendor', 'vendors', 'directive', 'title', 'task', 'due', 'owner'] as const) {
    const question = slots[slot];
    if (question === undefined || has[slot]) continue;
    return { do: 'ask', slot: slot === 'vendors' ? 'vendor' : slot, question };
  }
  return undefined;
}

/** Of many vendors those with a restriction come first, each kind in the order of the records. */
const heaviestFirst = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.toSorted((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status));

function decideAction(reading: Reading, action: ActionId, base: FactBase, today: Day): Decision {
  const vendor = reading.vendors[0];
  const name = vendor === undefined ? '' : vendorName(vendor, base);
  switch (action) {
    case 'answer-vendor':
      if (reading.vendors.length > 1) return decideCompare(reading, base, today);
      return vendor === undefined
        ? { do: 'refuse', refusal: { why: 'off-topic' } }
        : decideVendor(reading, vendor, base, today, action);
    case 'show-status':
      if (vendor !== undefined) return decideVendor(reading, vendor, base, today, action);
      return {
        do: 'list-vendors',
        verdicts: heaviestFirst([...base.vendors.keys()].map((id) => verdict(questionOf(reading, id, today), base))),
        sections: [],
      };
    case 'compare-vendors':
      return decideCompare(reading, base, today);
    case 'show-alternatives':
      return vendor === undefined
        ? { do: 'refuse', refusal: { why: 'off-topic' } }
        : decideTopic(
            reading,
            vendor,
            'alternatives',
            `What is on record about alternatives to ${name}. Vouch recommends no product.`,
            base,
            today,
          );
    case 'show-statement':
      return vendor === undefined
        ? { do: 'refuse', refusal: { why: 'off-topic' } }
        : decideTopic(reading, vendor, 'statement', `What ${name} says, in its own words.`, base, today);
    case 'show-provenance':
      return vendor === undefined
        ? { do: 'refuse', refusal: { why: 'off-topic' } }
        : decideTopic(reading, vendor, 'provenance', `Where ${name} comes from and who owns it.`, base, today);
    case 'explain-directive':
      return explain(reading, base, today);
    case 'list-directives':
      return { do: action, directives: recent(reading, base, today), since: reading.since };
    case 'screen-name':
      return decideScreening(reading, base, today);
    case 'write-letter':
      return vendor === undefined
        ? { do: 'refuse', refusal: { why: 'off-topic' } }
        : decideLetter(reading, vendor, base, today);
    case 'show-guidance':
      return guidance(reading, base);
    case 'log-concern':
      return logConcern(reading, base, today);
    case 'digest':
      return { do: action, step: reading.digest ?? 'preview', week: reading.week, time: reading.digestTime };
    case 'review-items':
      return decideReview(reading);
    case 'list-touched':
      return reading.directive === null
        ? { do: 'refuse', refusal: { why: 'off-topic' } }
        : { do: action, step: reading.touched ?? 'list', directive: reading.directive };
    case 'record-exposure':
      return vendor === undefined ? { do: 'refuse', refusal: { why: 'off-topic' } } : { do: action, vendor };
    case 'decline':
      return declined(reading, base);
    default:
      return { do: action };
  }
}

/** How instruments are written: "BOD 22-01", "section 889", "FAR 52.204-25". One we have no record of is not off topic. */
const instrument = /\b(?:bod|ed|eo|executive order|emergency directive|far|dfars|section)\s*\d/i;

function declined(reading: Reading, base: FactBase): Decision {
  if (!instrument.test(reading.text)) return { do: 'refuse', refusal: { why: 'off-topic' } };
  return {
    do: 'refuse',
    refusal: { why: 'no-record', vendor: reading.vendors[0] ?? null, topics: [], looked: base.directives.size },
  };
}

/** What a rep logs is never lost: a vendor we do not know is logged under its name, as said. */
function logConcern(reading: Reading, base: FactBase, today: Day): Decision {
  const vendor = reading.vendors[0] ?? slug(reading.unknownVendor?.said ?? 'unknown');
  const audience = reading.audience ?? (reading.client?.federal === true ? 'federal-contractor' : 'business');
  return {
    do: 'log-concern',
    vendor,
    verdict: verdict({ ...questionOf({ ...reading, activity: null, product: null }, vendor, today), audience }, base),
  };
}
