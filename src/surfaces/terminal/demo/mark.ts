/** What tells the clients of the demo from everybody else's? */
import type { Client } from '../../../core/client.ts';
import type { Clients } from '../../../core/client-books.ts';

/** Ends the name of each, so that nobody takes it for real. */
const suffix = ' (demo)';
/** Begins the notes of each. */
export const mark = 'Invented by “vouch demo”, and taken away by “vouch demo --remove”.';
/** Of one of them in its place while the story is still being told: one that was cut short is begun anew. */
export const unfinished = `${mark} The story is not told to its end yet.`;

export const demoName = (name: string): string => `${name}${suffix}`;

/** A client that was renamed, merged with one of somebody's own, or whose notes were written anew has been taken over: it is theirs. */
const isDemo = ({ name, aliases, notes }: Client): boolean =>
  notes.startsWith(mark) && [name, ...aliases].every((each) => each.endsWith(suffix));

export interface DemoClients {
  readonly ours: readonly Client[];
  readonly others: readonly Client[];
}

/** The clients of the ledger, those of the demo apart. */
export async function demoClients(clients: Pick<Clients, 'list'>): Promise<DemoClients> {
  const all = await clients.list();
  return { ours: all.filter(isDemo), others: all.filter((client) => !isDemo(client)) };
}
