/** How well does the whole way of a message answer the development questions, half by half, and is no answer dangerous? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { App } from '../src/app.ts';
import { Expectation, type Score, scoreReply, tally } from './score-questions.ts';
import { says, startVouch } from './start-vouch.ts';

const halves = ['tune', 'report'] as const;
const Question = z.strictObject({
  id: z.string(),
  kind: z.string(),
  half: z.enum(halves),
  q: z.string(),
  thread: z.string().optional(),
  asOf: z.string().optional(),
  audience: z.string().optional(),
  client: z.string().optional(),
  expect: Expectation,
});
type Question = z.infer<typeof Question>;
const { clients, questions } = z
  .strictObject({
    clients: z.array(z.strictObject({ name: z.string(), federal: z.boolean() })),
    questions: z.array(Question),
  })
  .parse(parse(readFileSync(join(import.meta.dirname, 'development-questions.yaml'), 'utf8')));

/** One half with QUESTIONS=tune or QUESTIONS=report, each miss in full with SHOW=1. */
const { QUESTIONS: only, SHOW: show } = process.env;
const asked = halves.filter((half) => only === undefined || only === '' || only === half);
/** The one kind whose messages ask for something to be written down. */
const writing = 'log-concern';
/** No less than this share is answered as expected. The aim is 0.95 on questions that were never looked at, too; that is not reached. */
const enough = { tune: 0.95, report: 0.85 } as const;
/** The most answers of a half where Vouch had to abstain. */
const mostAnswered = 0.01;

const kinds = [...new Set(questions.map((each) => each.kind))];
const ofHalf = (half: string, kind: string) => questions.filter((each) => each.half === half && each.kind === kind);

test('both halves hold every kind, every id once, no question twice and no thread in both', () => {
  for (const kind of kinds)
    for (const half of halves) expect(ofHalf(half, kind).length, `${half} ${kind}`).toBeGreaterThanOrEqual(3);
  expect(new Set(questions.map((each) => each.id)).size).toBe(questions.length);
  const alone = questions.filter((each) => each.thread === undefined);
  expect(new Set(alone.map((each) => each.q.toLowerCase())).size).toBe(alone.length);
  for (const thread of new Set(questions.flatMap((each) => each.thread ?? [])))
    expect(new Set(questions.filter((each) => each.thread === thread).map((each) => each.half)).size, thread).toBe(1);
});

describe.each(asked)('half %s', (half) => {
  test('is answered as its author expected, and nothing dangerous is said', { timeout: 300_000 }, async () => {
    const scored: { readonly question: Question; readonly score: Score }[] = [];
    const app = await startVouch('2026-11-23');
    try {
      for (const client of clients) await app.ledger.clients.ensure(client);
      for (const question of questions.filter((each) => each.half === half)) scored.push(await ask(app, question));
    } finally {
      await app.close();
    }
    const scores = scored.map(({ score }) => score);
    const ofKind = (kind: string) => scored.flatMap((each) => (each.question.kind === kind ? [each.score] : []));
    console.log(`half ${half}`);
    console.table([...kinds.map((kind) => tally(kind, ofKind(kind))), tally('all', scores)]);
    const missed = scored.filter(({ score }) => score.misses.length > 0 || score.dangerous.length > 0);
    const lines = missed.map(({ question, score }) => lineOf(question, score));
    if (show === '1') console.log(lines.join('\n'));
    // The reporting half stays unseen: only ids are told of it, unless SHOW=1 asks for more.
    const tell = ({ question, score }: (typeof scored)[number]) =>
      half === 'report' ? question.id : lineOf(question, score);
    const dangerous = scored.filter(({ score }) => score.dangerous.length > 0);
    const grave = dangerous.filter(({ score }) => score.dangerous.some((each) => /milder|wrote/.test(each)));
    if (half === 'report') expect(grave.map(tell)).toEqual([]);
    expect(dangerous.length / scores.length, dangerous.map(tell).join('\n')).toBeLessThanOrEqual(mostAnswered);
    const right = scores.filter((score) => score.misses.length === 0).length;
    expect(right / scores.length, missed.map(tell).join('\n')).toBeGreaterThanOrEqual(enough[half]);
  });
});

async function ask(app: App, question: Question): Promise<{ readonly question: Question; readonly score: Score }> {
  const { kind, q, thread, asOf, audience, client } = question;
  const reply = await app.respond(
    says(app, q, {
      ...(thread === undefined ? {} : { thread: `development:${thread}` }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(audience === undefined ? {} : { audience }),
      ...(client === undefined ? {} : { client }),
    }),
  );
  return { question, score: scoreReply(reply, question.expect, kind === writing) };
}

function lineOf({ id, kind, q, expect: wanted }: Question, { misses, dangerous, got }: Score): string {
  const danger = dangerous.length > 0 ? ` DANGEROUS (${dangerous.join('; ')})` : '';
  return `${id} [${kind}] ${q}\n    missed ${misses.join(', ')}${danger}\n    wanted ${JSON.stringify(wanted)}\n    got ${got}`;
}
