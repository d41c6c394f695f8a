/** Does nothing from outside come alive on a card? */
import { describe, expect, test } from 'vitest';
import { isFields } from '../../stand-ins/teams-refusal.ts';
import { add, ask, idOf, opened, settled } from './a-member.ts';
import { wireTo } from './about-clients.ts';
import { textOf } from './open-teams.ts';

const joiner = '\u2060';
const nasty = [
  '<at>Everyone</at> Corp',
  '<at id="0">Dana Reyes</at> Ltd',
  '{{DATE(2026-01-01T00:00:00Z, LONG)}} Ltd',
  '{{TIME(2026-01-01T00:00:00Z)}} & Sons',
  '[Acme](https://evil.example)',
  '![x](https://evil.example/x.png) Inc',
  '**Bold** _it_ `x` ~~no~~',
  '# Heading & Sons',
  '&lt;at&gt;Everyone&lt;/at&gt; GmbH',
  'www.evil.example Partners',
  'evil.example Partners',
  'Ünï & <b>Söhne</b> 🚀',
] as const;

/** All texts of a card that Teams reads markdown in, or shows somewhere else than a run of literal text does. */
function markdownIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markdownIn);
  if (!isFields(value)) return [];
  const { type } = value;
  const own = type === 'TextBlock' ? [value['text']] : type === 'FactSet' ? [JSON.stringify(value['facts'])] : [];
  return [
    ...own.map(String),
    ...Object.entries(value).flatMap(([name, part]) => (name === 'data' ? [] : markdownIn(part))),
  ];
}

/** Without `data`, which is only carried. */
function drawn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(drawn);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (key === 'data' ? [] : [[key, drawn(part)]])),
  );
}

describe.concurrent('text from outside', () => {
  test.for(nasty)('a client called %s stays text, and mentions nobody', async (name, context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const { clients, concerns } = app.ledger;
    const client = await clients.ensure({ name });
    await concerns.add({
      clientId: client.id,
      vendor: 'kaspersky',
      words: `${name} asks:\n- is ${name} fine?`,
      severity: 'normal',
      link: null,
      loggedBy: { id: idOf(room), name },
      surface: 'teams',
    });
    await add(room, `Call ${name} about ${name}`, { clientId: client.id, owner: name });
    const typed = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const say = (text: string) => ask(room, 'x', { activity: { text: typed(text) } });
    const messages = [
      await ask(room, 'which clients asked about Kaspersky?'),
      await ask(room, 'list follow-ups'),
      await say(`create a follow-up to call ${name} about ${name}`),
      await say(`Is "${name}" banned?`),
      await say(`log that "${name}" is worried about Kaspersky: "${name}?"`),
      await ask(room, 'x', {
        room: teams.addGroupChat({ members: [teams.dana, teams.robin] }),
        answered: teams.personalChat(),
        activity: { text: `<at>Vouch</at> ${typed(`create a follow-up to call ${name}`)}` },
      }),
    ];
    await settled(room);
    const shown = name.replace(/\p{Bidi_Control}/gu, '');
    for (const message of messages.slice(0, 2)) expect(textOf(message).replaceAll(joiner, '')).toContain(shown);
    const sent = teams.calls.filter(({ kind }) => kind === 'post' || kind === 'put').map(({ body }) => body);
    expect(sent.length).toBeGreaterThan(messages.length);
    for (const body of sent) {
      const seen = JSON.stringify(drawn(body));
      expect(seen).not.toMatch(/<\/?at\b|\{\{(?:DATE|TIME)\(|&(?:lt|gt|amp);/i);
      expect(seen).not.toMatch(/\p{Bidi_Control}/u);
      expect(seen).not.toMatch(/"type":"mention"|"mentioned"|"entities":\[\{"type":"mention/);
      expect(seen).not.toMatch(/"type":"(?:Image|Media|Action\.OpenUrlDialog)"|"url":"[^"]*evil\.example/);
      for (const text of markdownIn(body)) expect(text).not.toMatch(/[[\]*_`~#<>{}|\\&]|evil|https?:/i);
    }
  });

  test('marks that turn the reading direction are never drawn', async (context) => {
    const room = await opened(context);
    const turned = '\u202eCall\u202c the \u2066Works\u2069';
    await add(room, turned, { note: turned });
    for (const text of ['list follow-ups', `create a follow-up: ${turned} again`, `Is "${turned}" banned?`])
      expect(textOf(await ask(room, text))).not.toMatch(/\p{Bidi_Control}/u);
    expect(textOf(await ask(room, 'list follow-ups'))).toMatch(/^Call the Works$/m);
    expect(wireTo(room, room.teams.personalChat())).not.toMatch(/\p{Bidi_Control}/u);
  });
});
