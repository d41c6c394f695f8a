/** Does Home show a rep what is theirs and what is new, and does it work from there? */
import { describe, expect, test } from 'vitest';
import { vouchItself } from '../../../src/core/audit.ts';
import { dayOf, firstDay } from '../../../src/core/day.ts';
import type { View } from '../../stand-ins/slack-workspace.ts';
import { add, aWhile, choice, dana, fill, held, ours, posted, priya, seenIn, titleOf, top } from './a-rep.ts';
import { pressable, type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
/** The Home of somebody who has just opened it. */
async function opened({ slack, send }: Room, user = 'U1', channel = 'D1'): Promise<View> {
  const before = slack.home(user)?.hash;
  await send.event({ type: 'app_home_opened', user, channel, tab: 'home', event_ts: '1719800000.000100' });
  return slack.waitFor((s) => (s.home(user)?.hash === before ? undefined : s.home(user)));
}

/** Home once it holds these words, or no longer does. */
const shows = ({ slack }: Room, words: string, so = true): Promise<View> =>
  slack.waitFor((s) => (seenIn(s.home('U1')).includes(words) === so ? s.home('U1') : undefined));

async function raise({ app }: Room, client: string, words: string, by: typeof dana) {
  const { id } = await app.ledger.clients.ensure({ name: client });
  await app.ledger.concerns.add({
    clientId: id,
    vendor: 'kaspersky',
    words,
    severity: 'high',
    link: null,
    loggedBy: by,
    surface: 'slack',
  });
}

test('what is mine, what is new and what is ahead; nothing of anybody else', async () => {
  const room = await open({ now: '2024-07-01' });
  const { app } = room;
  const late = await add(room, 'Call the agency', { due: '2024-06-28' });
  const slept = await add(room, 'Look again at Sophos', { due: '2024-06-20' });
  await app.ledger.tasks.snooze(slept.id, '2024-07-20');
  await add(room, 'Send the list', { due: '2024-07-05' });
  await app.ledger.tasks.setState((await add(room, 'Finished long ago')).id, 'done');
  await add(room, 'Of Priya alone', { owner: priya.name, ownerId: priya.id });
  await raise(room, 'Acme Dental', 'Do we remove it?', dana);
  await raise(room, 'Acme Dental', 'And now?', priya);
  await raise(room, 'Zenith', 'None of your business', priya);
  const home = await opened(room);
  const seen = seenIn(home);
  expect(seen).toContain('Your follow-ups, 1 overdue');
  expect(seen).toMatch(/Dana Reyes · due 28 June 2024, overdue/);
  expect(['Call the agency', 'Send the list', 'Look again at Sophos'].map((title) => seen.indexOf(title))).toEqual(
    ['Call the agency', 'Send the list', 'Look again at Sophos']
      .map((title) => seen.indexOf(title))
      .toSorted((a, b) => a - b),
  );
  expect(pressable(home.blocks)).toEqual([
    'ask-vouch',
    'log-concern',
    'create-task',
    'task-menu:0',
    'task-menu:1',
    'task-menu:2',
  ]);
  for (const others of ['Finished long ago', 'Of Priya alone', 'Zenith']) expect(seen).not.toContain(others);
  expect(seen.match(/ · Kaspersky · high severity · open · 1 July 2024/g)).toHaveLength(2);
  expect(seen).toMatch(/Deadlines ahead\s[\s\S]*20 July 2024: [\s\S]*29 September 2024: /);
  expect(seen).toMatch(/Newest directives\s[\s\S]*24 June 2024: /);
  // What was published only later was not known that day; a day to come may well have been.
  const { directives } = app.factBase();
  const later = [...directives.values()].filter(({ published }) => firstDay(published) > '2024-07-01');
  expect(later.length).toBeGreaterThan(10);
  for (const { title } of later) expect(seen).not.toContain(title);
  const section = (from: string, to: string) => seen.slice(seen.indexOf(from), seen.indexOf(to));
  const daysIn = (text: string) =>
    [...text.matchAll(/^(\d+ [A-Z][a-z]+ \d{4}): /gm)].map(([, day = '']) => dayOf(Date.parse(`${day} UTC`)));
  const ahead = daysIn(section('Deadlines ahead', 'Newest directives'));
  expect(ahead.length).toBeGreaterThan(1);
  expect(ahead).toEqual(ahead.toSorted());
  expect(ahead.every((day) => day > '2024-07-01' && day <= '2025-07-01')).toBe(true);
  const newest = daysIn(section('Newest directives', 'Who curates what'));
  expect(newest).toHaveLength(5);
  expect(newest).toEqual(newest.toSorted().toReversed());
  expect(newest.every((day) => day <= '2024-07-01')).toBe(true);
  expect(seen).toMatch(
    /Who curates what\s[\s\S]*Vouch curators\s+: \d+ vendors, \d+ directives, \d+ facts, \d+ guidance/,
  );

  expect(seenIn(await opened(room, 'U2', 'D2'))).not.toContain('Call the agency');
  expect(late.ownerId).toBe(dana.id);
  expect(room.slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
});

test('done, put off and handed over from Home: Home shows it at once, and nothing is said elsewhere', async () => {
  const room = await open();
  const { slack, send, app } = room;
  const [first, second, third] = [
    await add(room, 'Call Acme', { due: '2026-11-20' }),
    await add(room, 'Send the list', { due: '2026-11-30' }),
    await add(room, 'Look again', { due: '2026-12-03' }),
  ];
  const press = async (index: number, value: string) =>
    send.action({ view: await shows(room, 'Look again') }, { actionId: `task-menu:${index}`, value });
  await opened(room);
  await press(0, `done:${first.id}`);
  await shows(room, 'Call Acme', false);
  await press(0, `snooze-7:${second.id}`);
  await shows(room, 'snoozed until 3 December 2026');
  expect([
    (await app.ledger.tasks.get(first.id))?.state,
    (await app.ledger.tasks.get(second.id))?.snoozedUntil,
  ]).toEqual(['done', '2026-12-03']);
  await aWhile();
  expect([...ours(slack, 'D1'), ...slack.ephemerals()]).toEqual([]);

  await press(0, `reassign:${third.id}`);
  expect(titleOf(top(room))).toBe('Reassign a follow-up');
  await send.viewSubmission(top(room), fill(top(room), { owner: 'U2' }));
  const home = await shows(room, 'Look again', false);
  expect(textOf(await posted(room, 'Handed to Priya Shah'))).toContain('Look again');
  // The only one left has buttons of its own.
  expect(pressable(home.blocks)).toEqual(expect.arrayContaining(['task-done', 'task-snooze', 'task-reassign']));
  await send.action({ view: home }, { actionId: 'task-done' });
  await shows(room, 'You have no open follow-up.');
});

test('what Home showed and is no longer so is said, and Home catches up', async () => {
  const room = await open();
  const { slack, send, app } = room;
  const task = await add(room, 'Call Acme');
  const home = await opened(room);
  await app.ledger.tasks.setState(task.id, 'done');
  await send.action({ view: home }, { actionId: 'task-snooze' });
  await shows(room, 'You have no open follow-up.');
  expect(textOf(await posted(room, 'done already'))).toContain('Call Acme');
  expect(ours(slack, 'D1')).toHaveLength(1);
});

test('each quick action opens its window, and what comes of it stands in Home', async () => {
  const room = await open();
  const { send } = room;
  const press = async (actionId: string) => {
    await send.action({ view: await opened(room) }, { actionId });
    return top(room);
  };
  expect(titleOf(await press('ask-vouch'))).toBe('Ask Vouch');

  const concern = await press('log-concern');
  expect(titleOf(concern)).toBe('Log a client concern');
  expect(held(concern, 'vendor')).toBeUndefined();
  const words = { client: choice('new:Acme Dental'), vendor: choice('id:sophos', 'Sophos'), words: 'Is it safe?' };
  await send.viewSubmission(concern, fill(concern, words));
  await posted(room, 'Logged for Acme Dental');
  await shows(room, ' · Sophos · normal severity · open · 26 November 2026');

  const task = await press('create-task');
  await send.viewSubmission(task, fill(task, { title: 'Call Acme' }));
  await posted(room, 'Follow-up created for Dana Reyes, no due date.');
  await shows(room, 'Call Acme');
});

test('an empty Home says what there is not', async () => {
  const room = await open();
  const seen = seenIn(await opened(room));
  for (const words of ['You have no open follow-up.', 'No concern of your clients is logged yet.', 'Newest directives'])
    expect(seen).toContain(words);
});

describe('however much there is', () => {
  test.each([
    ['200 follow-ups', 200, 'Call Acme'],
    ['200 with the longest titles', 200, '語'.repeat(190)],
    ['more than are read at once', 300, '<!here> & *all*'],
  ])('%s', async (_, count, title) => {
    const room = await open();
    const long = `${'Acme '.repeat(23)}Inc`;
    await room.app.ledger.transaction(vouchItself, async (books) => {
      const client = await books.clients.ensure({ name: long });
      for (let index = 0; index < count; index += 1)
        await books.tasks.add({
          title: `${title} ${index}`,
          clientId: client.id,
          vendor: 'kaspersky',
          owner: dana.name,
          ownerId: dana.id,
          due: '2026-11-20',
          note: '',
          concern: null,
          directive: null,
          createdBy: dana,
        });
    });
    for (let index = 0; index < 30; index += 1) await raise(room, long, 'x'.repeat(4_000), dana);
    const seen = seenIn(await opened(room));
    expect(seen).toContain(`Your follow-ups, ${count} overdue`);
    expect(seen).toContain(`${count - 15} more`);
    expect(pressable(room.slack.home('U1')?.blocks).filter((id) => id.startsWith('task-menu'))).toHaveLength(15);
    expect(room.slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
  });
});

test('whoever opens the conversation is shown what to ask, for all of it and not for one thread', async () => {
  const room = await open();
  const { slack, send } = room;
  const event = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages', event_ts: '1719800000.000100' };
  await send.event(event);
  const prompts = await slack.waitFor((s) => s.mark('prompts', 'D1'));
  expect(JSON.stringify(prompts)).toContain('Is Kaspersky safe for our federal work?');
  const call = slack.calls.find(({ method }) => method === 'assistant.threads.setSuggestedPrompts');
  expect(call?.args).not.toHaveProperty('thread_ts');
  expect(slack.home('U1')).toBeUndefined();
  // A Slack that sets none holds nothing up.
  slack.fail('assistant.threads.setSuggestedPrompts', { kind: 'error', error: 'missing_scope' });
  expect(await send.event(event)).toMatchObject({ status: 200 });
});

test.each([{ kind: '500' }, { kind: 'drop-after' }, { kind: '429', retryAfter: 1 }] as const)(
  'a Home that Slack answers with $kind is published all the same',
  async (failure) => {
    const room = await open();
    await add(room, 'Call Acme');
    room.slack.fail('views.publish', failure);
    await opened(room);
    await shows(room, 'Call Acme');
  },
);
