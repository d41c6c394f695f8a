/** What do a notification and a reader without blocks say of a reply? */
import { statusLabel } from '../../../actions/wording.ts';
import { sayDay } from '../../../core/day.ts';
import type { Block, Reply } from '../../../core/reply.ts';
import { nothing } from '../../drawing/block-lines.ts';
import { byActivityText, capital } from '../../drawing/by-activity.ts';
import type { Canvas } from '../../drawing/canvas.ts';
import { clip } from '../../drawing/clip.ts';
import { type LeftOut, sayLeft } from '../../drawing/left-out.ts';
import { concernDetail, proposalDetail, taskDetail } from '../../drawing/log-lines.ts';
import { areMany, vendorLines } from '../../drawing/vendor-lines.ts';
import { watchLines } from '../../drawing/watch-text.ts';
import { checkWords } from '../../render-text.ts';
import { escapeMrkdwn } from './plain.ts';
import { slackLimits } from './slack-limits.ts';

/** A line longer than this is our own words or a person's, never a claim's, and is cut. */
const lineLimit = 1_000;

/** The reply in plain words, escaped, at most 4,000 characters; cut between lines, so that a claim is whole or left out. */
export function fallbackText(reply: Reply, canvas: Canvas, left: LeftOut, note?: string): string {
  const [first = [], ...others] = reply.blocks.map((block) => linesOf(block, canvas));
  const said = [...first, ...(note === undefined ? [] : [note]), ...others.flat()];
  const missing = sayLeft(left);
  const tail = missing === '' ? 'The rest stands in the message itself.' : `Not shown: ${missing}.`;
  const lines = said.map(escapeMrkdwn).filter((line) => line !== '');
  const kept: string[] = [];
  let room = slackLimits.fallbackText - tail.length - 1;
  for (const line of lines) {
    if (line.length + 1 > room) break;
    kept.push(line);
    room -= line.length + 1;
  }
  const cut = kept.length < lines.length || missing !== '';
  return [...kept, ...(cut ? [tail] : [])].join('\n') || nothing;
}

function linesOf(block: Block, canvas: Canvas): string[] {
  switch (block.kind) {
    case 'headline':
    case 'text':
      return [clip(block.text, lineLimit)];
    case 'activities':
      return [byActivityText(block)];
    case 'audiences':
      return [block.title, ...block.rows.map((row) => `${capital(row.who)}. ${byActivityText(row)}`)];
    case 'claims':
      return [
        ...(block.title === null ? [] : [block.title]),
        ...block.claims.map(
          (claim) =>
            `• ${claim.text}${claim.citations.length > 0 ? ' ' : ''}${claim.citations.map((n) => `[${n}]`).join('')}`,
        ),
      ];
    case 'checks':
      return block.rows.map((row) => `${row.list}: ${checkWords(row.result)} (looked at on ${sayDay(row.on)})`);
    case 'vendors':
      return areMany(block.rows)
        ? vendorLines(block.rows).map(({ lead, rest }) => `${lead}${rest}`)
        : block.rows.map((row) => `${row.name} (${statusLabel[row.status]}). ${byActivityText(row)}`);
    case 'directives':
      return block.rows.map((row) => `• ${sayDay(row.published)}: ${row.title} (${row.issuer})`);
    case 'concerns':
      return block.rows.map(
        (row) =>
          `• ${row.client.name} · ${concernDetail(row, canvas.vendorName(row.vendor))}: ${clip(row.words, lineLimit / 2)}`,
      );
    case 'tasks':
      return block.rows.map((row) => `• ${row.title} · ${taskDetail(row, canvas.today)}`);
    case 'proposals':
      return block.rows.map((row) => `• ${row.title} · ${proposalDetail(row)}`);
    case 'counts':
      return [
        block.title,
        ...block.rows.map((row) => `• ${row.what}: ${row.count}${row.note === null ? '' : ` (${row.note})`}`),
      ];
    case 'items':
    case 'exposures':
    case 'touched':
    case 'answers':
    case 'sources':
    case 'trend':
      return watchLines(block, canvas.vendorName);
    case 'file':
      return [block.name];
    case 'commands':
      return block.rows.map((row) => `${row.usage}: ${row.shows}`);
    case 'problem':
      return [block.text, block.remedy, `Reference ${block.reference}`];
  }
}
