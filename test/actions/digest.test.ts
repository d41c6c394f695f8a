/** Does a room get the weekly digest when it asks for it, and can anybody look at it? */
import { describe, expect, test } from 'vitest';
import { renderForClient, renderText } from '../../src/surfaces/render-text.ts';
import { drawReply } from '../../src/surfaces/web/drawing/draw-reply.ts';
import { base, channel, dana, press, tell, textOf, vouch } from './with-vouch.ts';

test('a room asks for it, has it, and stops it', async () => {
  const app = await vouch();
  const here = { room: channel };
  expect(await tell(app, 'post the weekly digest here', here)).toMatchObject({ abstained: false, visibility: 'room' });
  expect(await app.ledger.subscriptions.get(channel.id)).toMatchObject({ room: channel.id, by: dana, shared: false });
  expect(textOf(await tell(app, '/digest here', here))).toContain('already');
  expect(textOf(await tell(app, 'stop the weekly digest', here))).toContain('no longer');
  expect(await app.ledger.subscriptions.list()).toEqual([]);
  expect(textOf(await tell(app, 'digest stop', here))).toContain('does not get');
  expect(textOf(await press(app, 'digest', { digest: 'here' }, here))).toContain(
    'This room gets the weekly digest every Monday at 9:00, New York time.',
  );
});

test.each(['here', 'stop'])('“%s” outside a room says where it works', async (step) => {
  const app = await vouch();
  const reply = await tell(app, `/digest ${step}`);
  expect(reply).toMatchObject({
    abstained: true,
    suggestions: [{ intent: 'digest', entities: { digest: 'preview' } }],
  });
  expect(textOf(reply)).toContain('channel');
  expect(await app.ledger.subscriptions.list()).toEqual([]);
});

test.each([
  ['/digest here', { write: false }],
  ['should we post the digest here?', {}],
  ['can I see the digest before we post it here', {}],
])('“%s” changes nothing %j', async (text, parts) => {
  const app = await vouch();
  await tell(app, text, { room: channel, ...parts });
  expect(await app.ledger.subscriptions.list()).toEqual([]);
});

test.each(['preview the digest', 'digest', '/digest preview', "what would this week's digest say"])(
  '“%s” shows the last seven days',
  async (text) => {
    const app = await vouch('2017-09-14');
    const reply = await tell(app, text);
    expect(textOf(reply)).toContain('The week from 8 to 14 September 2017');
    expect(reply.blocks.map(({ kind }) => kind)).toContain('directives');
    expect(reply.receipt).not.toBeNull();
    const receipt = await app.ledger.receipts.get(reply.receipt ?? '');
    expect(receipt?.records.map(({ id }) => id)).toContain('directives/us-dhs-bod-17-01');
  },
);

describe('its time', () => {
  const here = { room: channel };
  const said = async (...texts: readonly string[]) => {
    const app = await vouch('2026-11-24');
    let reply = '';
    for (const text of texts) reply = textOf(await tell(app, text, here));
    return { reply, subscription: await app.ledger.subscriptions.get(channel.id) };
  };

  test.each([
    [
      '/digest here friday 14:00 Europe/Berlin',
      5,
      14,
      'Europe/Berlin',
      'Friday 27 November 2026 at 14:00, Berlin time',
    ],
    [
      'post the digest here every Tuesday at 8am New York time',
      2,
      8,
      'America/New_York',
      'Tuesday 24 November 2026 at 8:00, New York time',
    ],
    ['/digest here', 1, 9, 'America/New_York', 'Monday 30 November 2026 at 9:00, New York time'],
    ['digest here on Mondays at noon Pacific', 1, 12, 'America/Los_Angeles', 'Monday 30 November 2026 at 12:00'],
  ])('“%s”', async (text, weekday, hour, zone, next) => {
    const { reply, subscription } = await said(text);
    expect(subscription).toMatchObject({ weekday, hour, zone });
    expect(reply).toContain(`The next digest comes on ${next}`);
  });

  test('another time said later changes what was said of it, and nothing else', async () => {
    const { reply, subscription } = await said(
      '/digest here friday 14:00 Europe/Berlin',
      'move the digest to Thursday',
    );
    expect(subscription).toMatchObject({ weekday: 4, hour: 14, zone: 'Europe/Berlin' });
    expect(reply).toContain('From now on');
  });

  test('without a zone the reply says which one counts', async () => {
    expect((await said('/digest here friday 14:00')).reply).toContain(
      'No time zone was named, so it goes by New York time',
    );
  });

  test.each([
    ['/digest here 25:00', '“25:00”'],
    ['/digest here monday 8:30', '“8:30”'],
    ['/digest here monday 9:00 Europe/Berlinn', '“Europe/Berlinn”'],
    ['/digest here monday 9:00 Mars time', '“Mars”'],
  ])('“%s” is answered with examples, and nothing is written', async (text, unclear) => {
    const { reply, subscription } = await said(text);
    expect(reply).toContain(`cannot post at ${unclear}`);
    expect(reply).toContain('Europe/Berlin”');
    expect(subscription).toBeUndefined();
  });

  test('as a form says it', async () => {
    const app = await vouch('2026-11-24');
    await press(app, 'digest', { digest: 'here', weekday: 'wednesday', hour: '7', zone: 'london' }, here);
    expect(await app.ledger.subscriptions.get(channel.id)).toMatchObject({
      weekday: 3,
      hour: 7,
      zone: 'Europe/London',
    });
    const wrong = await press(app, 'digest', { digest: 'here', weekday: 'someday' }, here);
    expect(textOf(wrong)).toContain('cannot post at “someday”');
  });
});

test.each([
  ['/digest preview 2026-W47', 'The week from 16 to 22 November 2026'],
  ['digest for week 47', 'The week from 16 to 22 November 2026'],
  ["show me last week's digest", 'The week from 16 to 22 November 2026'],
  ['digest for week 48', 'The days from 23 to 24 November 2026'],
  ['digest preview 2026-W60', 'There is no week 60 in 2026'],
  ['digest preview 2027-W10', 'has not begun: it begins on 8 March 2027'],
])('“%s”: %s', async (text, words) => {
  expect(textOf(await tell(await vouch('2026-11-24'), text))).toContain(words);
});

test('what a room that outsiders read is shown leaves out who has how much to do', async () => {
  const app = await vouch();
  await press(app, 'create-task', { title: 'Call Acme' });
  const titles = async (shared: boolean) =>
    (await tell(app, 'preview the digest', { room: { ...channel, shared } })).blocks.flatMap((block) =>
      block.kind === 'counts' ? [block.title] : [],
    );
  expect(await titles(false)).toContain('Open follow-ups');
  expect(await titles(true)).not.toContain('Open follow-ups');
});

test('as text it counts, and the copy for a client does not', async () => {
  const app = await vouch();
  await press(app, 'create-task', { title: 'Call Acme' });
  const reply = await tell(app, 'preview the digest');
  expect(renderText(reply)).toContain('Open follow-ups:\n  - Dana Reyes: 1');
  expect(renderForClient(reply)).not.toContain('Open follow-ups');
  const visit = { person: { id: 'web:desk', name: 'Desk' }, role: 'viewer', csrf: 'c' } as const;
  expect(String(await drawReply(reply, { visit, base, thread: 't', anchor: 'a' }))).toContain(
    '<bdi>Dana Reyes</bdi>: 1',
  );
});
