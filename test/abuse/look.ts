/** Did anything from outside come alive in what Vouch shows: on a page, in Slack, on a card, in a spreadsheet? */
import { parse as parseCsv } from 'csv-parse/sync';
import { type HTMLElement, NodeType, parse } from 'node-html-parser';
import { AdaptiveCard } from '../../src/surfaces/teams/render/adaptive-card.ts';
import { mark } from './hostile-values.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function* objectsIn(value: unknown): Generator<Fields> {
  if (Array.isArray(value)) for (const each of value) yield* objectsIn(each);
  if (!isFields(value)) return;
  yield value;
  for (const inside of Object.values(value)) yield* objectsIn(inside);
}

/** Markup of ours that stands unescaped in the source of a page, whatever a parser would make of it. */
const unescaped = new RegExp(
  `</?${mark}|<script>${mark}|<img src=x|<svg/on|<!--${mark}|["'] ?on${mark}|<at>${mark}|</textarea></title>`,
  'i',
);
const noElements = new Set([
  'iframe',
  'object',
  'embed',
  'applet',
  'frame',
  'frameset',
  'foreignobject',
  'img',
  'audio',
  'video',
  'base',
  mark,
]);
const addresses = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'cite', 'poster', 'background']);

function wrongWith(element: HTMLElement): string[] {
  const tag = element.rawTagName.toLowerCase();
  const wrong = noElements.has(tag) ? [`the element <${tag}>`] : [];
  if (tag === 'script' && element.getAttribute('src') !== '/desk.js') wrong.push('a script that is not the desk’s own');
  if (tag === 'script' && element.text.trim() !== '') wrong.push('a script within the page');
  for (const [name, value] of Object.entries(element.attributes)) {
    const low = name.toLowerCase();
    if (low.startsWith('on') || low === 'style' || low === 'srcdoc' || low.includes(mark))
      wrong.push(`the attribute ${name}`);
    if (
      addresses.has(low) &&
      !/^(https?:\/\/|\/(?![/\\])|#|\?|data:,$|data:text\/plain;charset=utf-8,|mailto:\?)/i.test(value)
    )
      wrong.push(`${name} leads to ${value.slice(0, 60)}`);
  }
  return wrong;
}

function* elementsIn(element: HTMLElement): Generator<HTMLElement> {
  for (const child of element.childNodes)
    if (child.nodeType === NodeType.ELEMENT_NODE) {
      const inside = child as HTMLElement;
      yield inside;
      yield* elementsIn(inside);
    }
}

/** What is wrong with a page of the desk. */
export function wrongInPage(page: string): string[] {
  const found = unescaped.exec(page);
  const raw = found === null ? [] : [`unescaped: ${page.slice(Math.max(0, found.index - 60), found.index + 60)}`];
  return [...raw, ...[...elementsIn(parse(page))].flatMap(wrongWith)];
}

/** What a spreadsheet would take for a formula. */
export function wrongInCsv(csv: string): string[] {
  const rows: string[][] = parseCsv(csv, { relax_column_count: true, bom: true });
  return rows
    .flat()
    .flatMap((cell) => (/^[=+\-@\t\r]/.test(cell) ? [`a cell begins with ${JSON.stringify(cell.slice(0, 40))}`] : []));
}

const liveInSlack = new Set([
  'user',
  'usergroup',
  'team',
  'channel',
  'broadcast',
  'emoji',
  'date',
  'color',
  'mrkdwn',
  'markdown',
]);
const mentions = /<[!@#]|<(?:https?|mailto):/i;

/** What is alive, and must not be, in a call of Slack's Web API or of a response_url: `args` as they were sent. */
export function wrongInSlack(args: Fields): string[] {
  const wrong: string[] = [];
  const { text } = args;
  if (typeof text === 'string' && mentions.test(text)) wrong.push(`the text mentions: ${text.slice(0, 80)}`);
  if (typeof text === 'string' && /:fire:|(?:^|\s)[*_~`]zqx/.test(text))
    wrong.push(`the text has markup: ${text.slice(0, 80)}`);
  for (const { type, text: inside, url, emoji } of objectsIn([args['blocks'], args['view'], args['attachments']])) {
    if (typeof type === 'string' && liveInSlack.has(type)) wrong.push(`an element of the type ${type}`);
    if (type === 'plain_text' && emoji !== false) wrong.push('a plain text that draws emoji');
    if (typeof inside === 'string' && mentions.test(inside)) wrong.push(`a text mentions: ${inside.slice(0, 80)}`);
    if (url !== undefined && !/^https?:\/\//i.test(String(url))) wrong.push(`a link to ${String(url).slice(0, 60)}`);
    if (String(url).includes(mark)) wrong.push(`a link made from text: ${String(url).slice(0, 60)}`);
  }
  return wrong;
}

function wrongInCard(card: unknown): string[] {
  const { error } = AdaptiveCard.safeParse(card);
  const wrong =
    error === undefined ? [] : [`a card that is none: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`];
  for (const { type, text, title, tooltip, url } of objectsIn(card)) {
    for (const each of [text, title, tooltip])
      if (typeof each === 'string' && /<\/?at\b|\{\{(?:DATE|TIME)\(/i.test(each))
        wrong.push(`a text that Teams expands: ${each.slice(0, 80)}`);
    if (type === 'TextBlock' && typeof text === 'string' && /[*_`~<>[\]\\#|]|:\/\/|www\./i.test(text))
      wrong.push(`markdown from text: ${text.slice(0, 80)}`);
    if (url !== undefined && (!/^https?:\/\//i.test(String(url)) || String(url).includes(mark)))
      wrong.push(`a link to ${String(url).slice(0, 60)}`);
  }
  return wrong;
}

const cardType = 'application/vnd.microsoft.card.adaptive';

/** What is alive, and must not be, in something that Teams was told: a message, or the answer to an invoke. */
export function wrongInTeams(body: unknown): string[] {
  const wrong: string[] = [];
  for (const each of objectsIn(body)) {
    if (each['contentType'] === cardType) wrong.push(...wrongInCard(each['content']));
    if (each['type'] === 'mention') wrong.push('a mention');
    if (
      each['type'] === 'message' &&
      typeof each['text'] === 'string' &&
      /<(?!\/?(?:br|p|b|i|em|strong|ul|ol|li)\b)|\]\(/i.test(each['text'])
    )
      wrong.push(`a message with markup: ${each['text'].slice(0, 80)}`);
  }
  return wrong;
}
