/** When is the model asked, what is it sent, and what comes of a good answer? */
import { afterEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import { measured } from '../../src/surfaces/web/health/health.ts';
import { type OpenAiStandIn, openAiStandIn, picks, Sent } from '../stand-ins/openai-server.ts';
import { says, startVouch } from '../start-vouch.ts';
import { claimsOf } from './with-model.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

interface Room {
  readonly app: App;
  readonly standIn: OpenAiStandIn;
  /** What was sent last. */
  sent(): ReturnType<(typeof Sent)['parse']>;
  tell(text: string, parts?: Partial<Utterance>): Promise<Reply>;
}

/** A Vouch whose model picks this, in one thread. */
async function vouch(picked: Readonly<Record<string, unknown>> = {}, now = '2026-11-23'): Promise<Room> {
  const standIn = await openAiStandIn();
  standIn.behave(() => picks(picked));
  const app = await startVouch(now, { model: standIn.settings });
  open.push(
    () => app.close(),
    () => standIn.stop(),
  );
  return {
    app,
    standIn,
    sent: () => Sent.parse(JSON.parse(standIn.calls.at(-1)?.request.messages[1].content ?? 'null')),
    tell: (text, parts) => app.respond(says(app, text, { thread: 'one', ...parts })),
  };
}

const textOf = ({ blocks }: Reply): string =>
  blocks.flatMap((block) => (block.kind === 'text' || block.kind === 'headline' ? [block.text] : [])).join(' ');
const unsure = 'what could they move to instead';
const renewed = 'the client signed up again just last month, poor guy';

test('what Vouch is sure of goes nowhere: questions, commands, forms, answers to what it asked', async () => {
  const { app, standIn, tell } = await vouch({ intent: 'off-topic' });
  for (const text of [
    'Is Kaspersky safe for our federal work?',
    'status',
    'help',
    'thanks a lot',
    'Log that Acme is worried about Kaspersky',
    'log a concern about Kaspersky',
    'Initech',
    'is it banned in Germany',
    'what is the weather in Paris today',
    'is 31 February 2024 a ban of Kaspersky',
  ])
    await tell(text);
  await tell('', { form: { intent: 'ask-vendor', entities: { vendor: 'kaspersky' } } });
  await app.preview(says(app, unsure));
  expect(standIn.calls).toEqual([]);
});

test('an unsure question is sent once, and the same question again not at all, whatever day it is said to be', async () => {
  const { standIn, tell } = await vouch({}, '2024-07-01');
  await tell(unsure, { thread: 'a' });
  expect(standIn.calls).toHaveLength(1);
  await tell(unsure, { thread: 'b' });
  await tell(unsure, { thread: 'c' });
  expect(standIn.calls).toHaveLength(1);
});

test('names stay here: clients of the log, of the field and of the thread, people, addresses, unknown capitals', async () => {
  const { app, sent, tell } = await vouch();
  await app.ledger.clients.ensure({ name: 'acme dental' });
  await tell(`for acme dental and Zorblatt: ${unsure}, asks jo@acme.example, phone +1 (555) 010-2030`, {
    client: 'Umbrella Corp',
    people: [{ id: 'U7', name: 'Priya Shah' }],
  });
  expect(sent().question).toBe(`for slotclient and slotname : ${unsure}, asks slotaddress , phone slotaddress`);
  await tell(`and umbrella corp, with priya shah: ${unsure}`, { people: [{ id: 'U7', name: 'Priya Shah' }] });
  expect(JSON.stringify(sent())).not.toMatch(/umbrella|priya|acme/i);
});

test('a vendor that only the model found is asked about; yes gives the verdict, and nothing before it is remembered', async () => {
  const { tell } = await vouch({ intent: 'ask-vendor', vendors: ['kaspersky'] });
  const question = 'is the russian antivirus still a problem for them';
  const asked = await tell(question);
  expect(textOf(asked)).toContain('Do you mean Kaspersky?');
  expect(asked).toMatchObject({ abstained: true, receipt: null, about: { verdict: null } });
  expect(asked.suggestions).toMatchObject([{ intent: 'ask-vendor', entities: { vendor: 'kaspersky' } }]);
  expect((await tell('can a federal agency use it', { thread: 'two' })).about?.vendor).toBeNull();
  const answer = await tell('Yes please');
  expect(answer.about).toMatchObject({ vendor: { id: 'kaspersky' }, verdict: { status: 'prohibited' } });
  expect(claimsOf(answer).length).toBeGreaterThan(0);
});

test('somebody else’s yes, or anything but a plain yes, confirms nothing', async () => {
  const { tell } = await vouch({ intent: 'ask-vendor', vendors: ['kaspersky'] });
  await tell('is the russian antivirus still a problem for them');
  expect((await tell('yes', { person: { id: 'U2', name: 'Sam' } })).about?.verdict).toBeNull();
  await tell('is the russian antivirus still a problem for them');
  expect((await tell('yes but what about the other one')).about?.verdict ?? null).toBeNull();
});

test('a concern that the model read is asked first; then yes, or the button, writes it once', async () => {
  const { app, tell } = await vouch({ intent: 'log-concern', vendors: ['kaspersky'] });
  const words = 'Initech: the boss there has had it with that russian scanner';
  const concerns = () => app.ledger.concerns.list({});
  const asked = await tell(words, { client: 'Initech' });
  expect(textOf(asked)).toContain('Shall I log a concern about Kaspersky for the client “Initech”?');
  expect(asked).toMatchObject({ visibility: 'private', changed: null });
  expect(await concerns()).toEqual([]);
  expect((await tell('yes')).changed?.kind).toBe('concern');
  expect(await concerns()).toMatchObject([{ vendor: 'kaspersky', words, client: { name: 'Initech' } }]);
  await tell('yes');
  expect(await concerns()).toHaveLength(1);
  const other = await vouch({ intent: 'log-concern', vendors: ['kaspersky'] });
  const [button] = (await other.tell(words, { client: 'Initech' })).suggestions;
  if (button === undefined) throw new Error('there is no button');
  await other.tell('', { form: { intent: button.intent, entities: button.entities } });
  expect(await other.app.ledger.concerns.list({})).toMatchObject([{ vendor: 'kaspersky', words }]);
});

test('a follow-up whose gap the person fills is still asked first', async () => {
  const { app, tell } = await vouch({ intent: 'create-task' });
  const first = await tell(renewed);
  expect(first.changed).toBeNull();
  const second = await tell('Call the vendor back');
  expect(textOf(second)).toContain('Shall I create the follow-up “Call the vendor back”');
  expect(await app.ledger.tasks.list({})).toEqual([]);
  expect((await tell('yes')).changed?.kind).toBe('task');
});

test('a guidance that the words lead to as well is shown at once, and its receipt says who read', async () => {
  const picked = { intent: 'ask-guidance', guidance: 'client-just-renewed' };
  const { app, tell } = await vouch(picked);
  const reply = await tell(renewed);
  expect(claimsOf(reply).length).toBeGreaterThan(0);
  const receipt = await app.ledger.receipts.get(reply.receipt ?? '');
  expect(receipt?.reading).toMatchObject({ ...picked, by: 'model', text: renewed });
  const other = await vouch({ ...picked, guidance: 'must-we-report' });
  const asked = await other.tell(renewed);
  expect(textOf(asked)).toContain('Do you mean “');
  expect(claimsOf(asked)).toEqual([]);
});

test('the counts are where Prometheus looks, without a word of the question', async () => {
  const { app, tell } = await vouch();
  await tell(unsure);
  const text = await measured(app).registry.metrics();
  expect(text).toContain('vouch_model_asks_total{outcome="ok"} 1');
  expect(text).toContain('vouch_model_tokens_total 1532');
  expect(text).not.toContain('move to');
  const without = await startVouch('2026-11-23');
  open.push(() => without.close());
  expect(await measured(without).registry.metrics()).not.toContain('vouch_model');
});
