/** Replies to draw: from the real content, and made up. */
import type { App } from '../../../src/app.ts';
import type { SurfaceName } from '../../../src/core/person.ts';
import type { Block, NumberedCitation, Reply } from '../../../src/core/reply.ts';
import type { Task } from '../../../src/core/task.ts';
import { says } from '../../start-vouch.ts';

export const today = '2026-11-26';

/** What Vouch answers. */
export const ask = (app: App, text: string, surface: SurfaceName = 'slack'): Promise<Reply> =>
  app.respond(says(app, text, { surface }));

/** Every claim of a reply, whatever its section. */
export const claimsOf = ({ blocks }: Reply): { readonly text: string }[] =>
  blocks.flatMap((block) => (block.kind === 'claims' ? block.claims : []));

/** How many claims of a reply are not among the texts that are seen. */
export const claimsMissing = (reply: Reply, texts: readonly string[]): number =>
  claimsOf(reply).filter(({ text }) => !texts.includes(text)).length;

/** The rows of the vendors that a reply lists. */
export const vendorRowsOf = ({ blocks }: Reply): Extract<Block, { kind: 'vendors' }>['rows'] =>
  blocks.flatMap((block) => (block.kind === 'vendors' ? block.rows : []));

/** "[1][3]": the numbers of the first headline. */
export const headlineMarks = ({ blocks }: Reply): string =>
  blocks
    .flatMap((block) => (block.kind === 'headline' ? [block.citations.map((n) => `[${n}]`).join('')] : []))
    .slice(0, 1)
    .join('');

/** A reply of these parts and nothing else. */
export function replyOf(blocks: Block[], parts: Partial<Reply> = {}): Reply {
  return {
    about: null,
    visibility: 'room',
    abstained: false,
    blocks,
    citations: [],
    suggestions: [],
    receipt: null,
    changed: null,
    ...parts,
  };
}

/** A claims block of `count` claims, each citing the number after its own. */
export function claims(count: number, from = 1, parts: Partial<Extract<Block, { kind: 'claims' }>> = {}): Block {
  return {
    kind: 'claims',
    title: null,
    speaker: null,
    claims: Array.from({ length: count }, (_, index) => ({
      text: `Claim ${from + index} is one whole sentence about a directive and about whom it binds.`,
      citations: [from + index],
      record: 'directives/some',
    })),
    ...parts,
  };
}

export function citations(count: number): NumberedCitation[] {
  return Array.from({ length: count }, (_, index) => ({
    n: index + 1,
    title: `Title ${index + 1}`,
    publisher: 'Publisher',
    url: `https://example.org/${index + 1}`,
    published: '2024-06-24',
    quote: `words ${index + 1}`,
    checked: '2026-11-20',
    how: index % 2 === 0 ? ('read' as const) : ('located' as const),
  }));
}

export function task(id: string, parts: Partial<Task> = {}): Task {
  return {
    id,
    title: `Follow-up ${id}`,
    client: { id: 'c1', name: 'Acme' },
    vendor: 'kaspersky',
    owner: 'Dana',
    ownerId: null,
    due: '2026-12-03',
    snoozedUntil: null,
    state: 'open',
    note: '',
    concern: null,
    directive: null,
    createdBy: { id: 'U1', name: 'Dana' },
    createdAt: Date.parse('2026-11-20'),
    doneAt: null,
    ...parts,
  };
}

/** The follow-ups as their list shows them. */
export const tasksReply = (rows: Task[]): Reply =>
  replyOf(
    [
      { kind: 'headline', text: 'Open follow-ups, soonest due first.', status: null, citations: [] },
      { kind: 'tasks', title: 'Follow-ups', rows },
    ],
    { visibility: 'private' },
  );
