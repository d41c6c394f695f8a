/** Can a curator review in Teams what the sources delivered? */
import { describe, expect, test } from 'vitest';
import { deliver } from '../../actions/some-items.ts';
import { ask, cardOf, opened, ours, titlesOn } from './a-member.ts';
import { textOf } from './open-teams.ts';

const title = 'Final Determination: Case No. ICTS-2026-004';
const next = async (room: Awaited<ReturnType<typeof opened>>, at: number) => room.teams.waitFor(() => ours(room)[at]);

describe.concurrent('a curator', () => {
  test('sees an item as reported, and drafts its record', async (context) => {
    const room = await opened(context, { now: '2026-11-23' });
    await deliver(room.app.ledger);
    const queue = await ask(room, 'what is waiting for review');
    expect(textOf(queue)).toContain(title);
    expect(textOf(queue)).toContain('Reported by the Federal Register on 20 November 2026, not reviewed');
    expect(titlesOn(cardOf(room, queue)).slice(0, 3)).toEqual(['Draft a record', 'Link to a record', 'Dismiss']);
    await room.client.press(queue, { title: 'Draft a record' });
    const draft = await next(room, 1);
    expect(JSON.stringify(cardOf(room, draft))).toContain('content/directives/us-bis-91-fr-81234.yaml');
    expect(JSON.stringify(cardOf(room, draft))).toContain('publisher: Federal Register');
    expect((await room.app.ledger.items.get('federal-register', '2026-17001'))?.review).toMatchObject({
      state: 'approved',
      by: { name: 'Dana Reyes' },
    });
  });

  test('dismisses with a ready reason, and links by a word in the chat', async (context) => {
    const room = await opened(context, { now: '2026-11-23' });
    const { ledger } = room.app;
    await deliver(ledger, { id: '2026-1' }, Date.parse('2026-11-21'));
    await deliver(ledger, { id: '2026-2', title: 'A second order' }, Date.parse('2026-11-22'));
    const queue = await ask(room, '/review');
    await room.client.press(queue, { title: 'Dismiss', at: 0 });
    const why = await next(room, 1);
    expect(titlesOn(cardOf(room, why))).toEqual(['Not about us', 'Already covered', 'Looked: nothing new']);
    await room.client.press(why, { title: 'Looked: nothing new' });
    expect(textOf(await next(room, 2))).toContain('Dismissed.');
    expect((await ledger.items.get('federal-register', '2026-2'))?.review).toMatchObject({
      state: 'dismissed',
      reason: 'Looked: nothing new',
    });

    await room.client.press(queue, { title: 'Link to a record', at: 1 });
    expect(textOf(await next(room, 3))).toContain('Which record covers it?');
    expect(textOf(await ask(room, 'BOD 17-01'))).toContain('Linked.');
    expect((await ledger.items.get('federal-register', '2026-1'))?.review).toMatchObject({
      state: 'linked',
      record: 'directives/us-dhs-bod-17-01',
    });
  });
});
