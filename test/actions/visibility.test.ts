/** Is every reply that names a client for the person who asked alone? */
import { expect, test } from 'vitest';
import { renderText } from '../../src/surfaces/render-text.ts';
import { channel, press, tell, vouch } from './with-vouch.ts';

const said = [
  'Log that Acme Dental is worried about Kaspersky',
  'accept them',
  'which clients asked about Kaspersky?',
  'what did Acme Dental ask',
  'my follow-ups',
  'follow-ups for Acme Dental',
  'remind me to call Acme Dental on Friday',
  'snooze the Acme Dental call until Monday',
  'assign the Acme Dental call to Marta',
  'mark the call with Acme Dental as done',
  'is Kaspersky ok for Acme Dental?',
  'status of Kaspersky for Acme Dental',
  'compare Kaspersky and Webroot for Acme Dental',
  'who owns Webroot, Acme Dental wants to know',
  'what can Acme Dental move to from Kaspersky',
  'what does Kaspersky say, for Acme Dental',
  'what does BOD 17-01 mean for Acme Dental',
  'any new directives for Acme Dental this week',
  'what do I put in writing for Acme Dental',
  'is Zanqar ok for Acme Dental?',
  'what does Kaspersky cost Acme Dental',
  'what is the weather at Acme Dental',
  'log a concern from Acme Dental',
  'help Acme Dental',
  'preview the digest for Acme Dental',
  'post the weekly digest here for Acme Dental',
];

test('whatever is asked in a room, and wherever the client is named', { timeout: 120_000 }, async () => {
  const app = await vouch();
  await tell(app, 'Log that Acme Dental is worried about Sophos');
  for (const room of [channel, { ...channel, shared: true }]) {
    for (const text of said) {
      const reply = await tell(app, text, { room, thread: `t:${room.shared}:${text}` });
      const shown = `${renderText(reply)} ${JSON.stringify(reply)}`;
      if (/acme/i.test(shown.replaceAll(text, '')))
        expect(reply.visibility, `${text}\n${renderText(reply)}`).toBe('private');
      if (reply.about?.client != null) expect(reply.visibility, text).toBe('private');
    }
  }
});

test.each([
  ['ask-vendor', { vendor: 'kaspersky' }],
  ['vendor-status', { vendor: 'kaspersky' }],
  ['vendor-status', {}],
  ['compare-vendors', { vendors: 'kaspersky,webroot' }],
  ['alternatives', { vendor: 'kaspersky' }],
  ['vendor-provenance', { vendor: 'webroot' }],
  ['vendor-statement', { vendor: 'kaspersky' }],
  ['explain-directive', { directive: 'us-dhs-bod-17-01' }],
  ['ask-guidance', { guidance: 'what-to-put-in-writing' }],
  ['list-directives', {}],
  ['list-concerns', {}],
  ['list-tasks', {}],
  ['create-task', { title: 'Call' }],
  ['help', {}],
  ['thanks', {}],
  ['digest', { digest: 'preview' }],
  ['off-topic', {}],
  ['ask-vendor', {}],
  ['log-concern', {}],
])('%s with %j is private with a client and as before without', async (intent, entities) => {
  const app = await vouch();
  const reply = await press(app, intent, { client: 'Acme Dental', ...entities }, { room: channel });
  expect(reply.about?.client?.name).toBe('Acme Dental');
  expect(reply.visibility).toBe('private');
  const without = await press(app, intent, entities, { room: channel });
  const ofLedger = ['list-concerns', 'list-tasks', 'create-task'].includes(intent);
  expect(without.visibility).toBe(ofLedger ? 'private' : 'room');
});
