/** What stands in some blocks, for tests that look at them? */
import type { KnownBlock } from '@slack/types';
import { expect } from 'vitest';
import { charactersOf } from '../../../../src/surfaces/slack/render/fit.ts';
import { validateBlocks } from '../../../stand-ins/slack-validate.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object inside a value, itself included. */
export function objectsIn(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isFields(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}

/** Every text a person sees, in order. */
export const textsIn = (blocks: readonly KnownBlock[]): string[] =>
  objectsIn(blocks).flatMap((object) => [object['text'], object['caption']].filter((text) => typeof text === 'string'));

/** All that a person sees, as one text. */
export const seenIn = (blocks: readonly KnownBlock[]): string => textsIn(blocks).join('');

/** The buttons by their label. */
export function buttonsIn(blocks: readonly KnownBlock[]): Map<string, { readonly id: string; readonly value: string }> {
  return new Map(
    objectsIn(blocks)
      .filter((object) => object['type'] === 'button')
      .map((object) => [
        isFields(object['text']) ? String(object['text']['text']) : '',
        { id: String(object['action_id']), value: String(object['value']) },
      ]),
  );
}

/** The numbers that are links to a source. */
export const numbersIn = (blocks: readonly KnownBlock[]): string[] => [
  ...new Set(
    objectsIn(blocks).flatMap((object) =>
      object['type'] === 'link' && /^\[\d+\]$/.test(String(object['text'])) ? [String(object['text'])] : [],
    ),
  ),
];

/** What stands in the list of sources. */
export function sourcesIn(blocks: readonly KnownBlock[]): string {
  const from = blocks.findIndex(
    (block) =>
      textsIn([block])[0] === 'Sources' &&
      block.type === 'rich_text' &&
      textsIn([block]).length > 3 &&
      numbersIn([block]).length === 0,
  );
  return from < 0
    ? ''
    : blocks
        .slice(from)
        .filter((block) => block.type === 'rich_text')
        .map((block) => seenIn([block]))
        .join('\n');
}

/** Slack takes these blocks as a message, with room to spare. */
export function expectMessage({
  text,
  blocks,
}: {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}): void {
  expect(validateBlocks(blocks, 'message')).toEqual([]);
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks.length).toBeLessThanOrEqual(50);
  expect(charactersOf(blocks)).toBeLessThanOrEqual(12_500);
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(text).not.toBe('');
  expectLiteral(blocks, text);
}

/** Slack takes these blocks as a modal. */
export function expectModal(blocks: readonly KnownBlock[]): void {
  expect(validateBlocks(blocks, 'modal')).toEqual([]);
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks.length).toBeLessThanOrEqual(100);
  expect(Buffer.byteLength(JSON.stringify(blocks))).toBeLessThanOrEqual(240_000);
  expectLiteral(blocks, '');
}

const live = ['user', 'usergroup', 'team', 'channel', 'broadcast', 'emoji', 'mrkdwn', 'markdown', 'date', 'color'];

/** Nothing in them mentions, links to a room, or is markup; every plain_text leaves emoji alone. */
export function expectLiteral(blocks: readonly KnownBlock[], text: string): void {
  const objects = objectsIn(blocks);
  expect(objects.map((object) => String(object['type'])).filter((type) => live.includes(type))).toEqual([]);
  expect(objects.filter((object) => object['type'] === 'plain_text' && object['emoji'] !== false)).toEqual([]);
  expect(textsIn(blocks).filter((each) => /<[!@#]|&(?:lt|gt|amp);|<https?:/.test(each))).toEqual([]);
  expect(textsIn(blocks).filter((each) => /[^\P{Cc}\n]|\p{Bidi_Control}/u.test(each))).toEqual([]);
  expect(text).not.toMatch(/[<>]|&(?!(?:lt|gt|amp);)/);
  expect(text).not.toMatch(/(?:^|\s)[*_~`]\S/);
  expect(text).not.toMatch(/:[\w+-]+:/);
}
