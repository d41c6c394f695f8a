/** Does the validator know each limit of Slack, and let everything else through? */
import { describe, expect, test } from 'vitest';
import { button, goodBlocks, mrkdwn, options, plain, raw, rich, section } from './slack-samples.ts';
import { type Problem, validateBlocks, validateOptions, validateView } from './slack-validate.ts';

const input = { type: 'input', label: plain('Name'), element: { type: 'plain_text_input', action_id: 'name' } };
const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain('Log'),
  submit: plain('Save'),
  blocks: [input],
  ...more,
});
const said = (problems: readonly Problem[]) => problems.map(({ pointer, rule }) => `${pointer} ${rule}`);

describe('lets through', () => {
  test.each(goodBlocks)('%s', (_, surface, blocks) => {
    expect(said(validateBlocks(blocks, surface))).toEqual([]);
  });
  test('views and choices', () => {
    expect(said(validateView(modal({ private_metadata: 'x'.repeat(3000) })))).toEqual([]);
    expect(said(validateView({ type: 'home', blocks: Array.from({ length: 100 }, () => section()) }))).toEqual([]);
    expect(said(validateOptions({ options: options(100) }))).toEqual([]);
    expect(said(validateOptions({ option_groups: [{ label: plain('A'), options: options(1) }] }))).toEqual([]);
  });
});

describe('refuses', () => {
  const long = (n: number) => 'x'.repeat(n);
  test.each<readonly [string, object, string]>([
    ['a long section', section({ text: mrkdwn(long(3001)) }), '/text/text must be less than 3001 characters'],
    ['an empty section', section({ text: mrkdwn('') }), '/text/text must be more than 0 characters'],
    ['a section that says nothing', { type: 'section' }, ' must define either `text` or `fields`'],
    ['a long field', section({ fields: [mrkdwn(long(2001))] }), '/fields/0/text must be less than 2001 characters'],
    [
      'eleven fields',
      section({ fields: Array.from({ length: 11 }, () => mrkdwn('a')) }),
      '/fields no more than 10 items allowed',
    ],
    ['a long header', { type: 'header', text: plain(long(151)) }, '/text/text must be less than 151 characters'],
    ['a header of mrkdwn', { type: 'header', text: mrkdwn('a') }, '/text/type unsupported type: mrkdwn'],
    [
      'emoji said of mrkdwn',
      section({ text: { ...mrkdwn('a'), emoji: true } }),
      '/text invalid additional property: emoji',
    ],
    ['an unknown field', section({ colour: 'red' }), ' invalid additional property: colour'],
    ['an unknown block', { type: 'banner' }, '/type unsupported type: banner'],
    [
      '26 elements',
      { type: 'actions', elements: Array.from({ length: 26 }, (_, i) => button({ action_id: `a${i}` })) },
      '/elements no more than 25 items allowed',
    ],
    [
      'a long button',
      section({ accessory: button({ text: plain(long(76)) }) }),
      '/accessory/text/text must be less than 76 characters',
    ],
    [
      'a long value',
      section({ accessory: button({ value: long(2001) }) }),
      '/accessory/value must be less than 2001 characters',
    ],
    [
      'a style that is none',
      section({ accessory: button({ style: 'green' }) }),
      '/accessory/style must be one of primary, danger',
    ],
    [
      'a url that is none',
      section({ accessory: button({ url: 'example' }) }),
      '/accessory/url must provide a valid URL',
    ],
    [
      'a long option',
      section({ accessory: { type: 'overflow', action_id: 'o', options: [{ text: plain(long(76)), value: 'v' }] } }),
      '/accessory/options/0/text/text must be less than 76 characters',
    ],
    [
      'a long option value',
      section({ accessory: { type: 'overflow', action_id: 'o', options: [{ text: plain('a'), value: long(151) }] } }),
      '/accessory/options/0/value must be less than 151 characters',
    ],
    [
      'a menu of 101',
      section({ accessory: { type: 'static_select', action_id: 'o', options: options(101) } }),
      '/accessory/options no more than 100 items allowed',
    ],
    [
      'a menu without choices',
      section({ accessory: { type: 'static_select', action_id: 'o' } }),
      '/accessory must define either `options` or `option_groups`',
    ],
    [
      'an input in a section',
      section({ accessory: { type: 'plain_text_input', action_id: 'o' } }),
      '/accessory/type unsupported type: plain_text_input',
    ],
    [
      'a style of rich text that is no boolean',
      rich({ type: 'text', text: 'a', style: { bold: 1 } }),
      '/elements/0/elements/0/style/bold must provide a boolean',
    ],
    [
      'rich text outside a section',
      { type: 'rich_text', elements: [{ type: 'text', text: 'a' }] },
      '/elements/0/type unsupported type: text',
    ],
    ['a link without address', rich({ type: 'link', text: 'a' }), '/elements/0/elements/0 missing required field: url'],
    ['an empty cell', { type: 'table', rows: [[raw('')]] }, '/rows/0/0/text must be more than 0 characters'],
    [
      'a wide table',
      { type: 'table', rows: [Array.from({ length: 21 }, () => raw('a'))] },
      '/rows/0 no more than 20 items allowed',
    ],
    ['an alert in a message', { type: 'alert', text: plain('a') }, '/type unsupported type: alert (in a message)'],
  ])('%s', (_, block, problem) => {
    expect(said(validateBlocks([block], 'message'))).toEqual([`/blocks/0${problem}`]);
  });

  test('markdown in a home tab', () => {
    expect(said(validateBlocks([{ type: 'markdown', text: 'a' }], 'home'))).toEqual([
      '/blocks/0/type unsupported type: markdown (in a home)',
    ]);
  });

  const many = (n: number, block: object) => Array.from({ length: n }, () => block);
  test.each<readonly [string, readonly object[], string]>([
    ['51 blocks', many(51, { type: 'divider' }), '/blocks no more than 50 items allowed'],
    ['two tables', many(2, { type: 'table', rows: [[raw('a')]] }), '/blocks/1 only_one_table_allowed'],
    [
      'too much markdown',
      many(2, { type: 'markdown', text: long(6001) }),
      '/blocks markdown must be less than 12001 characters',
    ],
    [
      'an action_id twice',
      many(2, section({ accessory: button() })),
      '/blocks/1/accessory/action_id `action_id` a already exists',
    ],
    ['a block_id twice', many(2, section({ block_id: 'b' })), '/blocks/1/block_id `block_id` b already exists'],
  ])('%s in a message', (_, blocks, problem) => {
    expect(said(validateBlocks(blocks, 'message'))).toEqual([problem]);
  });

  test.each<readonly [string, object, string]>([
    ['a long title', modal({ title: plain(long(25)) }), '/view/title/text must be less than 25 characters'],
    ['a form that nobody can send', modal({ submit: undefined }), '/view missing required field: submit'],
    ['a modal without title', modal({ title: undefined }), '/view missing required field: title'],
    ['101 blocks', modal({ blocks: many(101, { type: 'divider' }) }), '/view/blocks no more than 100 items allowed'],
    ['no blocks', modal({ blocks: [] }), '/view/blocks no less than 1 items allowed'],
    [
      'long private_metadata',
      modal({ private_metadata: long(3001) }),
      '/view/private_metadata must be less than 3001 characters',
    ],
    [
      'a title on a home tab',
      { type: 'home', title: plain('a'), blocks: [section()] },
      '/view invalid additional property: title',
    ],
    ['a view that is none', { type: 'message', blocks: [] }, '/view/type unsupported type: message'],
    [
      'more than 250 kB',
      modal({ blocks: many(90, section({ text: plain(long(2990)) })) }),
      '/view must be no more than 250000 bytes',
    ],
  ])('%s', (_, view, problem) => {
    expect(said(validateView(view))).toEqual([problem]);
  });

  test('101 choices', () => {
    expect(said(validateOptions({ options: options(101) }))).toEqual(['/options no more than 100 items allowed']);
  });
});
