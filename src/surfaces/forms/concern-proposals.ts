/** Which follow-ups would a concern bring, before it is logged? */
import type { Person, SurfaceName } from '../../core/person.ts';
import type { Vouch } from '../../core/ports.ts';
import type { TaskProposal } from '../../core/task.ts';
import type { Utterance } from '../../core/utterance.ts';

/** What the follow-ups depend on: the vendor's id, and whether the client works for a federal government. */
export interface Situation {
  /** Null where no vendor of the records is chosen; nothing is proposed then. */
  readonly vendor: string | null;
  readonly federal: boolean | null;
}

/** The name of the set of follow-ups that a situation calls for. */
export const setOf = ({ vendor, federal }: Situation): string =>
  `${vendor ?? 'none'}-${federal === null ? 'unknown' : federal ? 'federal' : 'other'}`;

/** The follow-ups, each owned by the person who fills the form in; `client` null where nobody is chosen yet. */
export async function proposalsFor(
  { vendor, federal }: Situation,
  client: string | null,
  { person, surface }: { readonly person: Person; readonly surface: SurfaceName },
  vouch: Vouch,
): Promise<readonly TaskProposal[]> {
  if (vendor === null) return [];
  const utterance: Utterance = {
    event: 'preview',
    surface,
    thread: 'preview',
    person,
    text: 'preview',
    at: vouch.clock(),
    write: false,
    form: {
      intent: 'log-concern',
      entities: {
        vendor,
        client: client ?? 'the client',
        ...(federal === null ? {} : { federal: federal ? 'yes' : 'no' }),
      },
    },
  };
  return (await vouch.preview(utterance)).proposals;
}
