/** What of a question may leave this machine? */
import type { FactBase } from '../core/fact-base.ts';
import { nameKey } from '../core/fold.ts';
import type { Person } from '../core/person.ts';
import { makeNames } from '../factbase/names.ts';
import { isOrdinary } from '../factbase/ordinary-words.ts';
import { wordsIn } from '../factbase/words-in-text.ts';
import { findClients, findUnknownClient, type KnownClient } from './clients.ts';
import { taughtWords } from './entities.ts';
import { maskText, type Patch } from './mask.ts';
import { findPeople } from './people.ts';
import type { Span } from './span.ts';

/** Addresses of people and of the web, and numbers long enough to be a phone's or an account's. */
const addresses =
  /[^\s@<>(),;:]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]|\bhttps?:\/\/\S+|\bwww\.\S+|\+?(?:\d[\s().-]{0,3}){8,}\d/giu;

export interface Around {
  readonly clients: readonly KnownClient[];
  readonly people: readonly Person[];
  /** Names of clients that the reading, the form or the thread holds, as said. */
  readonly named: readonly string[];
}

/**
 * Makes the question without the names of clients and people, addresses and long numbers. A word with a capital letter that
 * neither our records nor our own sentences nor everyday English know counts as a name: what is lost is only what no list holds.
 */
export function makeQuestionMask(base: FactBase): (text: string, around: Around) => string {
  const taught = taughtWords(base);
  const names = makeNames(base.vendors);
  const familiar = (key: string): boolean => taught.has(key) || isOrdinary(key) || base.knowsWord(key);

  return (text, { clients, people, named }) => {
    const words = wordsIn(text);
    const asked = named.flatMap((name): KnownClient[] => {
      const key = nameKey(name);
      const client = { id: key, name, aliases: [], federal: null, notes: '', createdAt: 0 };
      return key === '' ? [] : [{ client, key }];
    });
    const vendors = names.find(text, []).mentions;
    const ofVendor = ({ start, end }: Span): boolean =>
      vendors.some((mention) => mention.start < end && mention.end > start);
    const client = [...findClients(words, [...clients, ...asked]), ...ifFound(findUnknownClient(text, vendors))];
    const capitals = words.filter(
      (word) => /^\p{Lu}/u.test(word.said) && !familiar(word.key) && !ofVendor(word) && !/^\d+$/.test(word.key),
    );
    const patches: Patch[] = [
      ...[...client].map(({ start, end }) => ({ start, end, put: 'slotclient' })),
      ...findPeople(text, people).map(({ start, end }) => ({ start, end, put: 'slotperson' })),
      ...[...text.matchAll(addresses)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        put: 'slotaddress',
      })),
      ...capitals.map(({ start, end }) => ({ start, end, put: 'slotname' })),
    ];
    return maskText(text, patches).replace(/\s+/g, ' ').trim();
  };
}

const ifFound = (span: Span | null): Span[] => (span === null ? [] : [span]);
