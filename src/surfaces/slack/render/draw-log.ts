/** How do concerns, follow-ups and proposals look in Slack? */
import type { ActionsBlock, KnownBlock, PlainTextOption, SectionBlock } from '@slack/types';
import type { Concern } from '../../../core/concern.ts';
import { type Day, sayDay } from '../../../core/day.ts';
import type { BlockOf } from '../../../core/reply.ts';
import type { Task } from '../../../core/task.ts';
import type { Canvas } from '../../drawing/canvas.ts';
import { concernDetail, createAll, oneOwner, taskDetail } from '../../drawing/log-lines.ts';
import { actionIds } from '../action-ids.ts';
import { button } from './buttons.ts';
import { oneLine, plainText, smallPrint } from './plain.ts';
import { type Inline, paragraph, richText, titledList, words } from './rich-text.ts';

/** Client, vendor, severity, state and day on one line; the client's words as a quotation under it. */
export function drawConcern(concern: Concern, canvas: Canvas): KnownBlock {
  const head = paragraph(
    words(oneLine(concern.client.name), { bold: true }),
    words(` · ${concernDetail(concern, canvas.vendorName(concern.vendor))}`),
  );
  const said = words(concern.words);
  return said.length === 0 ? richText(head) : richText(head, { type: 'rich_text_quote', elements: said });
}

/** Each open follow-up with its menu; the only one of a reply with buttons; in a modal a list to read. */
export function drawTasks(block: BlockOf<'tasks'>, canvas: Canvas, firstIndex: number): KnownBlock[] {
  if (!canvas.buttons)
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
  const owner = oneOwner(block.rows);
  const lines = block.rows.map((row) => [
    ...words(`${sayDay(row.due)}: `, { bold: true }),
    ...words(oneLine(row.title)),
    ...words(owner === undefined ? ` · ${oneLine(row.owner)}` : ''),
  ]);
  const whose = smallPrint(`Due dates in bold${owner === undefined ? '' : ` · Owner: ${owner}`}`);
  const drawn = block.rows.length === 0 ? [] : [...titledList(null, lines), whose];
  if (block !== canvas.proposals || block.rows.length === 0) return drawn;
  return [
    ...drawn,
    {
      type: 'actions',
      elements: [
        ...(canvas.allProposals
          ? [button(createAll(block.rows.length), actionIds.acceptTasks, block.concern, 'primary')]
          : []),
        button('Review and edit…', actionIds.reviewTasks, block.concern),
      ],
    },
  ];
}
