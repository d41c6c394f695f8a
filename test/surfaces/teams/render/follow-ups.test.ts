/** How are follow-ups and concerns listed on a card, and what can be done with each? */
import { describe, expect, test } from 'vitest';
import type { Task } from '../../../../src/core/task.ts';
import { renderCard } from '../../../../src/surfaces/teams/render/render-card.ts';
import { renderWhole } from '../../../../src/surfaces/teams/render/render-windows.ts';
import { replyOf, task, tasksReply, today } from '../../drawing/some-replies.ts';
import { actionsIn, expectCard, expectWindow, pressed, seenIn, textsIn } from './cards-in.ts';

const event = 'teams:pK3vN0c2Zq1xY8uT5rW7aB:1764150060000';
const show = (rows: Task[]) => {
  const message = renderCard(tasksReply(rows), { shared: false, today, event });
  expectCard(message);
  return message.card;
};
const uuidOf = (index: number) => `01a2173a-cfe0-7489-b068-${String(index).padStart(12, '0')}`;

test('twelve follow-ups all fit, each with "Done" and the rest behind the dots', () => {
  const card = show(
    Array.from({ length: 12 }, (_, index) =>
      task(uuidOf(index), {
        title: 'Ask Bluewater Logistics which contracts carry a clause, and the date of each clause',
      }),
    ),
  );
  const actions = actionsIn(card);
  expect(actions.map(({ title, mode }) => `${title} ${mode ?? 'primary'}`)).toEqual(
    Array.from({ length: 12 }, () => ['Done primary', 'Snooze 1 week secondary', 'Reassign… secondary']).flat(),
  );
  expect(actions.slice(3, 6)).toMatchObject([
    { type: 'Action.Execute', verb: 'task-done', data: { does: 'task-done', task: uuidOf(1), event } },
    { verb: 'task-snooze', data: { does: 'task-snooze', task: uuidOf(1), days: 7, event } },
    { type: 'Action.Submit', data: { does: 'open', dialog: 'reassign-task', about: uuidOf(1), event } },
  ]);
});

test('of fifty the first are shown, the others counted; a window has all', () => {
  const rows = Array.from({ length: 50 }, (_, index) => task(uuidOf(index), { title: `Follow-up ${index}.` }));
  const card = show(rows);
  const shown = textsIn(card).filter((text) => text.startsWith('Follow-up ')).length;
  expect(shown).toBeGreaterThanOrEqual(10);
  expect(seenIn(card)).toContain(`${50 - shown} more follow-ups`);
  expect(pressed(card, 'Show all')).toMatchObject({ dialog: 'show-all', receipt: null, event });
  const whole = renderWhole(tasksReply(rows), { today });
  expectWindow(whole);
  expect(seenIn(whole)).toContain('Follow-up 49.');
});

test('the longest titles and events still fit', () => {
  const rows = Array.from({ length: 50 }, (_, index) => task(uuidOf(index), { title: '語'.repeat(200) }));
  const message = renderCard(tasksReply(rows), { shared: false, today, event: 'e'.repeat(300) });
  expectCard(message);
  expect(seenIn(message.card)).toContain('more follow-ups');
});

test('the only follow-up has all its buttons in a row; one that is closed has none', () => {
  const card = show([task('t1')]);
  expect(actionsIn(card).map(({ title, mode }) => [title, mode])).toEqual([
    ['Done', undefined],
    ['Snooze 1 week', undefined],
    ['Reassign…', undefined],
  ]);
  expect(actionsIn(show([task('t1', { state: 'done' })]))).toEqual([]);
});

describe('a row says', () => {
  test.each([
    ['when it is due', {}, 'Acme · Dana · due 3 December 2026', undefined],
    ['that it is overdue, in red', { due: '2026-11-25' }, 'Acme · Dana · due 25 November 2026, overdue', 'attention'],
    ['nothing of the kind today', { due: today }, 'Acme · Dana · due 26 November 2026', undefined],
    [
      'until when it sleeps',
      { snoozedUntil: '2026-11-27' },
      'Acme · Dana · due 3 December 2026 · snoozed until 27 November 2026',
      undefined,
    ],
    [
      'not that it is overdue while it sleeps',
      { due: '2026-11-25', snoozedUntil: '2026-11-27' },
      'Acme · Dana · due 25 November 2026 · snoozed until 27 November 2026',
      undefined,
    ],
    [
      'that it is done',
      { state: 'done', due: '2026-11-01', doneAt: Date.parse('2026-11-20') },
      'Acme · Dana · due 1 November 2026 · done on 20 November 2026',
      undefined,
    ],
    ['that nobody set a day', { due: null, client: null }, 'Dana · no due date', undefined],
  ] satisfies [string, Partial<Task>, string, string | undefined][])('%s', (_, parts, line, color) => {
    const card = show([task('t1', parts), task('t2')]);
    const texts = textsIn(card);
    expect(texts[texts.indexOf('Follow-up t1') + 1]).toBe(line);
    if (color === undefined) expect(JSON.stringify(card)).not.toContain('attention');
    else expect(JSON.stringify(card)).toContain(`"color":"${color}"`);
  });
});

test('proposals that are not all seen cannot all be created with one press', () => {
  const proposal = { title: 'Call', due: today, owner: 'Dana', ownerId: null, note: '', directive: null };
  const draw = (count: number) => {
    const rows = Array.from({ length: count }, () => proposal);
    const reply = replyOf([{ kind: 'proposals', concern: 'c1', rows }], { visibility: 'private' });
    const message = renderCard(reply, { shared: false, today, event });
    expectCard(message);
    return message.card;
  };
  expect(actionsIn(draw(1)).map(({ title }) => title)).toEqual(['Create follow-up', 'Review and edit…']);
  expect(actionsIn(draw(12)).map(({ title }) => title)).toEqual(['Create all 12', 'Review and edit…']);
  expect(actionsIn(draw(13)).map(({ title }) => title)).toEqual(['Review and edit…', 'Show all']);
  expect(pressed(draw(12), 'Create all 12')).toEqual({ does: 'accept-tasks', concern: 'c1', event });
});

test('a concern shows who, about whom, how grave, and the words as they were said', () => {
  const title = 'Concerns logged, newest first.';
  const reply = replyOf(
    [
      { kind: 'headline', text: title, status: null, citations: [] },
      {
        kind: 'concerns',
        title,
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
            surface: 'teams',
            createdAt: Date.parse('2026-11-20T10:00:00Z'),
          },
        ],
      },
    ],
    { visibility: 'private' },
  );
  const message = renderCard(reply, { shared: false, today, event, vendorName: () => 'Kaspersky' });
  expectCard(message);
  expect(seenIn(message.card)).toBe(
    `${title}Acme · Kaspersky · urgent severity · open · 20 November 2026Are we exposed?`,
  );
});
