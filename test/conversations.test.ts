/** Do whole conversations go as their scripts say, on the real content? */
import { describe, expect, test } from 'vitest';
import { renderText } from '../src/surfaces/render-text.ts';
import { scripts } from './conversation-scripts.ts';
import { says, startVouch } from './start-vouch.ts';

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
