/** Can a rep log a concern from any message, and ask from anywhere? */
import { describe, expect, test } from 'vitest';
import { shortcutIds } from '../../../src/surfaces/slack/shortcut-ids.ts';
import { getPermalink } from '../../stand-ins/slack-messages.ts';
import type { View } from '../../stand-ins/slack-workspace.ts';
import {
  ask,
  aWhile,
  choice,
  errorsOf,
  fieldsOf,
  fill,
  held,
  ours,
  posted,
  question,
  seenIn,
  shortcutOn,
  titleOf,
  top,
} from './a-rep.ts';
import { pressable, type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
const worry = 'Acme Dental called: they are worried about Kaspersky for their federal contract';

/** What a field offers for what is typed: labels with their values. */
async function offered({ send }: Room, view: View, actionId: string, value: string, user = 'U1') {
  const { status, body, problems } = await send.options({ view }, { actionId, value, user });
  expect({ status, problems }).toEqual({ status: 200, problems: [] });
  const answer: { options: { text: { text: string }; value: string }[] } = JSON.parse(body);
  return answer.options.map((option) => [option.text.text, option.value]);
}

test('the shortcut on a colleague’s message: who, about whom, how grave, their words, what is to be done', async () => {
  const room = await open();
  const { slack, send, app } = room;
  await app.ledger.clients.ensure({ name: 'Acme Dental' });
  const { view, message } = await shortcutOn(room, { text: worry, user: 'U2' });
  const acme = await app.ledger.clients.find('Acme Dental');
  expect(titleOf(view)).toBe('Log a client concern');
  expect(['client', 'federal', 'vendor', 'severity', 'words'].map((name) => held(view, name))).toEqual([
    `id:${acme?.id}`,
    'yes',
    'id:kaspersky',
    'normal',
    worry,
  ]);
  const takes = fieldsOf(view).filter((id) => id.startsWith('take:'));
  expect(takes).toHaveLength(7);
  expect(seenIn(view)).toContain('1. Send Acme Dental the written answer on Kaspersky, with its receipt');
  expect([held(view, 'take'), held(view, 'owner'), held(view, 'due')]).toEqual([
    [expect.objectContaining({ value: 'yes' })],
    'U1',
    '2026-11-27',
  ]);

  const answer = await send.viewSubmission(view, fill(view, { severity: 'urgent' }));
  expect(answer).toMatchObject({ status: 200, body: '', problems: [] });
  const [concern, ...others] = await app.ledger.concerns.list({});
  expect(others).toEqual([]);
  expect(concern).toMatchObject({
    client: { name: 'Acme Dental' },
    vendor: 'kaspersky',
    words: worry,
    severity: 'urgent',
    surface: 'slack',
    loggedBy: { id: 'slack:T1:U1', name: 'Dana Reyes' },
  });
  const { permalink } = getPermalink({ channel: 'C1', message_ts: message.ts }, slack.workspace);
  expect(new URL(concern?.link ?? '').pathname).toBe(new URL(String(permalink)).pathname);
  const tasks = await app.ledger.tasks.list({ concern: concern?.id ?? '' });
  expect(tasks).toHaveLength(7);
  expect(tasks.every((task) => task.ownerId === 'slack:T1:U1' && task.title.includes('Kaspersky'))).toBe(true);
  const seen = await slack.waitFor((s) => s.ephemerals('C1')[0]);
  expect({ to: seen.to, thread: seen.thread_ts }).toEqual({ to: 'U1', thread: message.ts });
  expect(textOf(seen)).toMatch(/Logged for Acme Dental: a concern about Kaspersky\./);
  expect(textOf(seen)).toMatch(/7 follow-ups created\./);
  expect(ours(slack)).toEqual([]);
  expect(slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
});

test('the link of a message in a thread and in a direct conversation is the one that Slack gives', async () => {
  const room = await open();
  const { slack, send, app } = room;
  const root = slack.say({ text: 'Any news?' }).message;
  const links: string[] = [];
  for (const said of [
    { text: worry, thread_ts: root.ts },
    { text: worry, channel: 'D1' },
  ]) {
    const { view, message } = await shortcutOn(room, said);
    await send.viewSubmission(view);
    links.push(
      String(getPermalink({ channel: message.channel, message_ts: message.ts }, slack.workspace)['permalink']),
    );
  }
  const path = (link: string | null) => new URL(link ?? '').pathname + new URL(link ?? '').search;
  const kept = (await app.ledger.concerns.list({})).map((concern) => path(concern.link));
  expect(kept.toReversed()).toEqual(links.map(path));
  await slack.waitFor((s) => s.ephemerals('C1')[0]?.thread_ts === root.ts);
  expect(await posted(room, 'Logged for Acme Dental')).toBeDefined();
});

describe('a message that says little', () => {
  test.each([
    ['no words', ''],
    ['one emoji', '👍'],
    ['no letter', '?!'],
    ['marks that turn the direction', 'abc \u202Edef'],
    ['a very long text', `Kaspersky ${'🔥 '.repeat(3_000)}`],
    ['a text of one word', '🔥'.repeat(2_500)],
    ['marks of Slack', '<@U2> see <https://x.example|this> &amp; that <!here>'],
  ])('%s', async (_, text) => {
    const room = await open();
    const { view } = await shortcutOn(room, { text });
    expect([held(view, 'vendor'), held(view, 'federal')]).toEqual([
      text.includes('Kaspersky') ? 'id:kaspersky' : undefined,
      'unknown',
    ]);
    const words = String(held(view, 'words') ?? '');
    expect(words.isWellFormed() && words.length <= 3_000).toBe(true);
    if (text.startsWith('<')) expect(words).toBe('U2 see this & that @here');
    const named = { client: choice('new:Acme'), vendor: choice('id:kaspersky') };
    const more = words === '' ? { ...named, words: 'Are we exposed?' } : named;
    expect(errorsOf(await room.send.viewSubmission(view, fill(view, more)))).toEqual({});
    expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
  });
});

test('fields that look up: the clients of the log first, then a new one; the vendors of the records, then another', async () => {
  const room = await open();
  const { app } = room;
  for (const name of ['Acme Dental', 'Dental Acme', 'Zenith']) await app.ledger.clients.ensure({ name });
  const ids = new Map((await app.ledger.clients.list()).map(({ name, id }) => [name, id]));
  const { view } = await shortcutOn(room, { text: 'hello' });
  const clients = (typed: string, user?: string) => offered(room, view, 'client', typed, user);
  expect(await clients('acme')).toEqual([
    ['Acme Dental', `id:${ids.get('Acme Dental')}`],
    ['Dental Acme', `id:${ids.get('Dental Acme')}`],
    ['New client “acme”', 'new:acme'],
  ]);
  expect(await clients('ZENITH')).toEqual([['Zenith', `id:${ids.get('Zenith')}`]]);
  expect(await clients('')).toHaveLength(3);
  expect(await clients('Nobody yet')).toEqual([['New client “Nobody yet”', 'new:Nobody yet']]);
  expect(await clients('x'.repeat(121))).toEqual([]);
  expect(await clients('Ac\u0007me')).toEqual([]);
  const vendors = (typed: string) => offered(room, view, 'vendor', typed);
  expect(await vendors('kasp')).toEqual([
    ['Kaspersky', 'id:kaspersky'],
    ['“kasp”, not in the records', 'new:kasp'],
  ]);
  for (const typed of ['Kaspersky', 'kasperski', 'KESB'])
    expect(await vendors(typed)).toEqual([['Kaspersky', 'id:kaspersky']]);
  expect((await vendors('')).length).toBeGreaterThan(5);
  expect(await vendors('語'.repeat(200))).toEqual([[expect.stringMatching(/^“語+…$/), `new:${'語'.repeat(100)}`]]);

  for (let index = 0; index < 150; index += 1) await app.ledger.clients.ensure({ name: `Client ${index}` });
  expect(await clients('client')).toHaveLength(20);
});

test('outsiders get no window and no names', async () => {
  const room = await open();
  const { slack, send, app } = room;
  await app.ledger.clients.ensure({ name: 'Acme Dental' });
  slack.addChannel({ id: 'C9', name: 'with-acme', isExtShared: true });
  slack.addUser({ id: 'U9', name: 'Olga Outside', team: 'T9' });
  const { message } = slack.say({ text: worry, channel: 'C9', user: 'U9' });
  await send.messageShortcut(shortcutIds.logConcern, message, 'U9');
  await slack.waitFor((s) => s.ephemerals('C9').some((m) => m.to === 'U9' && textOf(m).includes('for members')));
  expect(slack.views).toEqual([]);
  // A colleague's window in the same channel: the confirmation comes where no outsider reads along.
  await send.messageShortcut(shortcutIds.logConcern, message, 'U1');
  const view = top(room);
  for (const name of ['client', 'vendor']) {
    expect(await offered(room, view, name, '', 'U9')).toEqual([]);
    expect((await offered(room, view, name, '', 'U1')).length).toBeGreaterThan(0);
  }
  await send.viewSubmission(view);
  expect(await posted(room, 'Logged for Acme Dental')).toBeDefined();
  expect(slack.ephemerals('C9').filter((m) => m.to === 'U1')).toEqual([]);
});

test('a channel that Vouch may not write to: the confirmation comes directly', async () => {
  const room = await open();
  room.slack.fail('chat.postEphemeral', { kind: 'error', error: 'not_in_channel' });
  const { view } = await shortcutOn(room, { text: worry });
  await room.send.viewSubmission(view);
  expect(await posted(room, 'Logged for Acme Dental')).toBeDefined();
});

test('a shortcut whose window Slack does not open is told, with a reference the log has', async () => {
  const room = await open();
  const { slack, send, log } = room;
  const { message } = slack.say({ text: worry });
  for (const [index, use] of [
    () => send.messageShortcut(shortcutIds.logConcern, message),
    () => send.shortcut(shortcutIds.askVouch),
  ].entries()) {
    const late = use();
    slack.advance(4_000);
    expect(await late).toMatchObject({ status: 200 });
    const told = await slack.waitFor((s) => [...s.ephemerals('C1'), ...ours(s, 'D1')][index]);
    expect(log.lines.join('\n')).toContain(/Reference (\S+)/.exec(textOf(told))?.[1] ?? 'none');
  }
  expect(slack.views).toEqual([]);
});

test('“Ask Vouch” answers in its own window, with sources and receipt', async () => {
  const room = await open();
  const { send, slack, app } = room;
  await send.shortcut(shortcutIds.askVouch);
  const window = top(room);
  expect(titleOf(window)).toBe('Ask Vouch');
  expect(errorsOf(await send.viewSubmission(window, fill(window, { question: ' ' })))).toEqual({
    question: 'Write your question.',
  });
  expect(errorsOf(await send.viewSubmission(window, fill(window, { question: 'a\u202Eb' })))).toEqual({
    question: expect.stringMatching(/control or direction characters/),
  });
  // What was wrong is mended in the same window.
  const answer = await send.viewSubmission(window, fill(window, { question }));
  expect(answer).toMatchObject({ status: 200, problems: [] });
  const seen = seenIn(top(room));
  expect(seen).toMatch(/Kaspersky for federal contractors in the United States: prohibited/);
  expect(seen).toMatch(/Section 1634/);
  expect(seen).toMatch(/GPO govinfo/);
  expect(pressable(top(room).blocks)).toEqual([]);
  expect([...ours(slack), ...ours(slack, 'D1'), ...slack.ephemerals()]).toEqual([]);
  const receipt = /Receipt ([0-9a-f-]{36})/.exec(seen)?.[1];
  expect(receipt === undefined ? undefined : await app.ledger.receipts.get(receipt)).toBeDefined();
});

test('what “Ask Vouch” wrote down is confirmed directly as well, with its buttons', async () => {
  const room = await open();
  const { send, slack, app } = room;
  await send.shortcut(shortcutIds.askVouch);
  const window = top(room);
  const said = fill(window, { question: 'log that Acme is worried about Kaspersky' });
  await Promise.all([send.viewSubmission(window, said), send.viewSubmission(window, said)]);
  expect(seenIn(top(room))).toMatch(/Logged for Acme/);
  expect(pressable((await posted(room, 'Logged for Acme')).blocks)).toContain('accept-tasks');
  expect(await app.ledger.concerns.list({})).toHaveLength(1);
  await aWhile();
  expect(ours(slack, 'D1')).toHaveLength(1);
});

test('“Ask Vouch” from a colleague and from somebody Slack knows nothing of', async () => {
  const room = await open();
  room.slack.fail('users.info', { kind: 'error', error: 'user_not_found' });
  await room.send.shortcut(shortcutIds.askVouch, 'U2');
  const window = top(room);
  await room.send.viewSubmission(window, fill(window, { question: 'Which directives are new?' }));
  expect(seenIn(top(room))).toMatch(/The newest directives on record/);
  expect(await ask(room, 'help', 'D1')).toBeDefined();
});
