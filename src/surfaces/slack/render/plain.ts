/** How does text from outside stay text in Slack? */
import type { ContextBlock, PlainTextElement } from '@slack/types';
import { remembering } from '../../../core/remembering.ts';
import { clip } from '../../drawing/clip.ts';
import { onOneLine, tidy } from '../../drawing/tidy.ts';
import { slackLimits } from './slack-limits.ts';

/** WORD JOINER: takes no room, and ends what Slack would read as a mention, a link or an entity. */
const joiner = '\u2060';

/**
 * The text as it is drawn in rich_text and plain_text: without control characters (line breaks stay) and marks that turn
 * the reading direction, with every `<!`, `<@`, `<#`, `<scheme:` and written-out entity broken by an invisible joiner.
 */
export const literal = remembering(broken, 5_000);

function broken(text: string): string {
  return tidy(text)
    .replace(/<(?=[!@#]|[a-z][a-z0-9+.-]*:)/gi, `<${joiner}`)
    .replace(/&(?=(?:lt|gt|amp);)/gi, `&${joiner}`);
}

/** The same on one line. */
export const oneLine = remembering((text) => onOneLine(literal(text)), 5_000);

/**
 * The text for the top-level `text` of a message, the one place where Slack reads mrkdwn: marks of emphasis, names of
 * emoji, addresses, `@name` and `#name` are broken by joiners, then `&`, `<` and `>` are escaped.
 */
export function escapeMrkdwn(text: string): string {
  return oneLine(text)
    .replace(/[*_~`]/g, `${joiner}$&${joiner}`)
    .replace(/:(?=[\p{L}\p{N}_+'-]+:)/gu, `:${joiner}`)
    .replace(/:\/\//g, `:${joiner}//`)
    .replace(/[@#](?=[\p{L}\p{N}])/gu, `$&${joiner}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A plain_text object: no emoji, never empty (Slack refuses an empty text), at most `max` characters. */
export function plainText(text: string, max: number = slackLimits.text): PlainTextElement {
  return { type: 'plain_text', text: clip(literal(text), max) || '–', emoji: false };
}

/** One line in small grey letters. */
export const smallPrint = (text: string): ContextBlock => ({ type: 'context', elements: [plainText(oneLine(text))] });
