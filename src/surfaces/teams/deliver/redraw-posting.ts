/** How does a message of ours in Teams come to show what is so now, for everybody who sees it? */
import type { Posting } from '../../../core/delivery.ts';
import { tasksOf } from '../../drawing/refresh-reply.ts';
import { shownBy } from '../../drawing/task-card.ts';
import type { Address } from '../calls/address.ts';
import { refusalOf } from '../calls/connector-failure.ts';
import type { TeamsContext } from '../teams-context.ts';
import { drawn } from './draw.ts';

/** Draws it again with its follow-ups as they are now. False where it is not there any more. Doing it twice does no harm. */
export async function redrawPosting(posting: Posting, context: TeamsContext): Promise<boolean> {
  const { vouch, calls, log } = context;
  const { ref } = posting;
  if (posting.surface !== 'teams' || ref === null || posting.gone) return false;
  const where = await placeOfPosting(posting, context);
  const shown = await shownBy(posting, vouch.ledger);
  if (where === undefined || shown === undefined) return false;
  const drawing = { ...shown, refreshFor: await readersOf(posting, context) };
  const shared = shown.reply.visibility === 'room' && (await where.isShared());
  try {
    const there = await drawn(drawing, shared, context, (message) => calls.update(where.address, ref, message));
    const tasks = [...new Set([...posting.tasks, ...tasksOf(shown.reply)])];
    await vouch.ledger.postings.put(there ? { ...posting, tasks } : { ...posting, ref: null });
    return there;
  } catch (thrown) {
    if (refusalOf(thrown) === undefined) throw thrown;
    // A message that Teams lets nobody change any more must not keep the others from being drawn.
    log.warn({ err: thrown }, 'a follow-up could not be drawn again');
    return false;
  }
}

/** Where a posting stands, in a room or in a person's chat with Vouch, and whether outsiders read along there. */
async function placeOfPosting(
  { room }: Posting,
  { addresses, directory, home }: TeamsContext,
): Promise<{ readonly address: Address; isShared(): Promise<boolean> } | undefined> {
  const address = await addresses.roomAddress(room);
  if (address !== undefined)
    return { address, isShared: () => directory.isShared(address, room.split(':')[1] ?? home) };
  const person = await addresses.personAddress(room);
  if (person?.conversation == null) return undefined;
  const chat = { serviceUrl: person.serviceUrl, conversation: person.conversation };
  return { address: chat, isShared: () => Promise.resolve(false) };
}

/** The owners of its follow-ups, and whoever's chat it stands in: for them Teams keeps the card up to date by itself. */
async function readersOf({ room, tasks }: Posting, { vouch, addresses }: TeamsContext): Promise<string[]> {
  const owners = await Promise.all(tasks.map(async (id) => (await vouch.ledger.tasks.get(id))?.ownerId ?? null));
  const people = [...new Set([room, ...owners.flatMap((owner) => owner ?? [])])];
  const found = await Promise.all(people.map((id) => addresses.personAddress(id)));
  return found.flatMap((person) => person?.user ?? []);
}
