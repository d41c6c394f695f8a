import { describe, expect, test } from 'vitest';
import type { ConversationReference } from '../../src/core/delivery.ts';
import { engines } from './engines.ts';
import { ledgers } from './with-ledger.ts';

const reference = (rest: Partial<ConversationReference> = {}): ConversationReference => ({
  id: 'teams:t1:19:room',
  surface: 'teams',
  kind: 'room',
  name: 'Support',
  address: '{"serviceUrl":"https://a.example/"}',
  reachable: true,
  ...rest,
});

describe.each(engines)('conversation references on $name', (engine) => {
  const open = ledgers(engine);

  test('the last address counts', async () => {
    const { ledger } = await open();
    const { conversations } = ledger;
    expect(await conversations.get('teams:t1:19:room')).toBeUndefined();
    await conversations.put(reference());
    await conversations.put(reference({ address: '{"serviceUrl":"https://b.example/"}', name: 'Support desk' }));
    expect(await conversations.get('teams:t1:19:room')).toEqual(
      reference({ address: '{"serviceUrl":"https://b.example/"}', name: 'Support desk' }),
    );
  });

  test('a lost one keeps its address, and is there again when it is put again', async () => {
    const { ledger } = await open();
    const { conversations } = ledger;
    await conversations.lose('teams:t1:unknown');
    await conversations.put(reference());
    await conversations.lose('teams:t1:19:room');
    expect(await conversations.get('teams:t1:19:room')).toEqual(reference({ reachable: false }));
    await conversations.put(reference());
    expect(await conversations.get('teams:t1:19:room')).toEqual(reference());
  });

  test('people are found by what their ids begin with, letter by letter, without rooms and without who left', async () => {
    const { ledger } = await open();
    const { conversations } = ledger;
    for (const [id, name] of [
      ['teams:t_1:b', 'Robin'],
      ['teams:t_1:a', 'Dana'],
      ['teams:tx1:c', 'Somebody of another tenant'],
      ['teams:t_1:d', 'Gone'],
    ] as const)
      await conversations.put(reference({ id, name, kind: 'person' }));
    await conversations.put(reference({ id: 'teams:t_1:19:room' }));
    await conversations.lose('teams:t_1:d');
    const names = async (limit: number) =>
      (await conversations.people('teams', 'teams:t_1:', limit)).map((each) => each.name);
    expect(await names(10)).toEqual(['Dana', 'Robin']);
    expect(await names(1)).toEqual(['Dana']);
    expect(await conversations.people('slack', 'teams:t_1:', 10)).toEqual([]);
  });
});
