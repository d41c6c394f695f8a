/** What does another organisation see of an answer? */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { VouchError } from '../../../../src/core/errors.ts';
import { renderReply } from '../../../../src/surfaces/slack/render/render-reply.ts';
import { startVouch } from '../../../start-vouch.ts';
import { ask, citations, claims, claimsMissing, replyOf, task, tasksReply, today } from '../../drawing/some-replies.ts';
import { buttonsIn, expectMessage, objectsIn, seenIn, textsIn } from './blocks-in.ts';

let app: App;
beforeAll(async () => {
  app = await startVouch(today);
});
afterAll(() => app.close());

test('the claims and their sources, and buttons that only ask about records', async () => {
  const reply = await ask(app, 'Is Kaspersky safe for our federal contractor client?');
  const message = renderReply(reply, { shared: true, shareable: true, today });
  expectMessage(message);
  expect([...buttonsIn(message.blocks).keys()]).toEqual(['What Kaspersky says', 'What others moved to']);
  const missing = claimsMissing(reply, textsIn(message.blocks));
  expect(missing).toBeGreaterThan(1);
  expect(seenIn(message.blocks)).toContain(`${missing} more claims not shown here.`);
  expect(objectsIn(message.blocks).map((object) => object['type'])).not.toContain('feedback_buttons');
});

test('nothing of the log, and no note that is for us', () => {
  const reply = replyOf(
    [
      { kind: 'headline', text: 'An answer.', status: null, citations: [] },
      { kind: 'text', text: 'For our own people.', internal: true },
      { kind: 'text', text: 'For everybody.', internal: false },
      claims(1),
      { kind: 'tasks', title: 'Follow-ups', rows: [task('1')] },
      {
        kind: 'proposals',
        concern: 'c',
        rows: [{ title: 'Call Acme', due: today, owner: 'Dana', ownerId: null, note: '', directive: null }],
      },
      { kind: 'counts', title: 'Concerns', rows: [{ what: 'Kaspersky', count: 7, note: null }] },
    ],
    {
      citations: citations(1),
      receipt: 'r1',
      suggestions: [
        { label: 'Ask for Acme', intent: 'ask-vendor', entities: { vendor: 'kaspersky', client: 'Acme' } },
        { label: 'Ask again', intent: 'ask-vendor', entities: { vendor: 'kaspersky', words: 'Acme asks' } },
        { label: 'Log', intent: 'log-concern', entities: { vendor: 'kaspersky' } },
        { label: 'Concerns', intent: 'list-concerns', entities: {} },
        { label: 'Ask', intent: 'ask-vendor', entities: { vendor: 'kaspersky' } },
      ],
    },
  );
  const message = renderReply(reply, { shared: true, today });
  expectMessage(message);
  expect(JSON.stringify(message)).not.toMatch(/Acme|Dana|For our own|Concerns/);
  expect(seenIn(message.blocks)).toContain('For everybody.');
  expect([...buttonsIn(message.blocks).keys()]).toEqual(['Ask']);
});

test('never a private answer', () => {
  expect(() => renderReply(tasksReply([task('1')]), { shared: true, today })).toThrow(VouchError);
});
