/** How well does the whole way of a message answer questions that nobody tuned it on, and is no answer dangerous? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { Activity, activities } from '../src/core/directive.ts';
import { Status, statuses } from '../src/core/verdict.ts';
import { renderText } from '../src/surfaces/render-text.ts';
import { says, startVouch } from './start-vouch.ts';

const oneOrMore = <Each extends z.ZodType>(each: Each) =>
  z.union([each.transform((one) => [one]), z.array(each)]).optional();
const Question = z.strictObject({
  id: z.string(),
  kind: z.string(),
  q: z.string(),
  thread: z.string().optional(),
  asOf: z.string().optional(),
  audience: z.string().optional(),
  expect: z.strictObject({
    vendor: z.string().nullable().optional(),
    audience: oneOrMore(z.string()),
    jurisdiction: z.string().optional(),
    activity: oneOrMore(Activity),
    status: oneOrMore(Status),
    by: z.partialRecord(z.enum(activities), z.union([Status, z.array(Status)])).optional(),
    asOf: z.string().optional(),
    abstained: z.boolean().optional(),
    says: z.string().optional(),
    never: z.string().optional(),
    cites: z.string().optional(),
  }),
});
const questions = z
  .array(Question)
  .parse(parse(readFileSync(join(import.meta.dirname, 'independent-questions.yaml'), 'utf8')));
const weight = (status: Status) => statuses.indexOf(status);
/** A question that only looks; whatever it asks, nothing may be written. */
const writing = ['log-concern', 'create-task', 'finish-task'];

test('nine of ten are answered as their author expected, and next to none falsely', { timeout: 180_000 }, async () => {
  const app = await startVouch('2026-11-23');
  const wrong: string[] = [];
  const dangerous: string[] = [];
  try {
    for (const { id, kind, q, thread, asOf, audience, expect: wanted } of questions) {
      const reply = await app.respond(
        says(app, q, {
          ...(thread === undefined ? {} : { thread: `t:${thread}` }),
          ...(asOf === undefined ? {} : { asOf }),
          ...(audience === undefined ? {} : { audience }),
        }),
      );
      const { about } = reply;
      const text = renderText(reply);
      const verdict = about?.verdict;
      const misses: string[] = [];
      const check = (name: string, right: boolean) => right || misses.push(name);
      const milder = (got: Status | undefined, accepted: readonly Status[]) =>
        got !== undefined && got !== 'unknown' && weight(got) > Math.max(...accepted.map(weight));
      if (wanted.vendor !== undefined) check('vendor', (about?.vendor?.id ?? null) === wanted.vendor);
      if (wanted.audience !== undefined) check('audience', wanted.audience.includes(about?.audience ?? ''));
      if (wanted.jurisdiction !== undefined)
        check('jurisdiction', about?.jurisdiction?.toUpperCase() === wanted.jurisdiction);
      if (wanted.activity !== undefined)
        check('activity', about?.activity != null && wanted.activity.includes(about.activity));
      if (wanted.status !== undefined) check('status', verdict != null && wanted.status.includes(verdict.status));
      if (wanted.asOf !== undefined) check('asOf', about?.asOf?.startsWith(wanted.asOf) === true);
      if (wanted.abstained !== undefined) check('abstained', reply.abstained === wanted.abstained);
      if (wanted.says !== undefined) check('says', new RegExp(wanted.says, 'is').test(text));
      if (wanted.never !== undefined) check('never', !new RegExp(wanted.never, 'is').test(text));
      if (wanted.cites !== undefined)
        check('cites', JSON.stringify(reply.citations).toLowerCase().includes(wanted.cites.toLowerCase()));
      for (const [activity, status] of Object.entries(wanted.by ?? {})) {
        const accepted = [status].flat();
        const got = verdict?.byActivity[Activity.parse(activity)];
        check(`by ${activity}`, got !== undefined && accepted.includes(got));
        if (milder(got, accepted)) dangerous.push(`${id} ${q}: milder`);
      }
      if (wanted.status !== undefined && milder(verdict?.status, wanted.status)) dangerous.push(`${id} ${q}: milder`);
      if (wanted.abstained === true && !reply.abstained) dangerous.push(`${id} ${q}: answered`);
      if (reply.changed !== null && !writing.includes(kind)) dangerous.push(`${id} ${q}: wrote`);
      if (misses.length > 0) wrong.push(`${id} ${q}: ${misses.join(', ')}`);
    }
  } finally {
    await app.close();
  }
  console.log(`${questions.length - wrong.length} of ${questions.length} as expected; dangerous: ${dangerous.length}`);
  expect(wrong.length / questions.length, wrong.join('\n')).toBeLessThan(0.1);
  expect(dangerous, dangerous.join('\n')).toEqual([]);
});
