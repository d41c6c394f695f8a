/** How do concerns, follow-ups and proposals look on a card? */
import type { Concern } from '../../../core/concern.ts';
import { sayDay } from '../../../core/day.ts';
import type { BlockOf } from '../../../core/reply.ts';
import { isOverdue, type Task } from '../../../core/task.ts';
import { concernDetail, createAll, oneOwner, taskDetail } from '../../drawing/log-lines.ts';
import type { Element } from './adaptive-card.ts';
import { execute, open } from './buttons.ts';
import type { Action } from './card-action-schema.ts';
import type { CardCanvas } from './card-canvas.ts';
import { beside, smallPrint, titledList } from './layout.ts';
import { paragraph, paragraphs, words } from './rich-text.ts';
import { oneLine } from './text.ts';

/** Client, vendor, severity, state and day on one line; the client's words set off under it. */
export function drawConcern(concern: Concern, canvas: CardCanvas): Element[] {
  const head = paragraph([
    words(oneLine(concern.client.name), { bold: true }),
    words(` · ${concernDetail(concern, canvas.vendorName(concern.vendor))}`),
  ]);
  const said = paragraphs(concern.words);
  return said.length === 0 ? [head] : [head, { type: 'Container', style: 'emphasis', spacing: 'small', items: said }];
}

/** Each open follow-up with its buttons: "Done" to press at once, the others behind "…"; all three for the only one. */
export function drawTasks(block: BlockOf<'tasks'>, canvas: CardCanvas): Element[] {
  return block.rows.flatMap((task, index): Element[] => {
    const texts = taskTexts(task, canvas);
    const actions = task.state === 'open' && canvas.buttons ? taskActions(task.id, canvas) : [];
    if (canvas.oneTask && actions.length > 0) return [...texts, { type: 'ActionSet', actions }];
    return [beside(texts, actions, index > 0)];
  });
}

function taskTexts(task: Task, canvas: CardCanvas): Element[] {
  const open = task.state === 'open';
  const late = isOverdue(task, canvas.today);
  return [
    paragraph([words(oneLine(task.title), open ? { bold: true } : { subtle: true })]),
    paragraph(
      [
        words(
          taskDetail(task, canvas.today),
          late ? { small: true, color: 'attention' } : { small: true, subtle: true },
        ),
      ],
      {
        spacing: 'none',
      },
    ),
  ];
}

function taskActions(task: string, { event, oneTask }: CardCanvas): Action[] {
  const rest = oneTask ? {} : { mode: 'secondary' as const };
  const reassign = { dialog: 'reassign-task' as const, event, receipt: null, about: task, entities: {} };
  return [
    execute('Done', { does: 'task-done', task, event }, oneTask ? { style: 'positive' } : {}),
    execute('Snooze 1 week', { does: 'task-snooze', task, days: 7, event }, rest),
    open('Reassign…', reassign, rest),
  ];
}

/** The proposed follow-ups, each after its due date, then the buttons that create or edit them. One owner of all is named once. */
export function drawProposals(block: BlockOf<'proposals'>, canvas: CardCanvas): Element[] {
  if (block.rows.length === 0) return [];
  const owner = oneOwner(block.rows);
  const lines = block.rows.map((row) => [
    ...words(`${sayDay(row.due)}: `, { bold: true }),
    ...words(oneLine(row.title)),
    ...words(owner === undefined ? ` · ${oneLine(row.owner)}` : ''),
  ]);
  const whose = smallPrint(`Due dates in bold${owner === undefined ? '' : ` · Owner: ${owner}`}`);
  const actions = block === canvas.proposals ? proposalActions(block, canvas) : [];
  return [
    ...titledList(null, lines),
    whose,
    ...(actions.length === 0 ? [] : [{ type: 'ActionSet' as const, actions }]),
  ];
}

function proposalActions({ concern, rows }: BlockOf<'proposals'>, { event, allProposals }: CardCanvas): Action[] {
  const review = { dialog: 'review-tasks' as const, event, receipt: null, about: concern, entities: {} };
  const create = execute(createAll(rows.length), { does: 'accept-tasks', concern, event }, { style: 'positive' });
  return [...(allProposals ? [create] : []), open('Review and edit…', review)];
}
