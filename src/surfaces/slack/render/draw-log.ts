/** How do concerns, follow-ups and proposals look in Slack? */
import type { ActionsBlock, KnownBlock, PlainTextOption, SectionBlock } from '@slack/types';
import type { Concern } from '../../../core/concern.ts';
import { type Day, dayOf, sayDay } from '../../../core/day.ts';
import type { Block } from '../../../core/reply.ts';
import type { Task, TaskProposal } from '../../../core/task.ts';
import { actionIds } from '../action-ids.ts';
import { button } from './buttons.ts';
import type { Canvas } from './canvas.ts';
import { oneLine, plainText, smallPrint } from './plain.ts';
import { type Inline, paragraph, richText, titledList, words } from './rich-text.ts';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Client, vendor, severity, state and day on one line; the client's words as a quotation under it. */
export function drawConcern(concern: Concern, canvas: Canvas): KnownBlock {
  const head = paragraph(
    words(oneLine(concern.client.name), { bold: true }),
    words(` · ${concernDetail(concern, canvas.vendorName(concern.vendor))}`),
  );
  const said = words(concern.words);
  return said.length === 0 ? richText(head) : richText(head, { type: 'rich_text_quote', elements: said });
}

/** "Kaspersky · high severity · open · 26 November 2026". */
export const concernDetail = (concern: Concern, vendor: string): string =>
  [oneLine(vendor), `${concern.severity} severity`, concern.state, sayDay(dayOf(concern.createdAt))].join(' · ');

/** Each open follow-up with its menu; the only one of a reply with buttons; in a modal a list to read. */
export function drawTasks(block: BlockOf<'tasks'>, canvas: Canvas, firstIndex: number): KnownBlock[] {
  if (canvas.modal)
    return titledList(
      null,
      block.rows.map((task) => taskLine(task, canvas.today)),
    );
  return block.rows.flatMap((task, index) => {
    const section: SectionBlock = {
      type: 'section',
      text: plainText(`${oneLine(task.title)}\n${taskDetail(task, canvas.today)}`),
    };
    if (task.state !== 'open') return [section];
    if (canvas.oneTask) return [section, taskButtons(task.id)];
    const options = taskOptions(task.id);
    return [
      {
        ...section,
        accessory: { type: 'overflow', action_id: `${actionIds.taskMenu}:${firstIndex + index}`, options },
      },
    ];
  });
}

const taskLine = (task: Task, today: Day): Inline => [
  ...words(oneLine(task.title), { bold: true }),
  ...words(` · ${taskDetail(task, today)}`),
];

/** "Acme · Dana · due 3 December 2026, overdue · snoozed until 4 December 2026"; a closed one says so. */
export function taskDetail(task: Task, today: Day): string {
  const open = task.state === 'open';
  const late = open && task.due !== null && task.due < today ? ', overdue' : '';
  const due = task.due === null ? 'no due date' : `due ${sayDay(task.due)}${late}`;
  const snoozed = open && task.snoozedUntil !== null && task.snoozedUntil > today;
  const closed = task.doneAt === null ? task.state : `${task.state} on ${sayDay(dayOf(task.doneAt))}`;
  return [
    ...(task.client === null ? [] : [oneLine(task.client.name)]),
    oneLine(task.owner),
    due,
    ...(snoozed && task.snoozedUntil !== null ? [`snoozed until ${sayDay(task.snoozedUntil)}`] : []),
    ...(open ? [] : [closed]),
  ].join(' · ');
}

function taskOptions(id: string): PlainTextOption[] {
  const options: readonly (readonly [string, string])[] = [
    ['Done', `done:${id}`],
    ['Snooze until tomorrow', `snooze-1:${id}`],
    ['Snooze for a week', `snooze-7:${id}`],
    ['Reassign…', `reassign:${id}`],
  ];
  return options.map(([text, value]) => ({ text: plainText(text), value }));
}

const taskButtons = (id: string): ActionsBlock => ({
  type: 'actions',
  elements: [
    button('Done', actionIds.taskDone, id, 'primary'),
    button('Snooze 1 week', actionIds.taskSnooze, id),
    button('Reassign…', actionIds.taskReassign, id),
  ],
});

/** The proposed follow-ups, each after its due date, then the buttons that create or edit them. One owner of all is named once. */
export function drawProposals(block: BlockOf<'proposals'>, canvas: Canvas): KnownBlock[] {
  const owners = new Set(block.rows.map((row) => oneLine(row.owner)));
  const [owner] = owners.size === 1 ? owners : [];
  const lines = block.rows.map((row) => [
    ...words(`${sayDay(row.due)}: `, { bold: true }),
    ...words(oneLine(row.title)),
    ...words(owner === undefined ? ` · ${oneLine(row.owner)}` : ''),
  ]);
  const whose = smallPrint(`Due dates in bold${owner === undefined ? '' : ` · Owner: ${owner}`}`);
  const drawn = block.rows.length === 0 ? [] : [...titledList(null, lines), whose];
  if (block !== canvas.proposals || block.rows.length === 0) return drawn;
  const all = block.rows.length === 1 ? 'Create follow-up' : `Create all ${block.rows.length}`;
  return [
    ...drawn,
    {
      type: 'actions',
      elements: [
        ...(canvas.allProposals ? [button(all, actionIds.acceptTasks, block.concern, 'primary')] : []),
        button('Review and edit…', actionIds.reviewTasks, block.concern),
      ],
    },
  ];
}

export const proposalDetail = (row: TaskProposal): string => `${oneLine(row.owner)} · due ${sayDay(row.due)}`;
