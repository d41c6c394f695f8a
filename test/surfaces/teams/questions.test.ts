/** Is a question that is written in Teams answered, where it was asked, with everything an answer has? */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TeamsMessage } from '../../stand-ins/teams-server.ts';
import { type TeamsRoom, teamsRooms, textOf } from './open-teams.ts';
import { whenDone } from './standing.ts';

const open = teamsRooms();
const question = 'Is Kaspersky safe for our federal work?';

/** The messages of Vouch in a conversation, oldest first. */
const ours = (room: TeamsRoom, conversation?: string): readonly TeamsMessage[] =>
  room.teams.messages(conversation).filter((message) => message.from === 'bot' && !message.deleted);

describe('a personal chat', () => {
  test('dots, then a card with verdict, claims, numbers, sources and the receipt', async () => {
    const room = await open();
    const { status } = await room.client.say({ text: question });
    expect(status).toBe(200);
    const chat = room.teams.personalChat().id;
    const answer = await room.teams.waitFor(() => ours(room, chat)[0]);
    expect(room.teams.typings(chat)).toHaveLength(1);
    expect(answer.attachments).toHaveLength(1);
    expect(answer.text).toBe('');
    expect(answer.summary).toMatch(/Kaspersky.*prohibited/);
    const text = textOf(answer);
    for (const part of [/prohibited/i, /\[1\]/, /Sources/, /What Kaspersky says/, /Receipt [0-9a-f-]{36}/])
      expect(text).toMatch(part);
  });

  test('what Teams shows of its own: the AI label, citations as numbered on the card, and the two thumbs', async () => {
    const room = await open();
    await room.client.say({ text: question });
    const answer = await room.teams.waitFor(() => ours(room)[0]);
    const [entity, other] = answer.entities.filter((each) => each['type'] === 'https://schema.org/Message');
    expect(other).toBeUndefined();
    expect(entity).toMatchObject({
      '@type': 'Message',
      '@context': 'https://schema.org',
      additionalType: ['AIGeneratedContent'],
    });
    const { citation } = z
      .object({
        citation: z.array(
          z.object({
            position: z.int(),
            appearance: z.object({ name: z.string(), url: z.url(), abstract: z.string() }),
          }),
        ),
      })
      .parse(entity);
    expect(citation.length).toBeGreaterThan(3);
    const text = textOf(answer);
    for (const { position, appearance } of citation) {
      expect(text).toContain(`[${position}]`);
      expect(text).toContain(appearance.url);
    }
    expect(answer.channelData).toMatchObject({ feedbackLoop: { type: 'default' } });
  });

  test('a chat goes on: the second question knows the first', async () => {
    const room = await open();
    await room.client.say({ text: 'Is Kaspersky safe for our federal work?' });
    await room.teams.waitFor(() => ours(room)[0]);
    await room.client.say({ text: 'and for an ordinary business?' });
    expect(textOf(await room.teams.waitFor(() => ours(room)[1]))).toMatch(/Kaspersky for businesses/i);
  });

  test.each([
    ['status Kaspersky', /Kaspersky.*prohibited/is],
    ['concern Acme Dental Kaspersky: do we have to remove it?', /Acme Dental/],
    ['concerns', /concern/i],
    ['follow-ups', /follow-up/i],
    ['directives', /Binding Operational Directive|directives/i],
    ['digest preview', /digest|week/i],
    ['help', /status|concern/],
    ['', /concern/],
  ])('%j', async (text, expected) => {
    const room = await open();
    await room.client.say({ text });
    const answer = await room.teams.waitFor(() => ours(room)[0]);
    expect(textOf(answer)).toMatch(expected);
    // Teams has no slash before a command.
    expect(textOf(answer)).not.toMatch(/(^|\s)\/(vendor|concern|help)\b/m);
  });

  test('the message a concern was logged from is kept with it where it can be opened', async () => {
    const room = await open();
    const { teams } = room;
    const chat = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    await room.client.say({ room: chat, text: 'log that Acme Dental is worried about Kaspersky' });
    await teams.waitFor(() => ours(room, chat.id)[0]);
    const [concern] = await room.app.ledger.concerns.list({});
    expect(concern).toMatchObject({
      client: { name: 'Acme Dental' },
      surface: 'teams',
      loggedBy: { name: 'Dana Reyes' },
    });
    expect(concern?.link).toContain('https://teams.microsoft.com/l/message/');
  });
});

describe('rooms', () => {
  test('in a group chat a mention is answered, as a reply to it', async () => {
    const room = await open();
    const { teams, client } = room;
    const chat = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    const { message } = await client.say({ room: chat, person: teams.robin, text: question });
    const answer = await teams.waitFor(() => ours(room, chat.id)[0]);
    expect(textOf(answer)).toMatch(/prohibited/i);
    expect(answer.replyToId).toBe(message.id);
  });

  test('in a channel it is answered in its thread, and threads do not know of each other', async () => {
    const room = await open();
    const { teams, client } = room;
    const team = teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['General', 'Desk'] });
    const [, channel] = team.channels;
    if (channel === undefined) throw new Error('the team has no second channel');
    const first = await client.say({ room: channel, text: 'Is Kaspersky safe for our federal work?' });
    const answer = await teams.waitFor(() => ours(room, channel.id)[0]);
    expect(answer.thread).toBe(first.message.id);

    const second = await client.say({ room: channel, person: teams.robin, text: 'Can we still resell it?' });
    const elsewhere = await teams.waitFor(() => ours(room, channel.id)[1]);
    expect(elsewhere.thread).toBe(second.message.id);
    expect(textOf(elsewhere)).toMatch(/which vendor/i);

    await client.say({ room: channel, thread: first.message.id, text: 'Can we still resell it?' });
    const inThread = await teams.waitFor(() => ours(room, channel.id)[2]);
    expect(inThread.thread).toBe(first.message.id);
    expect(textOf(inThread)).toMatch(/Kaspersky/);
  });
});

describe('a message that Teams does not take', () => {
  const refused = {
    kind: 'status',
    status: 400,
    body: { error: { code: 'MissingProperty', message: 'too many' } },
  } as const;

  test('goes without what Teams shows of its own, and then in plain words with the same sources', async () => {
    const room = await open();
    const { teams, client } = room;
    teams.fail('post', refused);
    await client.say({ text: question });
    const bare = await teams.waitFor(() => ours(room)[0]);
    expect(bare.entities).toEqual([]);
    expect(textOf(bare)).toMatch(/Sources/);
    teams.fail('post', refused, refused);
    await client.say({ text: question });
    const plain = await teams.waitFor(() => ours(room)[1]);
    expect(plain.attachments).toEqual([]);
    expect(plain.text).toMatch(/prohibited[\s\S]*Sources:[\s\S]*https:\/\//);
  });
});

describe('a question that is changed', () => {
  test('edited, its answer is redone in its place; deleted, the answer goes', async () => {
    const room = await open();
    const { teams, client } = room;
    const { message } = await client.say({ text: 'Is Kaspersky safe for our federal work?' });
    const answer = await teams.waitFor(() => ours(room)[0]);
    await client.edit(message, 'Is Sophos banned?');
    const again = await teams.waitFor(() => ours(room).find((each) => each.id === answer.id && each.edited));
    expect(textOf(again)).toMatch(/Sophos/);
    expect(textOf(again)).toMatch(/Answered again on 26 November 2026, because the question was edited/);
    expect(ours(room)).toHaveLength(1);
    await client.remove(message);
    await teams.waitFor(() => ours(room).length === 0);
  });

  test('what was logged stays, and the edit is told so', async () => {
    const room = await open();
    const { teams, client } = room;
    const { message } = await client.say({ text: 'log that Acme Dental is worried about Kaspersky' });
    await teams.waitFor(() => ours(room)[0]);
    await client.edit(message, 'log that Acme Dental is worried about Sophos');
    expect(textOf(await teams.waitFor(() => ours(room)[1]))).toMatch(/stays as it was written down/);
    expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
    await client.remove(message);
    await teams.waitFor(() => ours(room).length === 1);
    expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
  });

  test('edited before the answer is posted, only the new words are answered', async () => {
    const room = await open();
    const { teams, client } = room;
    teams.fail('post', { kind: 'status', status: 429, headers: { 'retry-after': '2' } });
    const { message } = await client.say({ text: question });
    await teams.waitFor(() => teams.calls.some((call) => call.status === 429));
    await client.edit(message, 'Is Sophos banned?');
    const answer = await teams.waitFor(() => ours(room)[0]);
    expect(textOf(answer)).toMatch(/Sophos/);
    await whenDone(room);
    expect(ours(room)).toEqual([answer]);
  });

  test('deleted before the answer is posted, no answer stays', async () => {
    const room = await open();
    const { teams, client } = room;
    teams.fail('post', { kind: 'status', status: 503 });
    const { message } = await client.say({ text: question });
    await teams.waitFor(() => teams.calls.some((call) => call.status === 503));
    await client.remove(message);
    await teams.waitFor(() => room.log.lines.length > 0);
    const { message: next } = await client.say({ text: 'Is Sophos banned?' });
    const answer = await teams.waitFor(() => ours(room).find((each) => each.replyToId === next.id));
    expect(ours(room)).toEqual([answer]);
  });
});
