/** Which names does a sentence hold, of what kinds, and what is left of it without them? */
import type { FactBase } from '../core/fact-base.ts';
import { type Mention, makeNames, type Names } from '../factbase/names.ts';
import type { UnknownName } from '../factbase/unknown-name.ts';
import { type Word, wordsIn } from '../factbase/words-in-text.ts';
import { type AudienceReader, makeAudienceReader } from './audiences.ts';
import { calm } from './calm.ts';
import { type ClientHit, findClients, findUnknownClient, type KnownClient } from './clients.ts';
import { dateSpans } from './date-words.ts';
import { type DirectiveHit, type DirectiveReader, makeDirectiveReader } from './directive-names.ts';
import { makeLooseDirectiveReader } from './loose-directives.ts';
import { maskText, slotPatch } from './mask.ts';
import type { PhraseHit } from './phrases.ts';
import { makePlaceReader, type PlaceReader } from './places.ts';
import { makeRespeller, type Respeller } from './respell.ts';
import { holds, overlap, type SlotSpan, type Span, without } from './span.ts';
import { stanceOf } from './stance.ts';

export interface Entities {
  /** Misspelt words outside names corrected. */
  readonly words: readonly Word[];
  /** The vendors asked about. */
  readonly mentions: readonly Mention[];
  /** Vendors that are only spoken of on the way: "they dropped _ for...". */
  readonly aside: readonly Mention[];
  /** The stretches that set them aside. */
  readonly passing: readonly Span[];
  readonly unknownVendor: UnknownName | null;
  readonly audiences: readonly PhraseHit<string>[];
  readonly places: readonly PhraseHit<string>[];
  readonly directives: readonly DirectiveHit[];
  readonly clients: readonly ClientHit[];
  readonly unknownClient: (Span & { readonly name: string }) | null;
  /** Every stretch understood, dates too. */
  readonly spans: readonly SlotSpan[];
  /** The sentence with slot words for names, spelt right. */
  readonly masked: string;
  /** The sentence without the vendors' names. */
  readonly rest: string;
}

export interface EntityReader {
  /** `people` are the stretches that name colleagues, who are neither clients nor vendors. */
  find(text: string, clients: readonly KnownClient[], people?: readonly Span[]): Entities;
  /** A training sentence, which holds no client, with its names masked. */
  mask(text: string): string;
  readonly names: Names;
  readonly audiences: AudienceReader;
  readonly places: PlaceReader;
  readonly directives: DirectiveReader;
  readonly respeller: Respeller;
}

/** The name that sentences about colleagues are taught with. */
const colleague = 'dana';

/** How often each word is taught by an intent, topic, audience or place; the examples of what Vouch is not for left out. */
export function taughtWords(
  factBase: Pick<FactBase, 'intents' | 'topics' | 'audiences' | 'jurisdictions' | 'guidance'>,
): Map<string, number> {
  const texts = [
    ...[...factBase.intents.values()].filter((intent) => intent.action !== 'decline').flatMap((intent) => intent.says),
    ...[...factBase.topics.values()].flatMap((topic) => [...topic.words, ...topic.asks, topic.label]),
    ...[...factBase.audiences.values()].flatMap((audience) => [...audience.words, audience.label]),
    ...[...factBase.jurisdictions.values()].flatMap((place) => place.words),
    ...[...factBase.guidance.values()].flatMap((guidance) => guidance.asks),
  ];
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const { key } of wordsIn(text.replace(/\{\w+\}/g, ' '))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const blank = ({ start, end }: Span) => ({ start, end, put: ' ' });

export function makeEntityReader(factBase: FactBase, taught: ReadonlyMap<string, number>): EntityReader {
  const names = makeNames(factBase.vendors);
  const audiences = makeAudienceReader(factBase);
  const places = makePlaceReader(factBase);
  const directives = makeDirectiveReader(factBase);
  const loose = makeLooseDirectiveReader(factBase);
  const respeller = makeRespeller(taught);

  function find(written: string, known: readonly KnownClient[], people: readonly Span[] = []): Entities {
    const text = calm(written);
    const said = wordsIn(text);
    // A client is called as it is written: "AAA Travel".
    const clientHits = findClients(wordsIn(written), known).filter((hit) => !people.some((span) => overlap(span, hit)));
    const exact = directives.find(said);
    const directiveHits = exact.length > 0 ? exact : loose.find(said);
    const dates = dateSpans(text);
    const fixed = [...clientHits, ...directiveHits, ...dates, ...people];
    const meant = respeller.respell(said, (word) => fixed.some((span) => overlap(span, word)));
    const phrases = [...audiences.find(meant), ...places.find(meant, text)].filter(
      (hit) => !fixed.some((span) => overlap(span, hit)),
    );
    const found = names.find(text, [...fixed, ...phrases], audiences.find(meant).length > 0);
    // A client called "Panda Bakery" is not the vendor Panda; a vendor's full name is not a client called after part of it.
    const clients = clientHits.filter((hit) => !found.mentions.some((mention) => holds(mention, hit)));
    const named = found.mentions.filter((mention) => ![...clients, ...people].some((hit) => overlap(hit, mention)));
    const ofVendor = (span: Span): boolean => named.some((mention) => overlap(mention, span));
    const taken = [...clients, ...named, ...dates, ...people];
    const unknownClient = clients.length > 0 ? null : findUnknownClient(without(written, people), taken);
    const free = (span: Span): boolean =>
      !ofVendor(span) &&
      !taken.some((each) => overlap(each, span)) &&
      !(unknownClient !== null && overlap(unknownClient, span));
    const audienceHits = audiences.find(meant).filter(free);
    const placeHits = places.find(meant, text).filter(free);
    const unknownVendor =
      found.unknown === null || unknownClient?.name.includes(found.unknown.said) === true ? null : found.unknown;
    const stance = stanceOf(text, named, unknownVendor !== null);
    const mentions = named.filter((_, index) => !stance.aside.has(index));
    const spans: SlotSpan[] = [
      ...named.map((hit): SlotSpan => ({ slot: 'vendor', start: hit.start, end: hit.end })),
      ...(unknownVendor === null
        ? []
        : [{ slot: 'vendor' as const, start: unknownVendor.start, end: unknownVendor.end }]),
      ...clients.map((hit): SlotSpan => ({ slot: 'client', start: hit.start, end: hit.end })),
      ...(unknownClient === null
        ? []
        : [{ slot: 'client' as const, start: unknownClient.start, end: unknownClient.end }]),
      ...directiveHits.map((hit): SlotSpan => ({ slot: 'directive', start: hit.start, end: hit.end })),
      ...dates
        .filter((hit) => !ofVendor(hit))
        .map((hit): SlotSpan => ({ slot: 'date', start: hit.start, end: hit.end })),
      ...audienceHits.map((hit): SlotSpan => ({ slot: 'audience', start: hit.start, end: hit.end })),
      ...placeHits.map((hit): SlotSpan => ({ slot: 'place', start: hit.start, end: hit.end })),
    ];
    const words = meant.map((word, index) => (ofVendor(word) ? (said[index] ?? word) : word));
    const respelt = words
      .filter((word, index) => word !== said[index])
      .map(({ start, end, key }) => ({ start, end, put: key }));
    return {
      words,
      mentions,
      aside: named.filter((_, index) => stance.aside.has(index)),
      passing: stance.spans,
      unknownVendor,
      audiences: audienceHits,
      places: placeHits,
      directives: directiveHits,
      clients,
      unknownClient,
      spans,
      masked: maskText(text, [
        ...people.map(({ start, end }) => ({ start, end, put: ` ${colleague} ` })),
        ...stance.spans.map(blank),
        ...spans.map(slotPatch),
        ...respelt,
      ]),
      rest: maskText(text, named.map(blank)),
    };
  }

  return {
    find,
    names,
    audiences,
    places,
    directives,
    respeller,
    mask(text) {
      const words = wordsIn(text);
      // Most sentences say {vendor}; only those without it, in guidance, name one.
      const vendors = /\p{Lu}/u.test(text) && !text.includes('slotvendor') ? names.find(text).mentions : [];
      const spans: SlotSpan[] = [
        ...vendors.map((hit): SlotSpan => ({ slot: 'vendor', start: hit.start, end: hit.end })),
        ...directives.find(words).map((hit): SlotSpan => ({ slot: 'directive', start: hit.start, end: hit.end })),
        ...dateSpans(text).map((hit): SlotSpan => ({ slot: 'date', start: hit.start, end: hit.end })),
        ...audiences.find(words).map((hit): SlotSpan => ({ slot: 'audience', start: hit.start, end: hit.end })),
        ...places.find(words, text).map((hit): SlotSpan => ({ slot: 'place', start: hit.start, end: hit.end })),
      ];
      return maskText(text, spans.map(slotPatch));
    },
  };
}
