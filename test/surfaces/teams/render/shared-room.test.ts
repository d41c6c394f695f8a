/** What does another organisation see of an answer? */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { VouchError } from '../../../../src/core/errors.ts';
import { renderCard } from '../../../../src/surfaces/teams/render/render-card.ts';
import { startVouch } from '../../../start-vouch.ts';
import { ask, citations, claims, claimsMissing, replyOf, task, tasksReply, today } from '../../drawing/some-replies.ts';
import { actionsIn, expectCard, seenIn, textsIn } from './cards-in.ts';

let app: App;
beforeAll(async () => {
  app = await startVouch(today);
});
afterAll(() => app.close());

const options = { shared: true, today, event: 'event-1', refreshFor: ['29:one'] };

test('the claims and their sources, and buttons that only ask about records', async () => {
  const reply = await ask(app, 'Is Kaspersky safe for our federal contractor client?', 'teams');
  const message = renderCard(reply, options);
  expectCard(message);
  expect(actionsIn(message.card).map(({ title }) => title)).toEqual(['What Kaspersky says', 'What others moved to']);
  const missing = claimsMissing(reply, textsIn(message.card));
  expect(missing).toBeGreaterThan(1);
  expect(seenIn(message.card)).toContain(`${missing} more claims not shown here.`);
  expect(message.entities).toHaveLength(1);
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
  const message = renderCard(reply, options);
  expectCard(message);
  expect(JSON.stringify(message)).not.toMatch(/Acme|Dana|For our own|Concerns/);
  expect(seenIn(message.card)).toContain('For everybody.');
  expect(actionsIn(message.card).map(({ title }) => title)).toEqual(['Ask']);
  expect(message.card.refresh).toBeUndefined();
});

test('never a private answer', () => {
  expect(() => renderCard(tasksReply([task('1')]), options)).toThrow(VouchError);
});
