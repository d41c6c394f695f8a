/** Is everything that Vouch asks of Teams done once, whatever becomes of a call? */
import { describe, type ExpectStatic, test } from 'vitest';
import { finishById } from '../../../src/actions/finish-by-id.ts';
import { vouchItself } from '../../../src/core/audit.ts';
import type { Failure } from '../../stand-ins/teams-server.ts';
import { giveFollowUp } from './give.ts';
import { openDoor } from './late-door.ts';
import { roomFor, type TeamsRoom, textIn } from './open-teams.ts';
import {
  deskWithRobin,
  expectOneAnswer,
  forRobin,
  once,
  question,
  receipt,
  scenarios,
  told,
} from './outgoing-calls.ts';
import { count, ours, read, standing, whenDone } from './standing.ts';
import { troubles, undone, unsure } from './troubles.ts';

const failed = ({ teams }: TeamsRoom): number => teams.calls.filter((call) => call.failure !== undefined).length;

/** Nobody knows whether the answer stands: a small card offers it, and shows it to whoever presses. */
async function expectOffer(room: TeamsRoom, answers: 0 | 1, expect: ExpectStatic): Promise<void> {
  expect(count(room)).toEqual({ answers, offers: 1, stubs: 0 });
  const [offer] = standing(room).offers;
  if (offer === undefined) throw new Error('no offer');
  expect(read([offer])).not.toMatch(receipt);
  const before = ours(room).length;
  const { problem, card } = await room.client.press(offer, { title: 'Show the answer' });
  expect(problem).toBeUndefined();
  expect(textIn(card)).toMatch(receipt);
  await whenDone(room);
  expect(ours(room)).toHaveLength(before);
}

describe.concurrent('the post of an answer', () => {
  test.concurrent.for(undone)('$name: nothing was done, so it is posted again', async ({ failure }, context) => {
    const room = await roomFor(context);
    room.teams.fail('post', failure);
    await room.client.say({ text: question });
    await whenDone(room);
    context.expect(failed(room)).toBe(1);
    expectOneAnswer(room, context.expect);
  });

  test.concurrent.for(unsure)('$name: a small card offers it', async ({ failure, done }, context) => {
    const room = await roomFor(context);
    room.teams.fail('post', failure);
    await room.client.say({ text: question });
    await whenDone(room);
    context.expect(failed(room)).toBe(1);
    await expectOffer(room, done ? 1 : 0, context.expect);
  });

  test.concurrent.for(undone)('done, then 500, and then $name: the doubt stays', async ({ failure }, context) => {
    const room = await roomFor(context);
    room.teams.fail('post', { kind: 'status-after', status: 500 }, failure);
    await room.client.say({ text: question });
    await whenDone(room);
    context.expect(failed(room)).toBe(2);
    await expectOffer(room, 1, context.expect);
  });

  test.concurrent.for(troubles)(
    'done, then 500, and $name when the small card is drawn: it is a small card all the same',
    async ({ failure }, context) => {
      const room = await roomFor(context);
      room.teams.fail('post', { kind: 'status-after', status: 500 });
      room.teams.fail('put', failure);
      await room.client.say({ text: question });
      await whenDone(room);
      context.expect(failed(room)).toBe(2);
      await expectOffer(room, 1, context.expect);
    },
  );

  test.concurrent('an offered answer whose follow-up is done later does not stand there twice', async (context) => {
    const room = await roomFor(context);
    room.teams.fail('post', { kind: 'status-after', status: 500 });
    await room.client.say({ text: 'create a follow-up to call Acme' });
    await whenDone(room);
    context.expect(count(room)).toEqual({ answers: 1, offers: 1, stubs: 0 });
    const [task] = await room.app.ledger.tasks.list({});
    await room.app.ledger.transaction(vouchItself, (books) => finishById(task?.id ?? '', 'terminal:1', books));
    await whenDone(room);
    context.expect(count(room)).toEqual({ answers: 1, offers: 1, stubs: 0 });
  });

  test.concurrent('the question of an offered answer is edited: what was logged stays, and is logged once', async (context) => {
    const room = await roomFor(context);
    room.teams.fail('post', { kind: 'status', status: 500 });
    const { message } = await room.client.say({ text: 'log that Acme Dental is worried about Kaspersky' });
    await whenDone(room);
    await room.client.edit(message, 'log that Acme Dental is worried about Sophos');
    await whenDone(room);
    context.expect(read(ours(room))).toMatch(/stays as it was written down/);
    context.expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
  });

  test.concurrent('nobody listens: it is posted once somebody does', async (context) => {
    const room = await roomFor(context);
    const { serviceUrl, open } = await openDoor(room.teams, context);
    const activity = { type: 'message', text: question, serviceUrl };
    const { status } = await room.client.deliver(activity, { claims: { serviceurl: serviceUrl } });
    context.expect(status).toBe(200);
    await context.expect.poll(() => room.log.lines.join('\n'), { timeout: 20_000 }).toMatch(/a job is tried again/);
    context.expect(ours(room)).toEqual([]);
    await open();
    await whenDone(room);
    expectOneAnswer(room, context.expect);
  });

  test.concurrent('an answer that Teams takes late is no trouble', async (context) => {
    const room = await roomFor(context);
    const { promise, resolve } = Promise.withResolvers<void>();
    room.teams.fail('post', { kind: 'wait', until: promise });
    await room.client.say({ text: question });
    await context.expect.poll(() => failed(room), { timeout: 6_000 }).toBe(1);
    context.expect(ours(room)).toEqual([]);
    resolve();
    await whenDone(room);
    expectOneAnswer(room, context.expect);
  });
});

describe.concurrent('trouble that shows at the dots', () => {
  test.concurrent.for(troubles)('$name there alone does not matter', async ({ failure }, context) => {
    const room = await roomFor(context);
    room.teams.fail('typing', failure);
    await room.client.say({ text: question });
    await whenDone(room);
    context.expect(failed(room)).toBe(1);
    expectOneAnswer(room, context.expect);
  });

  test.concurrent.for(troubles)('and $name at the post: one answer', async ({ failure, done }, context) => {
    const room = await roomFor(context);
    room.teams.fail('typing', { kind: 'status', status: 502 });
    room.teams.fail('post', failure);
    await room.client.say({ text: question });
    await whenDone(room);
    context.expect(failed(room)).toBe(2);
    context.expect(count(room)).toEqual({ ...once, stubs: done ? 1 : 0 });
    context.expect(read(standing(room).answers)).toMatch(receipt);
  });

  test.concurrent.for(troubles)('and $name at the edit: one answer', async ({ failure }, context) => {
    const room = await roomFor(context);
    room.teams.fail('typing', { kind: 'drop' });
    room.teams.fail('put', failure);
    await room.client.say({ text: question });
    await whenDone(room);
    context.expect(failed(room)).toBe(2);
    expectOneAnswer(room, context.expect);
  });
});

describe.concurrent.each(scenarios)('$name', ({ call, prepare, expect: expectAll }) => {
  test.concurrent.for(troubles)(`${call}: $name`, async ({ failure }, context) => {
    const room = await roomFor(context);
    const act = await prepare(room);
    room.teams.fail(call, failure);
    await act();
    await whenDone(room);
    context.expect(failed(room)).toBe(1);
    expectAll(room, context.expect);
  });
});

describe.concurrent('an answer about clients that was asked for in a room', () => {
  const ask = async (room: TeamsRoom, ...failures: readonly Failure[]) => {
    const desk = await deskWithRobin(room);
    room.teams.fail('post', ...failures);
    await room.client.say({ room: desk, person: room.teams.robin, text: 'which clients asked about Kaspersky?' });
    await whenDone(room);
  };
  const fine = { kind: 'wait', until: Promise.resolve() } as const;

  test.concurrent.for(undone)('$name where it goes to: one answer, one remark', async ({ failure }, context) => {
    const room = await roomFor(context);
    await ask(room, failure);
    context.expect(forRobin(room)).toEqual({ chat: once, remarks: 1 });
  });

  test.concurrent.for(unsure)('$name where it goes to: an offer, and a remark', async ({ failure, done }, context) => {
    const room = await roomFor(context);
    await ask(room, failure);
    context.expect(forRobin(room)).toEqual({ chat: { answers: done ? 1 : 0, offers: 1, stubs: 0 }, remarks: 1 });
  });

  test.concurrent.for(undone)('$name where it was asked: one answer, one remark', async ({ failure }, context) => {
    const room = await roomFor(context);
    await ask(room, fine, failure);
    context.expect(forRobin(room)).toEqual({ chat: once, remarks: 1 });
  });

  test.concurrent.for(unsure)('$name where it was asked: one answer', async ({ failure, done }, context) => {
    const room = await roomFor(context);
    await ask(room, fine, failure);
    context.expect(forRobin(room)).toEqual({ chat: once, remarks: done ? 1 : 0 });
  });
});

const steps = (['create-conversation', 'post', 'put'] as const).flatMap((step) =>
  troubles.map((trouble) => ({ ...trouble, step })),
);

describe.concurrent('a follow-up that somebody is given from elsewhere', () => {
  test.concurrent.for(steps)('$step: $name: there is one card', async ({ step, failure, done }, context) => {
    const room = await roomFor(context);
    await deskWithRobin(room);
    room.teams.fail(step, failure);
    await giveFollowUp(room, room.teams.robin);
    await whenDone(room);
    context.expect(failed(room)).toBe(1);
    const chat = room.teams.personalChat(room.teams.robin).id;
    context.expect(count(room, chat)).toEqual({ ...once, stubs: step === 'post' && done ? 1 : 0 });
    context.expect(read(standing(room, chat).answers)).toMatch(told);
  });

  test.concurrent('trouble at every step, one after the other: there is one card', async (context) => {
    const room = await roomFor(context);
    await deskWithRobin(room);
    for (const step of ['create-conversation', 'post', 'put'] as const)
      room.teams.fail(step, { kind: 'status-after', status: 502 });
    await giveFollowUp(room, room.teams.robin);
    await whenDone(room);
    context.expect(failed(room)).toBe(3);
    context.expect(count(room, room.teams.personalChat(room.teams.robin).id)).toEqual({ ...once, stubs: 1 });
  });
});
