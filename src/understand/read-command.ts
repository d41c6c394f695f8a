/** What does a command say, once its name is taken off? */
import { ClientName } from '../core/client.ts';
import type { ActionId } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import { blankReading } from './blank-reading.ts';
import { residue } from './choose-intent.ts';
import type { CommandRead } from './commands.ts';
import type { Entities, EntityReader } from './entities.ts';
import { touchedStep } from './exposure-words.ts';
import { isReview, reviewSaid } from './review-words.ts';

const fillers = new Set(
  'show list me all since last this week month status open due new latest every everything please thanks any vendors about concerns tasks followups directives card'.split(
    ' ',
  ),
);

const stepWords = new Set('here stop preview off channel room chat start end cancel'.split(' '));

/**
 * True when what follows a bare word is what its command takes. "status kaspersky" and "concerns since Monday" are
 * commands; "help me choose" and "status of my order" are sentences.
 */
export function isCommand({ sure, rest }: CommandRead, action: ActionId, entities: Entities, own: Reading): boolean {
  if (sure || rest === '') return true;
  const left = residue(entities.masked).filter((word) => !fillers.has(word));
  switch (action) {
    case 'log-concern':
      return (
        (entities.mentions.length > 0 && /:\s/.test(rest)) ||
        (left.length <= 3 && entities.mentions.length > 0 && !/^(?:about|from|for|that|is|with)\b/i.test(rest))
      );
    case 'create-task':
      return (
        !/^(?:is|are|was|were|for my|with|complete|completed|done|finished|list|status)\b/i.test(rest) &&
        !rest.endsWith('?')
      );
    case 'finish-task':
      return left.length <= 6 && !/^(?:and|with|thanks|thank|deal|it|now)\b/i.test(rest) && !rest.endsWith('?');
    case 'snooze-task':
      return left.length <= 8 && !rest.endsWith('?');
    case 'reassign-task':
      return (
        own.task !== null &&
        own.owner !== null &&
        !rest.endsWith('?') &&
        !/^(?:an?|another)\s+(?:new\s+)?(?:task|follow-?\s?up|to-?do|reminder)\b/i.test(rest)
      );
    case 'digest':
      return own.week !== null || own.digestTime !== null || left.every((word) => stepWords.has(word));
    case 'review-items':
      return isReview(rest);
    case 'record-exposure':
      return entities.mentions.length > 0 && own.seats !== null && !rest.endsWith('?');
    case 'show-status':
      return (
        (left.length === 0 && !/\b(?:tasks|follow-?ups|concerns|directives)\b/i.test(rest)) ||
        (left.length <= 2 &&
          entities.mentions.length === 0 &&
          !/^(?:of|my|on|the|update|is|are|that|which|who)\b/i.test(rest))
      );
    default:
      return left.length === 0;
  }
}

/** The command's reading, from the sentence its remainder makes. */
export function readCommand(
  own: Reading,
  rest: string,
  action: ActionId,
  entities: Entities,
  reader: EntityReader,
): Reading {
  const command = { confidence: 1, by: 'command' } as const;
  const base: Reading = { ...own, ...command };
  switch (action) {
    case 'show-status':
      return rest === '' || own.vendors.length > 0 || own.unknownVendor !== null
        ? base
        : { ...base, ...vendorSaid(rest, entities, reader) };
    case 'log-concern':
      return { ...base, ...concernSaid(own, rest, entities) };
    case 'create-task':
      return { ...base, title: rest === '' ? null : (own.title ?? rest) };
    case 'finish-task':
      return { ...base, task: rest === '' ? null : (own.task ?? rest) };
    case 'write-letter':
      return { ...base, client: own.client ?? forWhom(rest) };
    case 'review-items':
      // An item's number is no date, and what it is called is no question about a vendor.
      return {
        ...blankReading(own.text),
        ...command,
        intent: own.intent,
        client: own.client,
        review: reviewSaid(rest),
      };
    case 'record-exposure':
      return { ...base, client: holderSaid(own, rest, entities) };
    case 'list-exposures':
      return { ...base, client: own.client ?? (own.vendors.length > 0 ? null : nameIn(rest)) };
    case 'list-touched':
      return { ...base, touched: touchedStep(rest) };
    default:
      return base;
  }
}

/** "VENDOR for CLIENT, formal": the client, where it is no kind of client. */
function forWhom(rest: string): Reading['client'] {
  const said = /\bfor\s+(?!(?:an?|the|my|our|their)\b)([^,;:]+)/iu.exec(rest)?.[1]?.trim() ?? '';
  const name = ClientName.safeParse(said);
  return name.success ? { id: null, name: name.data, federal: null } : null;
}

/** What stands where the vendor's name should: known by a near spelling, or unknown. */
function vendorSaid(rest: string, entities: Entities, reader: EntityReader): Partial<Reading> {
  const left = residue(entities.masked).filter((word) => !fillers.has(word));
  if (left.length === 0) return {};
  const kept = entities.words.filter((word) => left.includes(word.key));
  const said = rest.slice(kept[0]?.start ?? 0, kept.at(-1)?.end ?? rest.length);
  const found = reader.names.resolve(said);
  return 'vendor' in found
    ? { vendors: [found.vendor], unknownVendor: null }
    : { unknownVendor: { said, didYouMean: found.didYouMean } };
}

/** The client called so, without the words that lead to the name and on from it; null for no name. */
function nameIn(said: string): Reading['client'] {
  const name = ClientName.safeParse(
    said
      .replace(/^(?:for|from|by|of|at)\s+/i, '')
      .replace(/\s*\b(?:about|on|re|regarding|has|with)\s*$/i, '')
      .replace(/^["“\s]+|["”\s,:;-]+$/g, ''),
  );
  return name.success ? { id: null, name: name.data, federal: null } : null;
}

/** "CLIENT VENDOR 500 seats", or "VENDOR 500 seats for CLIENT": the client before the vendor's name, or after "for". */
function holderSaid(own: Reading, rest: string, entities: Entities): Reading['client'] {
  const [mention] = entities.mentions;
  const after =
    /\b(?:for|at)\s+(?!(?:an?|the|my|our|their)\b)(.+?)(?=,|;|\s+(?:renew|expir|until|till|with|\d)|$)/iu.exec(rest);
  return (
    entities.clients[0]?.mention ??
    (mention === undefined ? null : nameIn(rest.slice(0, mention.start))) ??
    nameIn(after?.[1] ?? '') ??
    own.client
  );
}

/** "CLIENT VENDOR: WORDS": the client before the vendor's name, the words after it. */
function concernSaid(own: Reading, rest: string, entities: Entities): Partial<Reading> {
  const [mention] = entities.mentions;
  const known = entities.clients[0]?.mention;
  const colon = rest.indexOf(':');
  const head = mention === undefined ? (colon < 0 ? '' : rest.slice(0, colon)) : rest.slice(0, mention.start);
  const client = known ?? nameIn(head) ?? own.client;
  const tail = mention === undefined ? rest.slice(colon + 1) : rest.slice(mention.end);
  const words =
    colon >= 0 && (mention === undefined || colon >= mention.start)
      ? rest
          .slice(colon + 1)
          .trim()
          .replace(/^["“](.*)["”]$/su, '$1')
      : tail.replace(/^[\s,:;-]+/, '');
  return { client, words: words === '' ? null : words };
}
