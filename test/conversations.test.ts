/** Do whole conversations go as their scripts say, on the real content? */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { activities } from '../src/core/directive.ts';
import { Status } from '../src/core/verdict.ts';
import { renderText } from '../src/surfaces/render-text.ts';
import { says, startVouch } from './start-vouch.ts';

const Turn = z.strictObject({
  says: z.string(),
  /** Starts a thread of its own. */
  elsewhere: z.boolean().default(false),
  expect: z.strictObject({
    intent: z.string().optional(),
    vendor: z.string().nullable().optional(),
    audience: z.string().nullable().optional(),
    jurisdiction: z.string().optional(),
    asOf: z.string().optional(),
    status: Status.nullable().optional(),
    by: z.partialRecord(z.enum(activities), Status).optional(),
    abstained: z.boolean().default(false),
    visibility: z.enum(['room', 'private']).optional(),
    /** Regular expressions the text of the reply must match, or must not. */
    shows: z.array(z.string()).default([]),
    hides: z.array(z.string()).default([]),
    /** Hosts that must be among the sources. */
    cites: z.array(z.string()).default([]),
    changed: z.enum(['concern', 'task', 'client']).optional(),
  }),
});
const Script = z.strictObject({ about: z.string(), now: z.string(), turns: z.array(Turn).min(1) });

const folder = join(import.meta.dirname, 'conversations');
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) =>
    z
      .array(Script)
      .parse(parse(readFileSync(join(folder, name), 'utf8')))
      .map((script) => ({ name, ...script })),
  );

describe.each(scripts)('$name: $about', ({ now, turns }) => {
  test('goes as written', async () => {
    const app = await startVouch(now);
    try {
      for (const turn of turns) {
        const reply = await app.respond(says(app, turn.says, { thread: turn.elsewhere ? `t:${turn.says}` : 'thread' }));
        const text = renderText(reply);
        const where = `“${turn.says}” was answered:\n${text}`;
        const { about } = reply;
        const wanted = turn.expect;
        expect(reply.abstained, where).toBe(wanted.abstained);
        if (wanted.intent !== undefined) expect(about?.intent, where).toBe(wanted.intent);
        if (wanted.vendor !== undefined) expect(about?.vendor?.id ?? null, where).toBe(wanted.vendor);
        if (wanted.audience !== undefined) expect(about?.audience ?? null, where).toBe(wanted.audience);
        if (wanted.jurisdiction !== undefined) expect(about?.jurisdiction, where).toBe(wanted.jurisdiction);
        if (wanted.asOf !== undefined) expect(about?.asOf, where).toBe(wanted.asOf);
        if (wanted.status !== undefined) expect(about?.verdict?.status ?? null, where).toBe(wanted.status);
        for (const [activity, status] of Object.entries(wanted.by ?? {}))
          expect({ [activity]: about?.verdict?.byActivity[activity as 'use'] }, where).toEqual({ [activity]: status });
        if (wanted.visibility !== undefined) expect(reply.visibility, where).toBe(wanted.visibility);
        if (wanted.changed !== undefined) expect(reply.changed?.kind, where).toBe(wanted.changed);
        for (const pattern of wanted.shows) expect(text).toMatch(new RegExp(pattern, 'i'));
        for (const pattern of wanted.hides) expect(text).not.toMatch(new RegExp(pattern, 'i'));
        for (const host of wanted.cites)
          expect(reply.citations.map((citation) => citation.url).join(' '), where).toContain(host);
        for (const block of reply.blocks)
          if (block.kind === 'claims')
            for (const claim of block.claims)
              expect(claim.citations.length, `“${claim.text}” has a source`).toBeGreaterThan(0);
      }
    } finally {
      await app.close();
    }
  });
});
