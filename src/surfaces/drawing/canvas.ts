/** What must be known about the whole reply to draw one block of it? */
import type { Day } from '../../core/day.ts';
import type { Block, NumberedCitation, Reply } from '../../core/reply.ts';
import type { VendorName } from './vendor-name-in.ts';

/** The citations of an answer by their number. */
export type Sources = ReadonlyMap<number, NumberedCitation>;

export interface Canvas {
  /** False where nothing can be pressed: in a window, or on a card that is passed on. */
  readonly buttons: boolean;
  readonly sources: Sources;
  readonly today: Day;
  readonly vendorName: VendorName;
  /** The one block that may be a table; undefined where none may. */
  readonly table: Block | undefined;
  /** The numbers of a headline, by the block that shows them: the activities under it, or else itself. */
  readonly leads: ReadonlyMap<Block, readonly number[]>;
  /** The only follow-up of the reply gets buttons of its own instead of a menu. */
  readonly oneTask: boolean;
  /** The proposals that have buttons: the first. */
  readonly proposals: Block | undefined;
  /** False where the view leaves some proposals out: what is not seen must not be created with one press. */
  readonly allProposals: boolean;
}

export interface CanvasOptions {
  readonly buttons: boolean;
  readonly tables: boolean;
  readonly today: Day;
  readonly allProposals: boolean;
  readonly vendorName?: VendorName | undefined;
}

/** `reply` as it is drawn, that is already shortened. */
export function makeCanvas(reply: Reply, options: CanvasOptions): Canvas {
  const tasks = reply.blocks.flatMap((block) => (block.kind === 'tasks' ? block.rows : []));
  const tabular = (block: Block) => block.kind === 'vendors' || block.kind === 'audiences';
  return {
    buttons: options.buttons,
    sources: new Map(reply.citations.map((citation) => [citation.n, citation])),
    today: options.today,
    vendorName: options.vendorName ?? ((id, product) => product ?? nameIn(reply, id)),
    table: options.tables ? reply.blocks.find(tabular) : undefined,
    leads: leadsIn(reply.blocks),
    oneTask: tasks.length === 1,
    proposals: options.buttons ? reply.blocks.find((block) => block.kind === 'proposals') : undefined,
    allProposals: options.allProposals,
  };
}

/** One reply may hold several answers, each under its own headline. */
function leadsIn(blocks: readonly Block[]): Map<Block, readonly number[]> {
  const leads = new Map<Block, readonly number[]>();
  let headline: Extract<Block, { kind: 'headline' }> | undefined;
  for (const block of blocks) {
    if (block.kind === 'headline') {
      headline = block;
      leads.set(block, block.citations);
    } else if (block.kind === 'activities' && headline !== undefined) {
      leads.delete(headline);
      leads.set(block, headline.citations);
      headline = undefined;
    }
  }
  return leads;
}

/** The vendor's name where the reply says it, or else its id. */
function nameIn(reply: Reply, id: string): string {
  if (reply.about?.vendor?.id === id) return reply.about.vendor.name;
  const rows = reply.blocks.flatMap((block) => (block.kind === 'vendors' ? block.rows : []));
  return rows.find((row) => row.id === id)?.name ?? id;
}
