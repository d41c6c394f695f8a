/** Do the buttons under an answer do what they say, and once? */
import { expect, test } from 'vitest';
import { allScopes } from '../../stand-ins/slack-limits.ts';
import { actionPacket } from '../../stand-ins/slack-payloads.ts';
import { add, ask, aWhile, command, fieldsOf, held, ours, question, seenIn, titleOf, top } from './a-rep.ts';
import { pressable, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();

/** The receipt that stands under an answer. */
const receiptIn = (message: { text: string; blocks?: readonly unknown[] | undefined }): string =>
  /Receipt ([0-9a-f-]{36})/.exec(textOf(message))?.[1] ?? '';

test('an answer opens its windows: the concern, a follow-up, the copy, the sources, the whole', async () => {
  const room = await open();
  const { send, app, slack } = room;
  const answer = await ask(room, question);
  const receipt = await app.ledger.receipts.get(receiptIn(answer));
  if (receipt === undefined) throw new Error('the answer has no receipt');
  const claims = receipt.reply.blocks.flatMap((block) => (block.kind === 'claims' ? block.claims : []));
  const press = async (actionId: string, chosen?: { value: string }) => {
    await send.action({ message: answer }, { actionId, ...(chosen === undefined ? {} : { chosen }) });
    return top(room);
  };

  const concern = await press('log-concern');
  expect(titleOf(concern)).toBe('Log a client concern');
  expect([held(concern, 'vendor'), held(concern, 'federal'), held(concern, 'words'), held(concern, 'client')]).toEqual([
    'id:kaspersky',
    'yes',
    question,
    undefined,
  ]);
  expect(seenIn(concern)).toContain('Inventory every Kaspersky product');

  const task = await press('create-task');
  expect([held(task, 'vendor'), held(task, 'owner'), held(task, 'title')]).toEqual(['id:kaspersky', 'U1', undefined]);

  const all = seenIn(await press('show-all'));
  for (const { text } of claims) expect(all).toContain(text);
  expect(claims.filter(({ text }) => !textOf(answer).includes(text)).length).toBeGreaterThan(0);

  const sources = seenIn(await press('show-sources'));
  const quotes = receipt.reply.citations.flatMap(({ quote }) => quote ?? []);
  expect(quotes.length).toBeGreaterThan(5);
  for (const quote of quotes) expect(sources).toContain(`“${quote}”`);
  expect(sources.match(/(?:Read|Located) on \d+ \w+ 2026/g)).toHaveLength(receipt.reply.citations.length);

  const copy = seenIn(await press('copy-for-client'));
  for (const { text } of claims) expect(copy).toContain(text);
  for (const { url } of receipt.reply.citations) expect(copy).toContain(url);
  expect(copy).toContain(`Receipt ${receipt.id}`);
  const noted = crypto.randomUUID();
  const note = { kind: 'text', text: 'They owe us for March.', internal: true } as const;
  await app.ledger.receipts.add({
    ...receipt,
    id: noted,
    reply: { ...receipt.reply, receipt: noted, blocks: [...receipt.reply.blocks, note] },
  });
  const outward = seenIn(await press('copy-for-client', { value: noted }));
  expect(outward).toContain(`Receipt ${noted}`);
  expect(outward).not.toContain('They owe us');
  expect(slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
});

test('a question for the Defense Department is federal work too; one for a business is not known to be', async () => {
  const room = await open();
  for (const [asked, federal] of [
    ['Is Kaspersky safe for a defense contractor?', 'yes'],
    ['Is Kaspersky safe for a dental practice?', 'unknown'],
  ] as const) {
    await room.send.action({ message: await ask(room, asked) }, { actionId: 'log-concern' });
    expect(held(top(room), 'federal')).toBe(federal);
  }
});

test('what the vendor says is answered in the thread', async () => {
  const room = await open();
  const answer = await ask(room, question);
  await room.send.action({ message: answer }, { actionId: 'say:2' });
  const said = await room.slack.waitFor((s) => ours(s)[1]);
  expect(said.thread_ts).toBe(answer.thread_ts);
  expect(textOf(said)).toMatch(/What Kaspersky says, in its own words/);
  expect(receiptIn(said)).not.toBe(receiptIn(answer));
});

test('under a card that one person sees, the answer comes to that person alone, at the address of the button', async () => {
  const room = await open();
  const { slack, send } = room;
  const card = await command(room, '/vendor kaspersky');
  const posts = slack.calls.length;
  await send.action({ message: card }, { actionId: 'say:2' });
  const said = await slack.waitFor((s) => s.ephemerals('C1')[1]);
  expect(said.to).toBe('U1');
  expect(textOf(said)).toMatch(/What Kaspersky says, in its own words/);
  expect(textOf(slack.ephemerals('C1')[0] ?? card)).toContain('Share here');
  expect(slack.calls.slice(posts).map((call) => call.method)).toEqual(['response']);
  // Its windows open as under any other answer.
  await send.action({ message: card }, { actionId: 'show-sources' });
  expect(titleOf(top(room))).toBe('Sources');
  await send.action({ message: card }, { actionId: 'log-concern' });
  expect(fieldsOf(top(room))).toContain('client');
});

test('helpful and then not helpful is one opinion, the last', async () => {
  const room = await open();
  const { send, app } = room;
  const answer = await ask(room, question);
  const receipt = receiptIn(answer);
  const say = async (value: string, user = 'U1') => {
    await send.action({ message: answer }, { actionId: 'feedback', value: `${value}:${receipt}`, user });
    return app.ledger.feedback.count(receipt);
  };
  expect(await say('helpful')).toEqual({ helpful: 1, unhelpful: 0 });
  expect(await say('unhelpful')).toEqual({ helpful: 0, unhelpful: 1 });
  expect(await say('unhelpful')).toEqual({ helpful: 0, unhelpful: 1 });
  expect(await say('helpful', 'U2')).toEqual({ helpful: 1, unhelpful: 1 });
  const lost = { chosen: { value: 'helpful:no-such-receipt' } };
  expect(await send.action({ message: answer }, { actionId: 'feedback', ...lost })).toMatchObject({ status: 200 });
  expect(room.slack.views).toEqual([]);
  expect(room.slack.ephemerals('C1')).toEqual([]);
});

test('a private card is shared in the channel once, however often the button is pressed', async () => {
  const room = await open();
  const { slack, send } = room;
  const card = await command(room, '/vendor kaspersky');
  const press = () => send.action({ message: card }, { actionId: 'share-here' });
  await Promise.all([press(), press()]);
  const [shared] = await slack.waitFor((s) => ours(s).length > 0 && ours(s));
  await slack.waitFor((s) => s.ephemerals('C1').some((m) => textOf(m).includes('Shared in the channel.')));
  await press().catch(() => undefined);
  await aWhile();
  expect(ours(slack)).toHaveLength(1);
  expect(textOf(shared ?? card)).toMatch(/Shared by Dana Reyes\./);
  expect(receiptIn(shared ?? card)).toBe(receiptIn(card));
  expect(slack.ephemerals('C1')).toHaveLength(1);
  expect(pressable(slack.ephemerals('C1')[0]?.blocks)).not.toContain('share-here');
});

test.each([{ kind: '500' }, { kind: 'drop-after' }, { kind: '429', retryAfter: 1 }] as const)(
  'a card that is shared while Slack answers with $kind stands there once',
  async (failure) => {
    const room = await open();
    const card = await command(room, '/vendor kaspersky');
    room.slack.fail('chat.postMessage', failure);
    await room.send.action({ message: card }, { actionId: 'share-here' });
    await room.slack.waitFor((s) => s.ephemerals('C1').some((m) => textOf(m).includes('Shared in the channel.')));
    expect(ours(room.slack)).toHaveLength(1);
  },
);

test('where Vouch is no member the address of the button shares the card', async () => {
  const scopes = allScopes.filter((scope) => scope !== 'chat:write.public');
  const room = await open({ slack: { scopes } });
  room.slack.addChannel({ id: 'C7', name: 'deals', botIsMember: false });
  const card = await command(room, '/vendor kaspersky', 'C7');
  await room.send.action({ message: card }, { actionId: 'share-here' });
  const shared = await room.slack.waitFor((s) => ours(s, 'C7')[0]);
  expect(textOf(shared)).toMatch(/Shared by Dana Reyes\./);
  await room.send.action({ message: card }, { actionId: 'share-here' }).catch(() => undefined);
  await aWhile();
  expect(ours(room.slack, 'C7')).toHaveLength(1);
});

test('what was asked about a client has no button that shares it', async () => {
  const room = await open();
  for (const words of ['/concerns', '/followups', '/vendor kaspersky for Acme Dental']) {
    await room.app.ledger.clients.ensure({ name: 'Acme Dental' });
    expect(pressable((await command(room, words)).blocks)).not.toContain('share-here');
  }
});

test.each(['log-concern', 'create-task', 'copy-for-client', 'show-sources', 'show-all'])(
  'a window that Slack does not open is told, with a reference the log has: %s',
  async (actionId) => {
    const room = await open();
    const { slack, send, log } = room;
    const answer = await ask(room, question);
    const told = async (index: number) => {
      const message = await slack.waitFor((s) => s.ephemerals('C1')[index]);
      const reference = /Reference (\S+)/.exec(textOf(message))?.[1] ?? 'none';
      expect({ to: message.to, thread: message.thread_ts }).toEqual({ to: 'U1', thread: answer.thread_ts });
      expect(textOf(message)).toMatch(/Please try again/);
      expect(log.lines.join('\n')).toContain(reference);
    };
    const late = send.action({ message: answer }, { actionId });
    slack.advance(4_000);
    expect(await late).toMatchObject({ status: 200 });
    await told(0);
    slack.fail('views.open', { kind: 'error', error: 'internal_error' });
    await send.action({ message: answer }, { actionId });
    await told(1);
    expect(slack.views).toEqual([]);
    await send.action({ message: answer }, { actionId });
    expect(slack.views).toHaveLength(1);
  },
);

test('where another organisation reads along its people get answers, and no window of ours', async () => {
  const room = await open();
  const { slack, send } = room;
  slack.addChannel({ id: 'C9', name: 'with-acme', isExtShared: true });
  slack.addUser({ id: 'U9', name: 'Olga Outside', team: 'T9' });
  const answer = await ask(room, question, 'C9');
  expect(pressable(answer.blocks)).toEqual(['say:2', 'say:3']);
  await send.action({ message: answer }, { actionId: 'say:2', user: 'U9' });
  expect(textOf(await slack.waitFor((s) => ours(s, 'C9')[1]))).toMatch(/What Kaspersky says, in its own words/);
  // A button of ours that they see nowhere, pressed all the same.
  const { payload } = actionPacket(slack.workspace, { message: answer }, { actionId: 'say:2', user: 'U9' });
  for (const action_id of ['log-concern', 'create-task', 'copy-for-client', 'show-sources', 'ask-vouch']) {
    const forged = { ...payload, actions: [{ type: 'button', block_id: 'b', action_id, value: receiptIn(answer) }] };
    const body = new URLSearchParams({ payload: JSON.stringify(forged) }).toString();
    await send.raw(body, 'application/x-www-form-urlencoded');
  }
  await slack.waitFor((s) => s.ephemerals('C9').length === 5);
  expect(slack.ephemerals('C9').every((m) => m.to === 'U9' && textOf(m).includes('cannot be shown here'))).toBe(true);
  expect(slack.views).toEqual([]);
});

test('a press that Slack delivers twice does one thing', async () => {
  const room = await open();
  const { slack, send } = room;
  const answer = await ask(room, question);
  const card = await command(room, '/vendor kaspersky');
  const task = await add(room, 'Call Acme');
  const list = await command(room, '/followups');
  for (const [on, use] of [
    [{ message: answer }, { actionId: 'say:2' }],
    [{ message: card }, { actionId: 'share-here' }],
    [{ message: list }, { actionId: 'task-done', value: task.id }],
  ] as const) {
    const { payload } = actionPacket(slack.workspace, on, use);
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const type = 'application/x-www-form-urlencoded';
    const first = await send.raw(body, type);
    const again = await send.raw(body, type, { retry: { num: 1, reason: 'http_timeout' } });
    expect([first.status, again.status]).toEqual([200, 200]);
  }
  await slack.waitFor((s) => ours(s).length === 3 && s.ephemerals('C1').some((m) => textOf(m).includes('done on')));
  await aWhile();
  expect(ours(slack)).toHaveLength(3);
  expect(slack.ephemerals('C1')).toHaveLength(2);
});
