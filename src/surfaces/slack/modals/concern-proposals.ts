/** Which follow-ups would a concern bring, before it is logged? */
import type { TaskProposal } from '../../../core/task.ts';
import type { Utterance } from '../../../core/utterance.ts';
import type { SlackContext } from '../slack-context.ts';

/** What the follow-ups depend on: the vendor's id, and whether the client works for a federal government. */
export interface Situation {
  /** Null where no vendor of the records is chosen; nothing is proposed then. */
  readonly vendor: string | null;
  readonly federal: boolean | null;
}

/** The name of the set of follow-ups that a situation calls for. */
export const setOf = ({ vendor, federal }: Situation): string =>
  `${vendor ?? 'none'}-${federal === null ? 'unknown' : federal ? 'federal' : 'other'}`;

export async function proposalsFor(
  { vendor, federal }: Situation,
  client: string | null,
  user: string,
  { vouch, directory }: SlackContext,
): Promise<readonly TaskProposal[]> {
  if (vendor === null) return [];
  const utterance: Utterance = {
    event: 'preview',
    surface: 'slack',
    thread: 'preview',
    person: await directory.person(user),
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
