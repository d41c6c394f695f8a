/** Can a curator copy each template of content/README.md, and does it name every key there is? */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { Audience, Audiences, Jurisdiction, Jurisdictions } from '../../src/core/audience.ts';
import { Citation, Claim } from '../../src/core/citation.ts';
import { Binding, Deadline, Directive, Exception } from '../../src/core/directive.ts';
import { Fact } from '../../src/core/fact.ts';
import { Guidance } from '../../src/core/guidance.ts';
import { Playbook, PlaybookTask } from '../../src/core/playbook.ts';
import { Topic, Topics } from '../../src/core/topic.ts';
import { Check, Product, Provenance, Vendor } from '../../src/core/vendor.ts';

interface Template {
  readonly schema: z.ZodType;
  /** The forms whose keys the template must show. */
  readonly shapes: readonly { readonly shape: object }[];
}

const templates: Readonly<Record<string, Template>> = {
  vendors: { schema: Vendor, shapes: [Vendor, Product, Provenance, Check, Claim, Citation] },
  directives: { schema: Directive, shapes: [Directive, Binding, ...Deadline.options, Exception, Claim, Citation] },
  facts: { schema: Fact, shapes: [Fact, Claim, Citation] },
  guidance: { schema: Guidance, shapes: [Guidance, Claim, Citation] },
  playbooks: { schema: Playbook, shapes: [Playbook, Playbook.shape.when, PlaybookTask] },
  audiences: { schema: Audiences, shapes: [Audiences, Audience] },
  jurisdictions: { schema: Jurisdictions, shapes: [Jurisdictions, Jurisdiction] },
  topics: { schema: Topics, shapes: [Topics, Topic] },
};

const readme = readFileSync(new URL('../../content/README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/```yaml\n# template: (\S+)\n([\s\S]*?)```/g)].map(([, kind = '', text = '']) => ({
  kind,
  text,
}));

test('there is one template of each kind', () => {
  expect(blocks.map((block) => block.kind).toSorted()).toEqual(Object.keys(templates).toSorted());
});

describe.each(blocks)('the template of $kind', ({ kind, text }) => {
  const template = templates[kind];

  test('is a valid record', () => {
    const parsed = template?.schema.safeParse(parse(text));
    expect(parsed?.error?.issues ?? []).toEqual([]);
    expect(parsed?.success).toBe(true);
  });

  test('shows every key', () => {
    const shown = new Set([...text.matchAll(/^[ -]*(\w+):/gm)].map(([, key]) => key));
    const missing = (template?.shapes ?? [])
      .flatMap(({ shape }) => Object.keys(shape))
      .filter((key) => !shown.has(key));
    expect(missing).toEqual([]);
  });

  test('says of every key whether it is mandatory or optional', () => {
    const silent = text.split('\n').filter((line) => /^[ -]*\w+:/.test(line) && !/ # (mandatory|optional)/.test(line));
    expect(silent).toEqual([]);
  });
});
