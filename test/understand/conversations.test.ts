/** Is each turn of a conversation read in the light of the turns before it? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ThreadContext } from '../../src/core/thread-context.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { realFactBase } from '../fact-base.ts';
import { after, client, readWith } from './said.ts';
import { differences, Wanted } from './wanted.ts';

const Script = z.strictObject({ about: z.string(), turns: z.array(Wanted).min(2) });
const scripts = z.array(Script).parse(parse(readFileSync(join(import.meta.dirname, 'conversations.yaml'), 'utf8')));
const reader = makeReader(realFactBase());
const clients = [client('Acme Dental'), client('Globex', true)];

describe.each(scripts)('$about', ({ turns }) => {
  test('goes as written', () => {
    let context = null as ThreadContext | null;
    for (const turn of turns) {
      const reading = readWith(reader, turn.q, { context, clients });
      expect(differences(reading, turn), turn.q).toEqual([]);
      const asked: ThreadContext['asked'] = turn.asks === undefined ? null : { slot: turn.asks, reading, of: null };
      // As the actions do: a turn that names nothing leaves the context as it was.
      if (reading.vendors.length > 0 || reading.directive !== null || context === null) context = after(reading, asked);
      else context = { ...context, client: reading.client ?? context.client, asked };
    }
  });
});
