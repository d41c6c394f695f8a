/** A reply that holds a text from outside wherever there can be one. */
import type { Block, Reply } from '../../../src/core/reply.ts';
import { citations, replyOf, task, today } from './some-replies.ts';
import { nastyWatch } from './watch-replies.ts';

const everywhere = (name: string): Block[] => [
  { kind: 'headline', text: `Logged for ${name}.`, status: null, citations: [1] },
  { kind: 'text', text: name, internal: false },
  { kind: 'activities', use: 'prohibited', acquire: 'prohibited', supply: 'restricted' },
  { kind: 'claims', title: name, speaker: name, claims: [{ text: name, citations: [1], record: name }] },
  { kind: 'checks', rows: [{ list: name, url: name, edition: null, on: today, result: 'listed' }] },
  {
    kind: 'vendors',
    rows: [
      { id: 'x', name, status: 'unknown', use: 'unknown', acquire: 'unknown', supply: 'unknown', reviewed: today },
    ],
  },
  { kind: 'audiences', title: name, rows: [{ who: name, use: 'unknown', acquire: 'unknown', supply: 'unknown' }] },
  {
    kind: 'directives',
    title: name,
    rows: [{ id: 'x', title: name, issuer: name, published: '2024', from: null, citations: [1] }],
  },
  {
    kind: 'concerns',
    title: name,
    rows: [
      {
        id: 'c',
        client: { id: 'c', name },
        vendor: 'x',
        words: `${name}\n${name}`,
        severity: 'high',
        state: 'open',
        link: null,
        loggedBy: { id: 'U', name },
        surface: 'slack',
        createdAt: 0,
      },
    ],
  },
  { kind: 'tasks', title: name, rows: [task('1', { title: name, owner: name, client: { id: 'c', name } }), task('2')] },
  {
    kind: 'proposals',
    concern: 'c',
    rows: [{ title: name, due: today, owner: name, ownerId: null, note: '', directive: null }],
  },
  { kind: 'counts', title: name, rows: [{ what: name, count: 1, note: name }] },
  ...nastyWatch(name),
  { kind: 'commands', rows: [{ usage: name, shows: name }] },
  { kind: 'problem', code: 'internal', text: name, remedy: name, reference: name },
];

/** Cites one source whose title, publisher, quotation and address are the text as well. */
export const nastyReply = (name: string): Reply =>
  replyOf(everywhere(name), {
    citations: citations(1).map((citation) => ({ ...citation, title: name, publisher: name, quote: name, url: name })),
    suggestions: [{ label: name, intent: 'ask-vendor', entities: { client: name, vendor: 'x' } }],
    receipt: 'r1',
  });
