/** What does a rep see who opens Vouch's Home? */
import type { ActionsBlock, HomeView, KnownBlock } from '@slack/types';
import type { Concern } from '../../../core/concern.ts';
import { addDays, type Day, firstDay, lastDay, sayDay } from '../../../core/day.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import { notice } from '../../../core/notice.ts';
import { isOverdue, isSnoozed, type Task } from '../../../core/task.ts';
import { makeCanvas } from '../../drawing/canvas.ts';
import { concernDetail } from '../../drawing/log-lines.ts';
import { vendorNameIn } from '../../drawing/vendor-name-in.ts';
import { actionIds } from '../action-ids.ts';
import { button } from '../render/buttons.ts';
import { drawTasks } from '../render/draw-log.ts';
import { plainText, smallPrint } from '../render/plain.ts';
import { type Inline, link, titledList, words } from '../render/rich-text.ts';

export interface HomeContent {
  readonly tasks: readonly Task[];
  readonly concerns: readonly Concern[];
  readonly base: FactBase;
  readonly today: Day;
}

/** How many of each are shown: Home takes a hundred blocks, and a page is read from the top. */
const shown = { tasks: 15, concerns: 8, deadlines: 6, directives: 5 } as const;
/** How far ahead deadlines are shown, in days. */
const ahead = 365;

export function drawHome(content: HomeContent): HomeView {
  return {
    type: 'home',
    blocks: [
      ...quickActions(),
      ...followUps(content),
      ...section('Recent concerns of your clients', concernLines(content), 'No concern of your clients is logged yet.'),
      ...section('Deadlines ahead', deadlineLines(content), 'No deadline on record lies ahead.'),
      ...section('Newest directives', directiveLines(content), 'No directive is on record.'),
      ...section('Who curates what', curatorLines(content), 'Nobody is on record.'),
      smallPrint('Every sentence of fact comes from a reviewed record. “No restriction found” is not a clearance.'),
    ],
  };
}

const header = (text: string): KnownBlock => ({ type: 'header', text: plainText(text, 150) });

function section(title: string, lines: readonly Inline[], nothing: string): KnownBlock[] {
  return [header(title), ...(lines.length === 0 ? [smallPrint(nothing)] : titledList(null, lines))];
}

function quickActions(): KnownBlock[] {
  const say = JSON.stringify({ intent: 'log-concern', entities: {}, receipt: null });
  const elements: ActionsBlock['elements'] = [
    button('Ask Vouch', actionIds.askVouch, 'ask', 'primary'),
    button('Log a client concern', actionIds.logConcern, say),
    button(
      'Create a follow-up',
      actionIds.createTask,
      JSON.stringify({ intent: 'create-task', entities: {}, receipt: null }),
    ),
  ];
  return [{ type: 'actions', elements }];
}

/** Overdue first, then soonest due; snoozed ones last. */
function followUps({ tasks, today, base }: HomeContent): KnownBlock[] {
  const snoozed = (task: Task): boolean => isSnoozed(task, today);
  const rows = [...tasks.filter((task) => !snoozed(task)), ...tasks.filter(snoozed)];
  const overdue = rows.filter((task) => isOverdue(task, today)).length;
  const title = overdue === 0 ? 'Your follow-ups' : `Your follow-ups, ${overdue} overdue`;
  if (rows.length === 0) return [header(title), smallPrint('You have no open follow-up.')];
  const block = { kind: 'tasks' as const, title, rows: rows.slice(0, shown.tasks) };
  const canvas = makeCanvas(notice([block]), {
    buttons: true,
    tables: false,
    today,
    allProposals: false,
    vendorName: vendorNameIn(base),
  });
  const more = rows.length - shown.tasks;
  return [
    header(title),
    // Two rows at least get menus; one alone gets buttons.
    ...drawTasks(block, canvas, 0),
    ...(more > 0 ? [smallPrint(`${more} more: “/followups mine” lists them.`)] : []),
  ];
}

function concernLines({ concerns, base }: HomeContent): Inline[] {
  return concerns
    .slice(0, shown.concerns)
    .map((concern) => [
      ...words(concern.client.name, { bold: true }),
      ...words(` · ${concernDetail(concern, vendorName(concern.vendor, base))}`),
    ]);
}

function deadlineLines({ base, today }: HomeContent): Inline[] {
  const until = addDays(today, ahead);
  const known = [...base.directives].filter(
    ([, { published, until }]) => firstDay(published) <= today && (until === null || lastDay(until) >= today),
  );
  const dates = known.flatMap(([id, { title, from, deadlines }]) => {
    const cites = base.claimsOf(`directives/${id}`)[0]?.claim.cites[0];
    const due = deadlines.flatMap((deadline) =>
      'on' in deadline ? [{ on: deadline.on, what: deadline.what, cites: deadline.cites?.[0] ?? cites }] : [],
    );
    const start = from === null ? [] : [{ on: firstDay(from), what: 'comes into force', cites }];
    return [...due, ...start].map((each) => ({ ...each, title }));
  });
  return dates
    .filter(({ on }) => on > today && on <= until)
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .slice(0, shown.deadlines)
    .map(({ on, what, title, cites }) => [
      ...words(`${sayDay(on)}: `, { bold: true }),
      ...words(`${title}: ${what} `),
      ...(cites === undefined ? [] : link(cites.url, `[${cites.publisher}]`)),
    ]);
}

function directiveLines({ base, today }: HomeContent): Inline[] {
  return [...base.directives]
    .filter(([, { published }]) => firstDay(published) <= today)
    .toSorted(([, a], [, b]) => b.published.localeCompare(a.published))
    .slice(0, shown.directives)
    .map(([id, { published, title, issuer }]) => {
      const cite = base.claimsOf(`directives/${id}`)[0]?.claim.cites[0];
      const said = `${title} (${issuer})`;
      return [...words(`${sayDay(published)}: `), ...(cite === undefined ? words(said) : link(cite.url, said))];
    });
}

/** "Vouch curators: 41 directives, 33 facts, ..." by who reviewed them last. */
function curatorLines({ base }: HomeContent): Inline[] {
  const counts = new Map<string, Map<string, number>>();
  for (const [kind, records] of [
    ['vendors', base.vendors],
    ['directives', base.directives],
    ['facts', base.facts],
    ['guidance answers', base.guidance],
  ] as const)
    for (const { reviewed } of records.values()) {
      const own = counts.get(reviewed.by) ?? new Map<string, number>();
      own.set(kind, (own.get(kind) ?? 0) + 1);
      counts.set(reviewed.by, own);
    }
  return [...counts].map(([name, own]) => [
    ...words(name, { bold: true }),
    ...words(`: ${[...own].map(([kind, count]) => `${count} ${kind}`).join(', ')}`),
  ]);
}
