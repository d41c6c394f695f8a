/** Which concern does a filled-in form say, about whom, and which follow-ups does it call for? */
import { ClientName } from '../../core/client.ts';
import type { Clients } from '../../core/client-books.ts';
import type { TaskProposal } from '../../core/task.ts';
import type { Utterance } from '../../core/utterance.ts';
import type { Situation } from './concern-proposals.ts';
import { type FieldErrors, sentence } from './field-errors.ts';

/** One of those on record, by its id, or somebody else, by name; undefined where nothing was filled in. */
export type Chosen = { readonly id: string } | { readonly name: string } | undefined;

export interface FilledConcern {
  readonly client: Chosen;
  readonly vendor: Chosen;
  readonly federal: boolean | null;
  readonly words: string;
  readonly severity: string | undefined;
}

export type Form = NonNullable<Utterance['form']>;

export interface ReadConcern {
  readonly client: string;
  readonly situation: Situation;
  /** The whole, with the follow-ups taken; undefined where none were shown, so that the confirmation proposes them. */
  readonly form: (tasks: readonly TaskProposal[] | undefined) => Form;
}

/** What was filled in. What is wrong with it goes to `errors`, at `client`, `vendor` and `words`. */
export async function readConcern(filled: FilledConcern, errors: FieldErrors, clients: Clients): Promise<ReadConcern> {
  const { vendor, federal, words } = filled;
  const client = await readClient(filled.client, errors, clients);
  if (vendor === undefined) errors['vendor'] = 'Choose the vendor it is about.';
  if (words === '') errors['words'] = 'Write what the client said.';
  const known = vendor !== undefined && 'id' in vendor;
  return {
    client: client.name,
    // The log may know what nobody filled in. Then other follow-ups are called for than were shown, and none is taken unseen.
    situation: { vendor: known ? vendor.id : null, federal: federal ?? client.federal },
    form: (tasks) => ({
      intent: 'log-concern',
      entities: {
        client: client.name,
        vendor: vendor === undefined ? '' : 'id' in vendor ? vendor.id : vendor.name,
        words,
        severity: filled.severity ?? 'normal',
        ...(federal === null ? {} : { federal: federal ? 'yes' : 'no' }),
      },
      // A name that turns out to be a vendor we know has its follow-ups proposed with the confirmation.
      ...(tasks === undefined || !known ? {} : { tasks: [...tasks] }),
    }),
  };
}

/** The client chosen, with what the log knows of its work; a name nobody has logged yet is taken as it stands. */
async function readClient(
  chosen: Chosen,
  errors: FieldErrors,
  clients: Clients,
): Promise<{ readonly name: string; readonly federal: boolean | null }> {
  const known = chosen !== undefined && 'id' in chosen;
  const name = known ? undefined : ClientName.safeParse(chosen?.name ?? '');
  if (name?.success === false) errors['client'] = sentence(name.error.issues[0]?.message ?? 'choose the client');
  else {
    const client = await clients.find(known ? chosen.id : (name?.data ?? ''));
    if (client !== undefined) return client;
    if (name !== undefined) return { name: name.data, federal: null };
    errors['client'] = 'This client is no longer in the log. Choose again.';
  }
  return { name: '', federal: null };
}
