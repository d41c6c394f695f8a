/** How are follow-ups and concerns listed, and what can be done with each? */
import { describe, expect, test } from 'vitest';
import type { Task } from '../../../../src/core/task.ts';
import { renderWhole } from '../../../../src/surfaces/slack/render/render-modals.ts';
import { renderReply } from '../../../../src/surfaces/slack/render/render-reply.ts';
import { replyOf, task, tasksReply, today } from '../../drawing/some-replies.ts';
import { buttonsIn, expectMessage, expectModal, objectsIn, seenIn } from './blocks-in.ts';

const show = (rows: Task[]) => renderReply(tasksReply(rows), { shared: false, today });

test('fifty follow-ups: the first twelve with a menu each, the others counted', () => {
  const message = show(Array.from({ length: 50 }, (_, index) => task(`task-${index}`)));
  expectMessage(message);
  const menus = objectsIn(message.blocks).filter((object) => object['type'] === 'overflow');
  expect(menus).toHaveLength(12);
  expect(menus[3]).toMatchObject({
    action_id: 'task-menu:3',
    options: [
      { text: { text: 'Done' }, value: 'done:task-3' },
      { text: { text: 'Snooze until tomorrow' }, value: 'snooze-1:task-3' },
      { text: { text: 'Snooze for a week' }, value: 'snooze-7:task-3' },
      { text: { text: 'Reassign…' }, value: 'reassign:task-3' },
    ],
  });
  expect(seenIn(message.blocks)).toContain('38 more follow-ups not shown here. Name a client to see only theirs.');
  expect(message.text).toMatch(/Not shown: 38 more follow-ups\.$/);
  const whole = renderWhole(tasksReply(Array.from({ length: 50 }, (_, index) => task(`task-${index}`))), { today });
  expectModal(whole);
  expect(seenIn(whole)).toContain('Follow-up task-49');
});

test('the longest titles still fit', () => {
  expectMessage(
    show(Array.from({ length: 50 }, (_, index) => task(`${index}`.padStart(36, '0'), { title: '語'.repeat(200) }))),
  );
});

test('the only follow-up has buttons of its own', () => {
  const message = show([task('t1')]);
  expectMessage(message);
  expect([...buttonsIn(message.blocks)]).toEqual([
    ['Done', { id: 'task-done', value: 't1' }],
    ['Snooze 1 week', { id: 'task-snooze', value: 't1' }],
    ['Reassign…', { id: 'task-reassign', value: 't1' }],
  ]);
  expect([...buttonsIn(show([task('t1', { state: 'done' })]).blocks)]).toEqual([]);
});

describe('a row says', () => {
  test.each([
    ['when it is due', {}, 'Acme · Dana · due 3 December 2026'],
    ['that it is overdue', { due: '2026-11-25' }, 'Acme · Dana · due 25 November 2026, overdue'],
    ['nothing of the kind today', { due: today }, 'Acme · Dana · due 26 November 2026'],
    [
      'until when it sleeps',
      { snoozedUntil: '2026-11-27' },
      'Acme · Dana · due 3 December 2026 · snoozed until 27 November 2026',
    ],
    [
      'not that it is overdue while it sleeps',
      { due: '2026-11-25', snoozedUntil: '2026-11-27' },
      'Acme · Dana · due 25 November 2026 · snoozed until 27 November 2026',
    ],
    ['nothing of a sleep that is over', { snoozedUntil: today }, 'Acme · Dana · due 3 December 2026'],
    [
      'that it is done',
      { state: 'done', due: '2026-11-01', doneAt: Date.parse('2026-11-20') },
      'Acme · Dana · due 1 November 2026 · done on 20 November 2026',
    ],
    ['that nobody set a day', { due: null, client: null }, 'Dana · no due date'],
  ] satisfies [string, Partial<Task>, string][])('%s', (_, parts, line) => {
    const { text, blocks } = show([task('t1', parts), task('t2')]);
    expect(seenIn(blocks)).toContain(`Follow-up t1\n${line}Follow-up`.replace(/Follow-up$/, ''));
    expect(text).toContain(`Follow-up t1 · ${line}\n`);
  });
});

test('proposals that are not all seen cannot all be created with one press', () => {
  const proposal = { title: 'Call', due: today, owner: 'Dana', ownerId: null, note: '', directive: null };
  const reply = replyOf([{ kind: 'proposals', concern: 'c1', rows: Array.from({ length: 13 }, () => proposal) }], {
    visibility: 'private',
  });
  const { blocks } = renderReply(reply, { shared: false, today });
  expect([...buttonsIn(blocks).keys()]).toEqual(['Review and edit…']);
});

test('a concern shows who, about whom, how grave, and the words as they were said', () => {
  const reply = replyOf(
    [
      { kind: 'headline', text: 'Concerns logged, newest first.', status: null, citations: [] },
      {
        kind: 'concerns',
        title: 'Concerns logged, newest first.',
        rows: [
          {
            id: 'c1',
            client: { id: 'c', name: 'Acme' },
            vendor: 'kaspersky',
            words: 'Are we exposed?',
            severity: 'urgent',
            state: 'open',
            link: null,
            loggedBy: { id: 'U1', name: 'Dana' },
            surface: 'slack',
            createdAt: Date.parse('2026-11-20T10:00:00Z'),
          },
        ],
      },
    ],
    { visibility: 'private' },
  );
  const message = renderReply(reply, { shared: false, today, vendorName: () => 'Kaspersky' });
  expectMessage(message);
  expect(seenIn(message.blocks)).toBe(
    'Concerns logged, newest first.Acme · Kaspersky · urgent severity · open · 20 November 2026Are we exposed?',
  );
  expect(message.text).toContain('Acme · Kaspersky · urgent severity · open · 20 November 2026: Are we exposed?');
});
