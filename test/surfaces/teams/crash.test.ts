/** Does the answer still come, once, when the process is killed between the acknowledgement and the answer? */
import { type TestContext, test } from 'vitest';
import { callTimeout } from '../../../src/surfaces/inbox/job.ts';
import type { Failing, Failure, Person, TeamsMessage } from '../../stand-ins/teams-server.ts';
import { startVouch } from '../../start-vouch.ts';
import { once, question, told } from './outgoing-calls.ts';
import { count, ours, read, type Standing, standing, whenDone } from './standing.ts';
import { type Machine, machine, type Running } from './start-main.ts';

interface Cut {
  readonly when: string;
  /** Where the work stands still, to be killed there. */
  readonly hangs: readonly [Failing, Failure];
  readonly stands: Readonly<Record<keyof Standing, number>>;
}

const clients = ['Acme Dental', 'Beacon Legal', 'Corvus Foods', 'Delta Freight'];
const hang: Failure = { kind: 'hang' };
const hangAfter: Failure = { kind: 'hang-after' };
const stood = ({ teams }: Machine): number => teams.calls.filter(({ failure }) => failure?.startsWith('hang')).length;

const quiet: readonly Cut[] = [
  { when: 'before it was worked on', hangs: ['members', hang], stands: once },
  { when: 'before it was posted', hangs: ['post', hang], stands: { answers: 0, offers: 1, stubs: 0 } },
  {
    when: 'after it was posted and before that was known',
    hangs: ['post', hangAfter],
    stands: { answers: 1, offers: 1, stubs: 0 },
  },
  { when: 'while the dots were shown', hangs: ['typing', hang], stands: once },
];
const troubled: readonly Cut[] = [
  { when: 'before its stub was posted', hangs: ['post', hang], stands: once },
  {
    when: 'after its stub was posted and before that was known',
    hangs: ['post', hangAfter],
    stands: { ...once, stubs: 1 },
  },
  { when: 'before its stub was edited', hangs: ['put', hang], stands: once },
  { when: 'after its stub was edited and before that was known', hangs: ['put', hangAfter], stands: once },
];

/** What the ledger holds, read after everything has ended. */
async function concernsIn({ databaseUrl }: Machine, { onTestFinished }: TestContext): Promise<string[]> {
  const app = await startVouch('2026-11-26', { databaseUrl });
  onTestFinished(() => app.close());
  return (await app.ledger.concerns.list({})).map(({ client }) => client.name);
}

/**
 * Has somebody log a concern for each cut, until all stand still where they are to be killed; undefined where the machine
 * was so busy that the first may have given its call up meanwhile and gone on.
 */
async function standStill(at: Machine, { client }: Running, cuts: readonly Cut[]) {
  const { teams } = at;
  const people = [];
  let since: number | undefined;
  for (const { when, hangs } of cuts) {
    const before = stood(at);
    teams.fail(...hangs);
    const person = teams.addPerson({ name: when });
    const text = `log that ${clients[people.length]} is worried about Kaspersky`;
    const { status } = await client.say({ person, text });
    if (status !== 200) throw new Error(`not acknowledged: ${status}`);
    await teams.waitFor(() => stood(at) > before, 30_000);
    since ??= Date.now();
    people.push(person);
  }
  return Date.now() - (since ?? 0) < callTimeout - 1_000 ? people : undefined;
}

/** A machine that was killed while all stood still. */
async function killedStandingStill(cuts: readonly Cut[], context: TestContext) {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const at = await machine(context);
    const killed = await at.start();
    if (cuts === troubled) at.teams.fail('typing', { kind: 'status', status: 502 });
    const people = await standStill(at, killed, cuts);
    context.expect(await killed.end('SIGKILL')).toBeNull();
    if (people !== undefined) return { at, people };
  }
  throw new Error(`the machine is too busy to bring four calls to a stand within ${callTimeout} ms`);
}

/** Presses the button of an offer, and gives what it shows. */
async function opened({ client }: Running, offer: TeamsMessage): Promise<string> {
  const { card } = await client.press(offer, { title: 'Show the answer' });
  return read([{ ...offer, attachments: [{ contentType: 'card', content: card }] }]);
}

/** What stands in whose chat, and whether it is, or opens, the answer they asked for. */
async function standingOf(at: Machine, next: Running, cuts: readonly Cut[], people: readonly Person[]) {
  const found = cuts.map(({ when }, index) => [when, count(at, at.teams.personalChat(people[index]).id)]);
  const wholes = people.map(async (person, index) => {
    const { answers, offers } = standing(at, at.teams.personalChat(person).id);
    const [offer] = offers;
    const whole = offer === undefined ? read(answers) : await opened(next, offer);
    return whole.includes(clients[index] ?? 'nobody');
  });
  return { found, wholes: await Promise.all(wholes) };
}

// Mostly waiting, so all at once.
test.concurrent.for([
  ['in quiet times', quiet],
  ['while the connector makes trouble', troubled],
] as const)('killed %s', { timeout: 180_000 }, async ([, cuts], context) => {
  const { expect } = context;
  const { at, people } = await killedStandingStill(cuts, context);
  const next = await at.start();
  // The leases of the process that died have to end first: ten seconds.
  await whenDone(at);
  const { found, wholes } = await standingOf(at, next, cuts, people);
  expect(found).toEqual(cuts.map(({ when, stands }) => [when, stands]));
  expect(wholes).toEqual(cuts.map(() => true));
  expect(await next.end('SIGTERM')).toBe(0);
  expect((await concernsIn(at, context)).toSorted()).toEqual(clients);
});

test.concurrent('killed while somebody is told of a follow-up: they are told, once', {
  timeout: 180_000,
}, async (context) => {
  const { expect } = context;
  const at = await machine(context);
  const { teams } = at;
  const killed = await at.start();
  await killed.client.say({ person: teams.robin, text: 'Is Sophos banned?' });
  await whenDone(at);
  teams.fail('put', hangAfter);
  const text = 'create a follow-up for <at>Robin Cole</at> to call Acme';
  await killed.client.say({ text, mentions: [teams.robin] });
  await teams.waitFor(() => stood(at) > 0, 60_000);
  await killed.end('SIGKILL');

  const next = await at.start();
  await whenDone(at);
  const chat = teams.personalChat(teams.robin).id;
  expect(ours(at, chat).filter((each) => told.test(read([each])))).toHaveLength(1);
  expect(count(at, chat)).toEqual({ ...once, answers: 2 });
  expect(await next.end('SIGTERM')).toBe(0);
});

test.concurrent('a shutdown in the middle loses nothing', { timeout: 180_000 }, async (context) => {
  const { expect } = context;
  const at = await machine(context);
  const ended = await at.start();
  at.teams.fail('members', hang);
  await ended.client.say({ text: question });
  await at.teams.waitFor(() => stood(at) > 0, 60_000);
  expect(await ended.end('SIGTERM')).toBe(0);
  await at.start();
  await whenDone(at);
  expect(count(at)).toEqual(once);
});

test.concurrent('no password and no token is ever in what Vouch says', { timeout: 180_000 }, async (context) => {
  const { expect } = context;
  const { teams, databaseUrl, start } = await machine(context);
  const password = `wrong~${crypto.randomUUID()}`;
  const wrong = await start({ MicrosoftAppPassword: password });
  await wrong.client.say({ text: 'Is Sophos banned?' });
  await expect.poll(wrong.said, { timeout: 20_000 }).toMatch(/a job is tried again/);
  expect(await wrong.end('SIGKILL')).toBeNull();

  const right = await start();
  await whenDone({ databaseUrl }, 60_000);
  for (const token of ['forged', 'tampered', 'expired', 'wrong-audience'] as const)
    await right.client.say({ text: 'Is Sophos banned?', token });
  const failures: readonly Failure[] = [
    { kind: 'status', status: 401 },
    { kind: 'status', status: 500 },
    { kind: 'drop' },
    { kind: 'status', status: 400 },
  ];
  for (const failure of failures) {
    for (const which of ['members', 'typing', 'post'] as const) teams.fail(which, failure);
    await right.client.say({ person: teams.addPerson({ name: 'Somebody New' }), text: 'Is Sophos banned?' });
  }
  teams.fail('token', { kind: 'drop' });
  teams.revokeTokens();
  await right.client.say({ text: 'Is Sophos banned?' });
  await whenDone({ databaseUrl }, 60_000);
  expect(await right.end('SIGTERM')).toBe(0);
  const said = wrong.said() + right.said();
  // It did speak of what went wrong, and of all of it.
  for (const word of ['AADSTS7000215', 'Teams did not send', 'HTTP 500', 'no answer', 'was given up'])
    expect(said.includes(word), word).toBe(true);
  for (const secret of [password, teams.password, encodeURIComponent(teams.password), 'Bearer ', 'eyJ'])
    expect(said.includes(secret), secret).toBe(false);
});
