/** Can a curator review in Slack what the sources delivered? */
import { expect, test } from 'vitest';
import { deliver } from '../../actions/some-items.ts';
import { ask, ours, posted } from './a-rep.ts';
import { slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
const title = 'Final Determination: Case No. ICTS-2026-004';

test('sees an item as reported, drafts its record, and nobody drafts it twice', async () => {
  const room = await open({ now: '2026-11-23' });
  await deliver(room.app.ledger);
  const queue = await ask(room, 'what is waiting for review', 'D1');
  expect(textOf(queue)).toContain(title);
  expect(textOf(queue)).toContain('Reported by the Federal Register on 20 November 2026, not reviewed');
  await room.send.action({ message: queue }, { actionId: 'say:item-0-approve' });
  const draft = await posted(room, 'content/directives/us-bis-91-fr-81234.yaml');
  expect(textOf(draft)).toContain('publisher: Federal Register');
  expect(JSON.stringify(draft.blocks)).toContain('rich_text_preformatted');
  expect((await room.app.ledger.items.get('federal-register', '2026-17001'))?.review).toMatchObject({
    state: 'approved',
    by: { name: 'Dana Reyes' },
  });
  await room.send.action({ message: queue }, { actionId: 'say:item-0-dismiss', user: 'U2' });
  await room.slack.waitFor((s) => ours(s, 'D1').length >= 3 || s.ephemerals('D1').length > 0);
  expect((await room.app.ledger.items.get('federal-register', '2026-17001'))?.review.state).toBe('approved');
  expect(room.slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
});

test('dismisses with a ready reason, and links by a word in the thread', async () => {
  const room = await open({ now: '2026-11-23' });
  const { ledger } = room.app;
  await deliver(ledger, { id: '2026-1' }, Date.parse('2026-11-21'));
  await deliver(ledger, { id: '2026-2', title: 'A second order' }, Date.parse('2026-11-22'));
  const queue = await ask(room, 'show me the review queue', 'D1');
  await room.send.action({ message: queue }, { actionId: 'say:item-0-dismiss' });
  const why = await posted(room, 'Why does it need no record?');
  expect(textOf(why)).toContain('Looked: nothing new');
  await room.send.action({ message: why }, { actionId: 'say:0' });
  await posted(room, 'Dismissed.');
  expect((await ledger.items.get('federal-register', '2026-2'))?.review).toMatchObject({
    state: 'dismissed',
    reason: 'Not about us',
  });

  await room.send.action({ message: queue }, { actionId: 'say:item-1-link' });
  const which = await posted(room, 'Which record covers it?');
  await room.send.event(
    room.slack.say({ channel: 'D1', user: 'U1', text: 'BOD 17-01', thread_ts: which.thread_ts ?? which.ts }).event,
  );
  await posted(room, 'Linked.');
  expect((await ledger.items.get('federal-register', '2026-1'))?.review).toMatchObject({
    state: 'linked',
    record: 'directives/us-dhs-bod-17-01',
  });
});

test('ten items with their buttons are taken by Slack; what does not fit is counted', async () => {
  const room = await open({ now: '2026-11-23' });
  for (let n = 0; n < 24; n += 1)
    await deliver(room.app.ledger, { id: `2026-${n}`, title: `${title}, part ${n}` }, Date.parse('2026-11-20') + n);
  const queue = await ask(room, 'what is waiting for review', 'D1');
  expect(textOf(queue)).toContain('24 items wait for review');
  expect(textOf(queue)).toMatch(/part 23[\s\S]*And 14 more/);
  const drawn = JSON.stringify(queue.blocks).match(/say:item-\d+-approve/g)?.length ?? 0;
  expect(drawn).toBeGreaterThan(4);
  if (drawn < 10) expect(textOf(queue)).toContain(`${10 - drawn} more items`);
  expect(room.slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
});
