/** Are the words about follow-ups and the digest read right: which one, until when, to whom, and whom they point at? */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestStep } from '../../src/understand/digest-words.ts';
import { handedOver, newOwner } from '../../src/understand/hand-over.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { findPeople, withStandIns } from '../../src/understand/people.ts';
import { snoozedTask, snoozedUntil } from '../../src/understand/snooze-words.ts';
import { taskParts } from '../../src/understand/task-parts.ts';
import { tinyFactBase } from '../fact-base.ts';
import { readWith, today } from './said.ts';

describe('a follow-up put off', () => {
  test.each([
    ['snooze the Acme call until Friday', 'Acme call', '2026-11-27'],
    ['please snooze my Acme task until next week', 'Acme', '2026-11-30'],
    ['remind me about the Webroot quote next week', 'Webroot quote', '2026-11-30'],
    ['remind me about the Webroot quote later this week', 'Webroot quote', '2026-11-27'],
    ['remind me again on Thursday about the letter', 'letter', '2026-11-26'],
    ['push the Acme call back two weeks', 'Acme call', '2026-12-07'],
    ['postpone that by 3 days', null, '2026-11-26'],
    ['snooze it for another week', null, '2026-11-30'],
    ['call acme 3 days', 'call acme', '2026-11-26'],
    ['hold off on the quote until 1 March', 'quote', '2027-03-01'],
    ['snooze the Call on Monday task until Friday', 'Call', '2026-11-27'],
    ['snooze it until next month', null, '2026-12-01'],
    ['the inventory can wait', 'inventory', null],
    ['snooze', null, null],
    ['not before Friday, please snooze it', null, '2026-11-27'],
    ['0198a2b3-c4d5-7e6f-8a9b-0c1d2e3f4a5b until 2026-12-01', '0198a2b3-c4d5-7e6f-8a9b-0c1d2e3f4a5b', '2026-12-01'],
  ])('%s', (text, task, due) => {
    expect([snoozedTask(text), snoozedUntil(text, today, []).due]).toEqual([task, due]);
  });

  test('until a day that does not exist', () => {
    expect(snoozedUntil('snooze it until 2026-02-30', today, [])).toEqual({ due: null, badDate: '2026-02-30' });
  });
});

describe('a follow-up handed over', () => {
  test.each([
    ['assign the Acme call to Priya', 'Acme call', 'Priya'],
    ['hand the Webroot quote over to Sam', 'Webroot quote', 'Sam'],
    ['pass on the letter to priya shah, please', 'letter', 'priya shah'],
    ['give Dana the Acme call', 'Acme call', 'Dana'],
    ['let Sam handle the inventory from now on', 'inventory', 'Sam'],
    ['make me the owner of the inventory', 'inventory', 'Self'],
    ['change the owner of the Acme call to @priya.shah', 'Acme call', 'priya.shah'],
    ['Dana takes over the Acme call', 'Acme call', 'Dana'],
    ['the Acme call goes to Priya', 'Acme call', 'Priya'],
    ['the Acme call is Priya’s now', 'Acme call', 'Priya'],
    ['I’ll take over the Acme call from Dana', 'Acme call', 'Self'],
    ['i can’t do the Acme call, give it to Dana', 'Acme call', 'Dana'],
    ['Send the letter to Acme to Priya', 'Send the letter to Acme', 'Priya'],
    ['assign the inventory to Tom by Friday', 'inventory', 'Tom'],
    ['assign it to Sam', null, 'Sam'],
    ['reassign the Acme call', 'Acme call', null],
    ['give the Acme call to somebody else', 'Acme call', null],
    ['someone else should do the Acme call', 'Acme call', null],
    ['assign a severity of high to that', 'severity of high to that', null],
    ['', null, null],
  ])('%s', (text, task, owner) => {
    expect(handedOver(text, 'Self')).toEqual({ task, owner });
  });

  test.each([
    ['Priya', 'Priya'],
    ['to Priya Shah please', 'Priya Shah'],
    ['@priya.shah', 'priya.shah'],
    ['me', 'Self'],
    ['I’ll do it', 'Self'],
    ['give it to Sam', 'Sam'],
    ['somebody else', null],
    ['to whoever has time for it this week', null],
  ])('and who takes it over is read from "%s"', (text, owner) => {
    expect(newOwner(text, 'Self')).toBe(owner);
  });
});

test.each([
  ['post the weekly digest here', 'here'],
  ['subscribe this channel to the digest', 'here'],
  ['turn on the weekly digest', 'here'],
  ['kick off the weekly digest', 'here'],
  ['digest on', 'here'],
  ['stop the weekly digest', 'stop'],
  ['turn the digest off', 'stop'],
  ["don't post the digest here", 'stop'],
  ['unsubscribe us from the digest', 'stop'],
  ['preview the digest', 'preview'],
  ['show the digest here', 'preview'],
  ['send me the digest', 'preview'],
  ['digest on Kaspersky', 'preview'],
  ['should the digest be posted here', 'preview'],
  ['why is the digest posted here', 'preview'],
  ['digest here?', 'preview'],
  ['can you post the digest here?', 'here'],
  ['the digest of this weekend', 'preview'],
  ['', 'preview'],
])('"%s" is about the digest: %s', (text, step) => {
  expect(digestStep(text)).toBe(step);
});

describe('colleagues', () => {
  const people = [
    { id: 'a', name: 'Priya Shah' },
    { id: 'b', name: 'Priya' },
    { id: 'c', name: 'sam.porter (he/him)' },
    { id: 'd', name: 'June' },
  ];

  test('are found by their names, the longer first, with their sign or without', () => {
    const text = '@Priya Shah and priya, sam.porter (he/him); Junes';
    expect(findPeople(text, people).map(({ start, end }) => text.slice(start, end))).toEqual([
      '@Priya Shah',
      'priya',
      'sam.porter (he/him)',
    ]);
  });

  test.each([
    ['assign the June call to @sam.porter (he/him)', 'June call', 'sam.porter (he/him)'],
    ['hand the quote over to June', 'quote', 'June'],
    ['Priya Shah takes over the quote', 'quote', 'Priya Shah'],
  ])('own what they are given, whatever their names look like: %s', (text, task, owner) => {
    expect(taskParts(text, 'reassign-task', { person: { id: 's', name: 'Self' }, people }, today, [])).toEqual({
      task,
      owner,
    });
  });

  test('stand in their places again afterwards', () => {
    const person = fc.record({ id: fc.string({ minLength: 1 }), name: fc.string({ minLength: 1, maxLength: 20 }) });
    const texts = fc.array(fc.oneof(fc.string({ maxLength: 10 }), fc.constantFrom('(', '.', '*', ' to ', '@')));
    fc.assert(
      fc.property(fc.array(person, { maxLength: 30 }), texts, (some, parts) => {
        const text = parts.flatMap((part, at) => [part, some[at]?.name ?? '']).join(' ');
        const { text: said, restore } = withStandIns(text, some);
        expect(restore(said)).not.toMatch(/Qqcolleague/);
        expect(restore(null)).toBeNull();
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('are neither clients nor vendors nor dates', () => {
    const reader = makeReader(tinyFactBase());
    const colleagues = [
      { id: 'x', name: 'Webroot Wong' },
      { id: 'y', name: 'April May' },
    ];
    expect(readWith(reader, 'remind Webroot Wong to call Globex', { parts: { people: colleagues } })).toMatchObject({
      intent: 'create-task',
      vendors: [],
      unknownVendor: null,
      client: { name: 'Globex' },
      owner: 'Webroot Wong',
      title: 'Call Globex',
    });
    expect(readWith(reader, 'assign the inventory to April May', { parts: { people: colleagues } })).toMatchObject({
      intent: 'reassign-task',
      owner: 'April May',
      task: 'inventory',
      due: null,
    });
  });
});

describe('forms', () => {
  const reader = makeReader(tinyFactBase());
  const form = (intent: string, entities: Record<string, string>) =>
    readWith(reader, '', { parts: { form: { intent, entities } } });

  test('say a step of the digest, a follow-up, a day and an owner', () => {
    expect(form('digest', { digest: 'Stop' })).toMatchObject({ intent: 'digest', by: 'form', digest: 'stop' });
    expect(form('digest', {}).digest).toBeNull();
    expect(form('snooze-task', { task: 'id1', due: '2026-12-01' })).toMatchObject({ task: 'id1', due: '2026-12-01' });
    expect(form('reassign-task', { task: 'id1', owner: 'slack:T1:U2' })).toMatchObject({ owner: 'slack:T1:U2' });
  });

  test('with a step there is not are refused', () => {
    expect(() => form('digest', { digest: 'weekly' })).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});
