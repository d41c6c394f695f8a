/** What becomes of a like or a dislike under an answer in Teams? */
import { describe, expect, test } from 'vitest';
import { invokeOf, type Spot } from '../../stand-ins/teams-activities.ts';
import type { Fields } from '../../stand-ins/teams-client.ts';
import type { TeamsMessage } from '../../stand-ins/teams-server.ts';
import { ask, kept, opened, question, settled, shows, spotAt, worry } from './a-member.ts';
import { type TeamsRoom, textOf } from './open-teams.ts';

/** The receipt that stands under an answer. */
const receiptOf = (message: TeamsMessage): string => /Receipt ([0-9a-f-]{36})/.exec(textOf(message))?.[1] ?? 'none';

const countOf = ({ app }: TeamsRoom, message: TeamsMessage) => app.ledger.feedback.count(receiptOf(message));

/** A vote as Teams delivers it, with anything in it. */
const vote = ({ teams, client }: TeamsRoom, spot: Spot, value: unknown, more: Fields = {}) =>
  client.deliver({
    ...invokeOf(teams, spot, { name: 'message/submitAction', value: {}, source: 'message' }),
    value,
    ...more,
  });

const liked = (feedback: unknown = '{"feedbackText":""}', reaction: unknown = 'like') => ({
  actionName: 'feedback',
  actionValue: { reaction, feedback },
});

describe.concurrent('a vote', () => {
  test('is kept under the receipt of the answer, and the last of a person counts', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const answer = await ask(room, question);
    const other = await ask(room, 'Is Sophos banned?');
    const votes = async (reaction: 'like' | 'dislike', text?: string) => {
      const { status, body } = await client.feedback(answer, teams.dana, reaction, text);
      expect([status, body]).toEqual([200, {}]);
      return countOf(room, answer);
    };
    expect(await votes('like')).toEqual({ helpful: 1, unhelpful: 0 });
    expect(await votes('dislike', 'The date is wrong.')).toEqual({ helpful: 0, unhelpful: 1 });
    expect(await votes('dislike')).toEqual({ helpful: 0, unhelpful: 1 });
    expect(await votes('like')).toEqual({ helpful: 1, unhelpful: 0 });
    expect(await countOf(room, other)).toEqual({ helpful: 0, unhelpful: 0 });
  });

  test('in a channel, of several people, each counts', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const team = teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['Desk'] });
    const answer = await ask(room, question, { room: teams.channel(team, 'Desk') });
    await Promise.all([client.feedback(answer, teams.dana, 'like'), client.feedback(answer, teams.robin, 'dislike')]);
    expect(await countOf(room, answer)).toEqual({ helpful: 1, unhelpful: 1 });
    await client.feedback(answer, teams.robin, 'like');
    expect(await countOf(room, answer)).toEqual({ helpful: 2, unhelpful: 0 });
  });

  test('on an answer that a button gave, and on one that went to one’s own chat', async (context) => {
    const room = await opened(context);
    const { client, teams, app } = room;
    await app.ledger.clients.ensure({ name: 'Acme Dental', federal: true });
    const desk = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    const chat = teams.personalChat();
    const direct = await ask(room, 'is Kaspersky ok for Acme Dental?', { room: desk, answered: chat });
    await client.feedback(direct, teams.dana, 'dislike');
    expect(await countOf(room, direct)).toEqual({ helpful: 0, unhelpful: 1 });
    await client.press(direct, { title: 'What Kaspersky says' });
    const said = await teams.waitFor(() => teams.messages(chat.id).find((each) => /own words/.test(textOf(each))));
    await settled(room);
    await client.feedback(said, teams.dana, 'like');
    expect(await countOf(room, said)).toEqual({ helpful: 1, unhelpful: 0 });
  });

  test('on an answer that was redone is for what stands there now', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const { message } = await client.say({ text: question });
    const answer = await teams.waitFor(() => teams.messages().find(({ from }) => from === 'bot'));
    await settled(room);
    const before = receiptOf(answer);
    await client.edit(message, 'Is Sophos banned?');
    await shows(room, answer, /Sophos/);
    await settled(room);
    await client.feedback(answer, teams.dana, 'like');
    expect(await countOf(room, answer)).toEqual({ helpful: 1, unhelpful: 0 });
    expect(await room.app.ledger.feedback.count(before)).toEqual({ helpful: 0, unhelpful: 0 });
  });

  test('is asked for under answers alone', async (context) => {
    const room = await opened(context);
    for (const text of [worry, 'help', 'list my follow-ups', 'thank you'])
      expect((await ask(room, text)).channelData).not.toHaveProperty('feedbackLoop');
    expect((await ask(room, question)).channelData).toHaveProperty('feedbackLoop');
  });
});

describe.concurrent('a vote that says little', () => {
  test('empty words, as some clients send them, count', async (context) => {
    const room = await opened(context);
    const answer = await ask(room, question);
    const about = { replyToId: answer.id };
    for (const feedback of ['', '{}', '{"feedbackText":""}', null, undefined, { feedbackText: 'good' }, 'not JSON {']) {
      const { status, body } = await vote(room, spotAt(room, answer), liked(feedback), about);
      expect([feedback, status, body]).toEqual([feedback, 200, {}]);
    }
    expect(await countOf(room, answer)).toEqual({ helpful: 1, unhelpful: 0 });
  });

  test('on nothing, on a message that is not Vouch’s, or of which nothing is known, does no harm', async (context) => {
    const room = await opened(context);
    const answer = await ask(room, question);
    const asked = room.teams.messages().find(({ from }) => from !== 'bot');
    const help = await ask(room, 'help');
    const spot = spotAt(room, answer);
    const targets = [undefined, '', asked?.id ?? '', help.id, '1', 'x'.repeat(500), '\u0000'];
    for (const replyToId of targets) {
      const { status } = await vote(room, spot, liked(), replyToId === undefined ? {} : { replyToId });
      expect([replyToId, status < 500]).toEqual([replyToId, true]);
    }
    expect(kept(room, 'feedback')).toBe('[["feedback",[]]]');
    expect(room.log.lines.filter((line) => line.includes('could not be done'))).toEqual([]);
  });

  test('garbled, it is refused without a 5xx, and nothing is kept', async (context) => {
    const room = await opened(context);
    const answer = await ask(room, question);
    const garbled = [
      undefined,
      null,
      '',
      'like',
      7,
      [],
      {},
      { actionName: 'feedback' },
      { actionName: 'feedback', actionValue: null },
      { actionName: 'feedback', actionValue: 'like' },
      { actionName: 'else', actionValue: { reaction: 'like' } },
      liked('', 'love'),
      liked('', ['like']),
      JSON.parse('{"__proto__":{"actionName":"feedback","actionValue":{"reaction":"like"}}}'),
    ];
    for (const value of garbled) {
      const { status } = await vote(room, spotAt(room, answer), value, { replyToId: answer.id });
      expect([value, status]).toEqual([value, expect.toSatisfy((each: number) => each < 500)]);
    }
    for (const body of ['', '{', '[]', '"like"', '{"type":"invoke","name":"message/submitAction"}'])
      expect((await room.client.raw(body)).status).toBe(400);
    expect(kept(room, 'feedback')).toBe('[["feedback",[]]]');
  });
});
