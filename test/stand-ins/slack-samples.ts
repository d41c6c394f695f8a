/** Which blocks does Slack take, for the tests of what looks at blocks? */
import type { Surface } from './slack-validate.ts';

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Go'), ...more });
export const section = (more: object = {}) => ({ type: 'section', text: mrkdwn('Hello'), ...more });
export const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const options = (n: number) => Array.from({ length: n }, (_, i) => ({ text: plain(`${i}`), value: `${i}` }));
export const raw = (text: string) => ({ type: 'raw_text', text });

/** Blocks that Slack takes, by what they show and where they may stand. */
export const goodBlocks: readonly (readonly [string, Surface, readonly object[]])[] = [
  ['text of full length, counted in code points', 'message', [section({ text: mrkdwn('\u{1F600}'.repeat(3000)) })]],
  ['fields without text', 'message', [{ type: 'section', fields: [mrkdwn('a'), plain('b')] }]],
  [
    'a header, a divider and an image',
    'message',
    [
      { type: 'header', text: plain('x'.repeat(150)), level: 2 },
      { type: 'divider' },
      { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a', title: plain('A') },
    ],
  ],
  [
    'a context with text and image',
    'home',
    [
      {
        type: 'context',
        elements: [mrkdwn('a'), { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' }],
      },
    ],
  ],
  [
    'actions of several kinds',
    'message',
    [
      {
        type: 'actions',
        elements: [
          button({
            style: 'danger',
            value: 'v',
            confirm: { text: plain('Sure?'), confirm: plain('Yes'), deny: plain('No') },
          }),
          { type: 'static_select', action_id: 'b', placeholder: plain('Pick'), options: options(100) },
          { type: 'overflow', action_id: 'c', options: options(5) },
          { type: 'users_select', action_id: 'd' },
          { type: 'datepicker', action_id: 'e', initial_date: '2026-11-23' },
        ],
      },
    ],
  ],
  [
    'rich text of every kind',
    'message',
    [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'a', style: { bold: true, italic: true } },
              { type: 'link', url: 'https://example.com', text: 'b' },
              { type: 'user', user_id: 'U1' },
              { type: 'channel', channel_id: 'C1' },
              { type: 'usergroup', usergroup_id: 'S1' },
              { type: 'emoji', name: 'wave' },
              { type: 'date', timestamp: 1_720_710_212, format: '{date_num}', fallback: 'then' },
              { type: 'broadcast', range: 'here' },
              { type: 'color', value: '#F405B3' },
            ],
          },
          {
            type: 'rich_text_list',
            style: 'bullet',
            indent: 1,
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
          },
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'x' }] },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x' }] },
        ],
      },
    ],
  ],
  [
    'one table',
    'message',
    [
      {
        type: 'table',
        rows: [
          [raw('a'), { type: 'raw_number', value: 1, text: '1' }],
          [rich({ type: 'text', text: 'x' }), raw('b')],
        ],
      },
    ],
  ],
  [
    'feedback, a card and a container',
    'message',
    [
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'f',
            positive_button: { text: plain('Good'), value: '1' },
            negative_button: { text: plain('Bad'), value: '0' },
          },
          { type: 'icon_button', action_id: 'i', icon: 'trash', text: plain('Delete') },
        ],
      },
      { type: 'card', title: mrkdwn('Vendor'), body: mrkdwn('Fine'), actions: [button({ action_id: 'g' })] },
      { type: 'container', title: plain('More'), is_collapsible: true, child_blocks: [section()] },
    ],
  ],
  ['an alert in a modal', 'modal', [{ type: 'alert', text: plain('Careful'), level: 'warning' }]],
];
