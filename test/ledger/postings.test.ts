import { describe, expect, test } from 'vitest';
import type { Posting } from '../../src/core/delivery.ts';
import { engines } from './engines.ts';
import { ledgers } from './with-ledger.ts';

const posting = (rest: Partial<Posting> = {}): Posting => ({
  id: 'slack:T1:Ev1',
  surface: 'slack',
  room: 'slack:T1:C1',
  ref: '1795.001',
  asked: '1795.000',
  event: 'slack:T1:Ev1',
  tasks: [],
  gone: false,
  ...rest,
});

describe.each(engines)('postings on $name', (engine) => {
  const open = ledgers(engine);

  test('a posting is found by its id, by the question it answers and by the follow-ups it shows', async () => {
    const { ledger } = await open();
    const one = posting({ tasks: ['t1', 't2'] });
    expect(await ledger.postings.put(one)).toBe(true);
    expect(await ledger.postings.put(posting({ id: 'other', asked: null, tasks: ['t2'] }))).toBe(true);
    expect(await ledger.postings.get(one.id)).toEqual(one);
    expect(await ledger.postings.answering('slack', one.room, '1795.000')).toEqual(one);
    expect(await ledger.postings.answering('slack', 'slack:T1:C2', '1795.000')).toBeUndefined();
    expect(await ledger.postings.answering('teams', one.room, '1795.000')).toBeUndefined();
    expect((await ledger.postings.showing('t2')).map((each) => each.id).sort()).toEqual(['other', one.id].sort());
    expect((await ledger.postings.showing('t1')).map((each) => each.id)).toEqual([one.id]);
  });

  test('putting it again replaces what it shows', async () => {
    const { ledger } = await open();
    await ledger.postings.put(posting({ tasks: ['t1'] }));
    await ledger.postings.put(posting({ tasks: ['t2'], event: 'slack:T1:Ev2' }));
    expect(await ledger.postings.get('slack:T1:Ev1')).toEqual(posting({ tasks: ['t2'], event: 'slack:T1:Ev2' }));
    expect(await ledger.postings.showing('t1')).toEqual([]);
  });

  test('one that can no longer be changed is not among those that show a follow-up', async () => {
    const { ledger } = await open();
    await ledger.postings.put(posting({ tasks: ['t1'], ref: null }));
    expect(await ledger.postings.showing('t1')).toEqual([]);
  });

  test('a question that was taken back stays so: its answer is not put, whichever comes first', async () => {
    const { ledger } = await open();
    const before = await ledger.postings.takeBack('slack', 'slack:T1:C1', '1795.000');
    expect(before).toMatchObject({ gone: true, ref: null });
    expect(await ledger.postings.put(posting())).toBe(false);
    expect(await ledger.postings.get('slack:T1:Ev1')).toBeUndefined();

    const other = posting({ id: 'e2', asked: '1795.500', tasks: ['t1'] });
    await ledger.postings.put(other);
    expect(await ledger.postings.takeBack('slack', other.room, '1795.500')).toEqual({ ...other, gone: true });
    expect(await ledger.postings.put(other)).toBe(false);
    expect(await ledger.postings.get('e2')).toMatchObject({ gone: true });
    expect(await ledger.postings.showing('t1')).toEqual([]);
  });
});

describe.each(engines)('feedback and subscriptions on $name', (engine) => {
  const open = ledgers(engine);

  test('the last word of a person counts, and each person has one', async () => {
    const { ledger } = await open();
    await ledger.feedback.put('r1', 'slack:T1:U1', true);
    await ledger.feedback.put('r1', 'slack:T1:U1', false);
    await ledger.feedback.put('r1', 'slack:T1:U2', true);
    await ledger.feedback.put('r2', 'slack:T1:U1', true);
    expect(await ledger.feedback.count('r1')).toEqual({ helpful: 1, unhelpful: 1 });
    expect(await ledger.feedback.count('none')).toEqual({ helpful: 0, unhelpful: 0 });
  });

  test('a room is subscribed once, and a room of no chat is refused', async () => {
    const { ledger, time } = await open();
    const room = { id: 'slack:T1:C1', shared: true };
    const dana = { id: 'slack:T1:U1', name: 'Dana' };
    const monday = { weekday: 1, hour: 9, zone: 'America/New_York' } as const;
    const friday = { weekday: 5, hour: 16, zone: 'Europe/Berlin' } as const;
    expect(await ledger.subscriptions.put(room, dana, monday)).toBe(true);
    await ledger.subscriptions.cover(room.id, '2017-09-10');
    expect(await ledger.subscriptions.put(room, { id: 'slack:T1:U2', name: 'Priya' }, friday)).toBe(false);
    expect(await ledger.subscriptions.list()).toEqual([
      { surface: 'slack', room: room.id, shared: true, by: dana, since: time.now, ...friday, covered: '2017-09-10' },
    ]);
    expect(await ledger.subscriptions.get(room.id)).toMatchObject({ by: dana });
    expect(await ledger.subscriptions.remove(room.id)).toBe(true);
    expect(await ledger.subscriptions.remove(room.id)).toBe(false);
    await expect(ledger.subscriptions.put({ id: 'nowhere', shared: false }, dana, monday)).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  test('what a digest has told of never goes back, and begins anew with a new subscription', async () => {
    const { ledger } = await open();
    const room = { id: 'slack:T1:C1', shared: true };
    const time = { weekday: 7, hour: 0, zone: 'Asia/Kolkata' } as const;
    await ledger.subscriptions.put(room, { id: 'slack:T1:U1', name: 'Dana' }, time);
    expect(await ledger.subscriptions.get(room.id)).toMatchObject({ ...time, covered: null });
    for (const day of ['2017-09-10', '2017-09-17', '2017-09-03']) await ledger.subscriptions.cover(room.id, day);
    expect(await ledger.subscriptions.get(room.id)).toMatchObject({ covered: '2017-09-17' });
    await ledger.subscriptions.cover('slack:T1:C2', '2017-09-17');
    await expect(ledger.subscriptions.cover(room.id, '2017-02-30')).rejects.toMatchObject({ code: 'bad-input' });
    await ledger.subscriptions.remove(room.id);
    await ledger.subscriptions.put(room, { id: 'slack:T1:U1', name: 'Dana' }, time);
    expect(await ledger.subscriptions.get(room.id)).toMatchObject({ covered: null });
  });

  test.each([
    { weekday: 1, hour: 24, zone: 'UTC' },
    { weekday: 1, hour: 9.5, zone: 'UTC' },
    { weekday: 1, hour: 9, zone: 'Mars/Olympus' },
  ] as const)('a time that no week has is refused: %o', async (time) => {
    const { ledger } = await open();
    const put = ledger.subscriptions.put({ id: 'slack:T1:C1', shared: true }, { id: 'slack:T1:U1', name: 'D' }, time);
    await expect(put).rejects.toMatchObject({ code: 'bad-input' });
    expect(await ledger.subscriptions.list()).toEqual([]);
  });
});
