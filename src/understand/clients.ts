/** Which client is spoken of? */
import { type Client, ClientName } from '../core/client.ts';
import { VouchError } from '../core/errors.ts';
import { nameKey } from '../core/fold.ts';
import type { ClientMention } from '../core/reading.ts';
import { isOrdinary } from '../factbase/ordinary-words.ts';
import type { Word } from '../factbase/words-in-text.ts';
import { overlap, type Span } from './span.ts';

/** A client the ledger knows, with the name key that led to it. */
export interface KnownClient {
  readonly client: Client;
  readonly key: string;
}

export interface ClientHit extends Span {
  readonly mention: ClientMention;
}

const mentionOf = ({ id, name, federal }: Client): ClientMention => ({ id, name, federal });

/** Where clients of the ledger are named, the longest name first. One ordinary word counts only with a capital letter. */
export function findClients(words: readonly Word[], clients: readonly KnownClient[]): ClientHit[] {
  const hits: ClientHit[] = [];
  for (const { client, key } of clients.toSorted((a, b) => b.key.length - a.key.length || (a.key < b.key ? -1 : 1))) {
    const joined = key.replaceAll(' ', '');
    if (joined === '') continue;
    for (let from = 0; from < words.length; from += 1) {
      let [length, to] = [0, from];
      while (to < words.length && length < joined.length) {
        length += words[to]?.key.length ?? 0;
        to += 1;
      }
      const [first, last] = [words[from], words[to - 1]];
      if (first === undefined || last === undefined || length !== joined.length) continue;
      if (
        words
          .slice(from, to)
          .map((word) => word.key)
          .join('') !== joined
      )
        continue;
      const hit = { mention: mentionOf(client), start: first.start, end: last.end };
      const ordinary = words.slice(from, to).every((word) => isOrdinary(word.key));
      if (ordinary && !/^\p{Lu}/u.test(first.said)) continue;
      if (!hits.some((other) => overlap(other, hit))) hits.push(hit);
    }
  }
  return hits.sort((a, b) => a.start - b.start);
}

/** The client of an utterance field or form: the ledger's of that id or name, else the name itself. Throws `bad-input` for no name at all. */
export function clientNamed(said: string, clients: readonly KnownClient[]): ClientMention {
  const found = clients.find(({ client, key }) => client.id === said || key === nameKey(said));
  if (found !== undefined) return mentionOf(found.client);
  const name = ClientName.safeParse(said);
  if (!name.success)
    throw new VouchError(
      'bad-input',
      `That is no client name: ${name.error.issues[0]?.message ?? 'it cannot be read'}.`,
      'Give the name on one line, for example "Acme Dental".',
    );
  return { id: null, name: name.data, federal: null };
}

const somebody =
  'a|an|the|my|our|their|his|her|your|one|some|any|this|that|it|he|she|we|they|i|you|us|them|him|me|me|who|what|which|how|where|when|did|has|have|any|no|there|here|just|got|had|spoke|spoken|talked|is|was|are|client|clients|customer|customers|someone|somebody|everyone|people|partner|partners|follow-up|task|concern|now|from|again|later|until|till|to|been|about|with';
/** A name in running text: up to eight words, shortest first, none of them a stand-in for one. */
const name = `((?!(?:${somebody})\\b)[\\p{L}\\p{N}][\\p{L}\\p{N}&.'’+/-]*(?:\\s+(?!(?:about|asked|called|who|that|is|are|was|has|have|had|goes|should|can|will|must)\\b)[\\p{L}\\p{N}&(][\\p{L}\\p{N}&.'’+/()-]*){0,7}?(?:,? (?:Inc|LLC|Ltd|Corp|Co)\\b\\.?)?)`;
const feels =
  '(?:is|are|was|were|has|have|had|asked|asks|asking|called|calls|wants?|wanted|complained|raised|wrote|emailed|says?|said|worries|feels|fears|needs|told|still|just|keeps?|mentioned|reported|phoned|rang|pinged)';
const ends =
  '(?=\\s+(?:about|on|regarding|re|over|to|that|due|by|because|for|with|saying|at|in|next|today|tomorrow|this|and|before|after|until|asking|since|they|is|are|if|whether|from)\\b|\\s*[:;,.?!–—-](?:\\s|$)|\\s*$)';

/** Ways of naming a client that the ledger need not know. */
const patterns = [
  `\\b(?:log|note|record|track|save|add|put down|file|document|write down|register)\\b[^:]{0,40}?\\bthat\\s+(?:our client |our customer |my client |my customer |client |customer )?${name}\\s+${feels}\\b`,
  `\\b(?:concern|complaint|worry|follow-?up|task|to-?do|reminder|note|tasks|follow-?ups|concerns)\\s+(?:from|for|by|of)\\s+(?:our client |client |customer )?${name}${ends}`,
  `\\b(?:concern|follow-?up|task)s?\\b[^:]{0,60}?\\b(?:from|for|by)\\s+(?:our client |client |customer )?${name}${ends}`,
  `^(?:urgent[,:]?\\s+|fyi[,:]?\\s+|please note[:,]?\\s+|note[:,]?\\s+|hey vouch[,:]?\\s+|new concern[:,]?\\s+|(?:please )?(?:log|record|note|save)(?: it| this| that| concern)?[:,]\\s+|urgent concern[:,]?\\s+)*(?:our client |our customer |client |customer )?${name}\\s+(?:is|are|was|were|has been|seems?|feels?|got)\\s+(?:very |really |quite |a bit |so |getting |still )*(?:worried|concerned|nervous|scared|unhappy|upset|uneasy|anxious|afraid|asking|freak(?:ing|ed)|panicking|not happy|furious|angry)\\b`,
  `^(?:our client |our customer |client |customer |(?:record|note|put down)(?: that)? )?${name}\\s+(?:now |still |currently )?(?:has|have|runs?|uses?|owns?|bought|holds?|licensed|is on|renews|renewed)\\s+(?:about |around |some |roughly |over |nearly )?(?:slotvendor |[\\p{L}-]+ (?:on )?)?[\\d,.]+k?\\s+(?:[\\p{L}'’-]+\\s+){0,3}?(?:seats?|licen[cs]es?|subscriptions?|endpoints?|machines|computers|laptops|cameras|routers)\\b`,
  `^(?:our client |our customer |client |customer )?${name}\\s+(?:just |also |has )?(?:asked|called|wrote|complained|raised|emailed|phoned|rang|pinged)\\b`,
  `\\b(?:log|record|note|add|enter|register)\\b[^:]{0,30}?\\bfor\\s+(?:our client |client |customer )?${name}${ends}`,
  `\\boff the phone with\\s+${name}${ends}`,
  `\\b(?:follow(?:ing)? up with|check(?:ing)? (?:back |in )?with|touch base with|get back to|talk to|speak to|speak with|meet with|call|phone|ring|email|contact|visit|remind)\\s+(?:our client |client |customer )?${name}${ends}`,
  `\\b(?:send|give|write|bring|mail|get)\\s+${name}\\s+(?:the|a|an|our|some|their)\\b`,
  `\\b(?:letter|e-?mail)\\s+(?:for|to)\\s+(?:our client |client |customer )?${name}${ends}`,
  `\\b(?:our|my) (?:client|customer),?\\s+${name}${ends}`,
];

const compiled = patterns.map((pattern) => new RegExp(pattern, 'iu'));

/** What kind of client it is, not which: "rural phone company". */
const kinds = new Set(
  'company firm shop store office school agency bank clinic department cooperative coop practice business hospital church hotel restaurant'.split(
    ' ',
  ),
);
const isDescription = (words: readonly string[]): boolean =>
  words.length > 1 && (words.every((word) => isOrdinary(word)) || (words.length > 2 && kinds.has(words.at(-1) ?? '')));

/** A client named only by its place in the sentence: "log that _ is worried", "call _ on Friday". Vendor names never are. */
export function findUnknownClient(text: string, taken: readonly Span[]): (Span & { readonly name: string }) | null {
  for (const pattern of compiled) {
    const match = pattern.exec(text);
    const said = match?.[1]?.replace(/[\s.,;:'’-]+$/u, '') ?? '';
    if (match === null || said === '') continue;
    const start = match.index + match[0].indexOf(match[1] ?? said);
    const found = { start, end: start + said.length, name: said };
    if (taken.some((each) => overlap(each, found)) || !ClientName.safeParse(said).success) continue;
    // "Phone company wants": words that mean something else are a name only where they are written as one.
    if (said === said.toLowerCase() && isDescription(said.split(' '))) continue;
    return found;
  }
  return null;
}
