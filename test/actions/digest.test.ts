/** Does a room get the weekly digest when it asks for it, and can anybody look at it? */
import { expect, test } from 'vitest';
import { renderForClient, renderText } from '../../src/surfaces/render-text.ts';
import { drawReply } from '../../src/surfaces/web/draw-reply.ts';
import { channel, dana, press, tell, textOf, vouch } from './with-vouch.ts';

test('a room asks for it, has it, and stops it', async () => {
  const app = await vouch();
  const here = { room: channel };
  expect(await tell(app, 'post the weekly digest here', here)).toMatchObject({ abstained: false, visibility: 'room' });
  expect(await app.ledger.subscriptions.get(channel.id)).toMatchObject({ room: channel.id, by: dana, shared: false });
  expect(textOf(await tell(app, '/digest here', here))).toContain('already');
  expect(textOf(await tell(app, 'stop the weekly digest', here))).toContain('no longer');
  expect(await app.ledger.subscriptions.list()).toEqual([]);
  expect(textOf(await tell(app, 'digest stop', here))).toContain('was not down');
  expect(textOf(await press(app, 'digest', { digest: 'here' }, here))).toContain('is down for');
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
  expect(String(await drawReply(reply, 'a', 't'))).toContain('<bdi>Dana Reyes</bdi>: 1');
});
