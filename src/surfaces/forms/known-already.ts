/** What does a button or a message already say, before a form is filled in? */
import { asVouchError } from '../../core/errors.ts';
import type { FactBase } from '../../core/fact-base.ts';
import type { EntityName } from '../../core/intent.ts';
import type { Person, SurfaceName } from '../../core/person.ts';
import type { Vouch } from '../../core/ports.ts';
import type { Reading } from '../../core/reading.ts';
import { audienceChain } from '../../factbase/place-directive.ts';

/** What a form about a concern opens with. */
export interface ConcernDraft {
  /** `id` null: a client that the log does not have yet. */
  readonly client: { readonly id: string | null; readonly name: string } | null;
  readonly federal: boolean | null;
  /** A vendor's id; null where none was recognised. */
  readonly vendor: string | null;
  readonly words: string;
  readonly severity?: string | undefined;
}

/** What a button names, and the answer it stands under. */
export interface SaidByButton {
  readonly entities: Readonly<Partial<Record<EntityName, string>>>;
  /** The answer's receipt. */
  readonly receipt: string | null;
}

/** The client and the vendor a button names, and the question of the answer it stands under. */
export async function draftOfButton(said: SaidByButton | undefined, vouch: Vouch): Promise<ConcernDraft> {
  const named = said?.entities.client ?? null;
  const client = named === null ? undefined : await vouch.ledger.clients.find(named);
  const receipt = said?.receipt == null ? undefined : await vouch.ledger.receipts.get(said.receipt);
  const vendor = said?.entities.vendor ?? null;
  return {
    client: client ?? (named === null ? null : { id: null, name: named }),
    federal: client?.federal ?? isFederal(receipt?.reading ?? null, vouch.factBase()),
    vendor: vendor !== null && vouch.factBase().vendors.has(vendor) ? vendor : null,
    words: said?.entities.words ?? receipt?.question ?? '',
  };
}

/** What the words of a message name. */
export async function draftOfMessage(
  text: string,
  by: { readonly person: Person; readonly surface: SurfaceName },
  vouch: Vouch,
): Promise<ConcernDraft> {
  const reading = await readingOf(text, by, vouch);
  return {
    client: reading?.client ?? null,
    federal: reading?.client?.federal ?? isFederal(reading, vouch.factBase()),
    vendor: reading?.vendors[0] ?? null,
    words: text,
  };
}

/** True where the words are about work for a federal government; null where they do not say. */
function isFederal(reading: Reading | null, base: FactBase): true | null {
  const chain = audienceChain(reading?.audience ?? null, base);
  return chain?.has('federal-contractor') === true || chain?.has('federal-agency') === true ? true : null;
}

/** What the words name; null where they are no words, and the fields stay empty. */
async function readingOf(
  text: string,
  by: { readonly person: Person; readonly surface: SurfaceName },
  vouch: Vouch,
): Promise<Reading | null> {
  const said = { ...by, text: text.slice(0, 3_900), at: vouch.clock(), write: false } as const;
  try {
    return (await vouch.preview({ event: 'preview', thread: 'preview', ...said })).reading;
  } catch (thrown) {
    if (asVouchError(thrown).code === 'bad-input') return null;
    throw thrown;
  }
}
