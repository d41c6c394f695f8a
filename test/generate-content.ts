/** What would a content folder of any size look like? Generated records that pass every check. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { Audience, Jurisdiction } from '../src/core/audience.ts';
import { addDays } from '../src/core/day.ts';
import { Directive } from '../src/core/directive.ts';
import { Fact } from '../src/core/fact.ts';
import { Guidance } from '../src/core/guidance.ts';
import { Intent } from '../src/core/intent.ts';
import { Playbook } from '../src/core/playbook.ts';
import { Topic } from '../src/core/topic.ts';
import { Vendor } from '../src/core/vendor.ts';
import type { Records } from '../src/factbase/make-fact-base.ts';
import { makeWords, type Words } from './generate-words.ts';

/** The day generated records count as reviewed; checks of them use it as today. */
export const generatedOn = '2026-11-23';

const review = { reviewed: { by: 'Generator', on: generatedOn }, recheck: '2027-05-23' };
const audiences = ['federal-agency', 'federal-contractor', 'reseller', 'business', 'consumer'];
const jurisdictions = ['world', 'us', 'eu', 'de', 'uk'];
const topics = ['who-is-bound', 'deadlines', 'penalties', 'resale', 'statement', 'provenance', 'alternatives'];
/** Claims of a record. */
const claimsEach = 2;

/** `count` record files, the same for the same seed: of twenty, one vendor, eight directives, eleven facts; and the tables. */
export function generateRecords(count: number, seed = 1): Records {
  const words = makeWords(seed);
  const vendors = new Map<string, Vendor>();
  const directives = new Map<string, Directive>();
  const facts = new Map<string, Fact>();
  const most = Math.max(0, count - 3);
  for (let number = 0; number < most; number += 1) {
    const kind = number % 20;
    const ids = [...vendors.keys()].slice(-5);
    if (kind === 0) vendors.set(`vendor-${number}`, vendor(number, words, ids));
    else if (kind < 9) directives.set(`rule-${number}`, directive(number, words, words.pick(ids)));
    else facts.set(`fact-${number}`, fact(number, words, words.pick(ids)));
  }
  return { vendors, directives, facts, ...fixed(), hashes: new Map() };
}

/** Write records as the YAML files they would be; returns the two folders. */
export function writeRecords(records: Records, dir: string): { contentDir: string; intentsDir: string } {
  const contentDir = join(dir, 'content');
  const intentsDir = join(dir, 'intents');
  const write = (path: string, value: object) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, stringify(value, { aliasDuplicateObjects: false }));
  };
  for (const kind of ['vendors', 'directives', 'facts', 'guidance', 'playbooks'] as const)
    for (const [id, value] of records[kind]) write(join(contentDir, kind, `${id}.yaml`), value);
  for (const [id, value] of records.intents) write(join(intentsDir, `${id}.yaml`), value);
  for (const table of ['audiences', 'jurisdictions', 'topics'] as const)
    write(join(contentDir, `${table}.yaml`), { [table]: [...records[table].values()], ...review });
  return { contentDir, intentsDir };
}

function claims(number: number, words: Words, published: string) {
  return Array.from({ length: claimsEach }, (_, at) => ({
    text: words.sentence(),
    topics: [words.pick(topics)],
    cites: [
      {
        publisher: 'Official Gazette',
        title: `Notice ${number} part ${at + 1}`,
        url: `https://gazette.example/${number}/${at + 1}`,
        published,
        quote: 'as it stands in the notice',
        checked: generatedOn,
        how: 'read',
      },
    ],
  }));
}

function vendor(number: number, words: Words, others: readonly string[]): Vendor {
  const name = words.name(number);
  const [home, owner] = claims(number, words, '2020-01-02');
  return Vendor.parse({
    name,
    legal: [`${name} Limited`],
    aliases: [`${name} Labs`],
    products: [{ id: 'endpoint', name: `${name} Endpoint` }],
    categories: ['endpoint protection'],
    headquarters: { is: 'Springfield', claim: home },
    owner: { is: 'private', claim: owner },
    alternatives: others.slice(0, 1).map((id) => ({ vendor: id, claim: claims(number + 0.5, words, '2021-03-04')[0] })),
    checks: [
      {
        list: 'Covered list',
        url: 'https://gazette.example/list',
        edition: null,
        on: generatedOn,
        result: 'not-listed',
      },
    ],
    ...review,
  });
}

function directive(number: number, words: Words, of: string): Directive {
  const published = addDays('2012-01-01', words.below(5_000));
  return Directive.parse({
    title: `Order ${number} on ${words.word()} ${words.word()}`,
    names: [`Order ${number}`],
    issuer: 'Ministry of Networks',
    authority: words.pick(['statute', 'regulation', 'order', 'directive', 'advisory', 'market']),
    vendors: [of],
    jurisdiction: words.pick(jurisdictions),
    published,
    from: addDays(published, 30),
    until: number % 5 === 0 ? addDays(published, 200) : null,
    binds: [
      {
        audiences: [words.pick(audiences)],
        activities: [words.pick(['use', 'acquire', 'supply'])],
        effect: words.pick(['requires-removal', 'prohibits', 'restricts', 'advises-against', 'informs']),
      },
    ],
    deadlines: [{ on: addDays(published, 90), what: 'Remove it' }],
    topics: [words.pick(topics)],
    claims: claims(number, words, published),
    ...review,
  });
}

function fact(number: number, words: Words, of: string): Fact {
  const published = addDays('2012-01-01', words.below(5_000));
  return Fact.parse({
    title: `Report ${number} on ${words.word()} ${words.word()}`,
    kind: number % 3 === 0 ? 'statement' : 'event',
    ...(number % 3 === 0 ? { speaker: 'The vendor' } : {}),
    vendors: [of],
    published,
    claims: claims(number, words, published),
    ...review,
  });
}

function fixed(): Omit<Records, 'vendors' | 'directives' | 'facts' | 'hashes'> {
  const rows = <T>(ids: readonly string[], make: (id: string) => T) => new Map(ids.map((id) => [id, make(id)]));
  return {
    audiences: rows(audiences, (id) =>
      Audience.parse({ id, label: id, plural: `${id}s`, words: [id.replace('-', ' ')] }),
    ),
    jurisdictions: rows(jurisdictions, (id) =>
      Jurisdiction.parse({ id, label: id, words: [id], within: id === 'world' ? null : id === 'de' ? 'eu' : 'world' }),
    ),
    topics: rows(topics, (id) => Topic.parse({ id, label: id.replaceAll('-', ' ') })),
    guidance: rows(['where-is-the-line'], () =>
      Guidance.parse({
        title: 'Where is the line drawn?',
        asks: ['where is the line', 'who is next', 'what about the others'],
        claims: claims(0.25, makeWords(7), '2017-01-01'),
        ...review,
      }),
    ),
    playbooks: rows(['removal'], () =>
      Playbook.parse({
        title: 'Removal',
        when: { statuses: ['prohibited'] },
        priority: 10,
        tasks: [{ id: 'inventory', title: 'Inventory {vendor} at {client}', due: { from: 'today', days: 7 } }],
        ...review,
      }),
    ),
    intents: rows(['ask-status'], () =>
      Intent.parse({
        title: 'Status',
        says: [
          'is {vendor} banned',
          'may we use {vendor}',
          'can we sell {vendor}',
          'is {vendor} ok',
          '{vendor} status',
        ],
        action: 'answer-vendor',
        ...review,
      }),
    ),
  };
}
