/** What does an old reply show today: its follow-ups as they are now, its proposals as they were accepted? */
import type { Books } from '../../core/ports.ts';
import type { Block, Reply } from '../../core/reply.ts';
import type { Task } from '../../core/task.ts';

/** The reply with its follow-ups as they are in the ledger; one that is gone keeps its last state. */
export async function refreshReply(reply: Reply, books: Pick<Books, 'tasks'>): Promise<Reply> {
  const blocks: Block[] = [];
  let accepted = false;
  for (const block of reply.blocks) {
    const now = await refreshBlock(block, books);
    if (block.kind === 'proposals' && now.kind === 'tasks') {
      accepted = true;
      // The sentence before them says that nothing is created yet.
      if (blocks.at(-1)?.kind === 'text') blocks.pop();
    }
    blocks.push(now);
  }
  const suggestions = reply.suggestions.filter(({ intent }) => !accepted || intent !== 'accept-tasks');
  return { ...reply, blocks, suggestions };
}

async function refreshBlock(block: Block, { tasks }: Pick<Books, 'tasks'>): Promise<Block> {
  if (block.kind === 'tasks') {
    const rows: Task[] = [];
    for (const row of block.rows) rows.push((await tasks.get(row.id)) ?? row);
    return { ...block, rows };
  }
  if (block.kind === 'proposals') {
    const made = await tasks.list({ concern: block.concern });
    if (made.length > 0) return { kind: 'tasks', title: 'Follow-ups', rows: [...made] };
  }
  return block;
}

/** The ids of the follow-ups that a reply shows. */
export function tasksOf(reply: Reply): string[] {
  return reply.blocks.flatMap((block) => (block.kind === 'tasks' ? block.rows.map((row) => row.id) : []));
}
