/** How does a reply get to where it belongs: into the room, or to one person alone? */
import { notice } from '../../../core/notice.ts';
import type { Reply } from '../../../core/reply.ts';
import { ThreadContext } from '../../../core/thread-context.ts';
import { tasksOf } from '../../drawing/refresh-reply.ts';
import type { Job } from '../../inbox/job.ts';
import type { Address } from '../calls/address.ts';
import { refusalOf } from '../calls/connector-failure.ts';
import type { Place } from '../receive/place.ts';
import type { TeamsContext } from '../teams-context.ts';
import { draw, drawn } from './draw.ts';
import { offerCard } from './offer.ts';
import { postOnce } from './post-once.ts';

export interface Delivery {
  readonly reply: Reply;
  /** The event of the reply. */
  readonly event: string;
  readonly place: Place;
  /** Teams' id of the message it answers; null for a button or a window. */
  readonly asked: string | null;
  /** What was asked, in the person's words. */
  readonly question?: string | undefined;
  readonly note?: string;
}

const sentDirectly = 'The answer is about clients, so it went to the person who asked, in their chat with Vouch.';
const noChat =
  'The answer is about clients, so it goes to you alone, but you have no chat with Vouch yet. Open the app Vouch in Teams, choose Chat, and ask there.';

/** Posts once in effect, and gives the id of the message. */
export async function deliver(delivery: Delivery, job: Job, context: TeamsContext): Promise<string> {
  const { reply, place } = delivery;
  if (await isAnsweredAnew(delivery, job, context)) return 'answered anew';
  if (reply.visibility === 'private' && !place.direct) return deliverDirectly(delivery, job, context);
  return (
    (await post(delivery, { id: job.id, address: place.address, room: place.room.id }, job, context)) ?? 'taken back'
  );
}

/** The question was edited while its first answer waited, and the new words are answered already. */
async function isAnsweredAnew({ asked, place }: Delivery, job: Job, { vouch }: TeamsContext): Promise<boolean> {
  if (!job.isRetry || asked === null) return false;
  const posting = await vouch.ledger.postings.answering('teams', place.room.id, asked);
  return posting !== undefined && posting.event !== null && posting.id !== job.id;
}

function post(
  { reply, event, place, asked, note, question }: Delivery,
  { id, address, room, goesOn = false }: { id: string; address: Address; room: string; goesOn?: boolean },
  job: Job,
  context: TeamsContext,
): Promise<string | undefined> {
  const shared = place.room.shared && room === place.room.id;
  const drawing = { reply, event, refreshFor: [place.user], ...(note === undefined ? {} : { note }) };
  return postOnce(
    {
      id,
      address,
      room,
      asked,
      event,
      tasks: tasksOf(reply),
      goesOn,
      send: (how) => drawn(drawing, shared, context, how),
      unsure: () => offerCard(event, question, context),
    },
    job,
    context,
  );
}

/** Teams has no message that only one person in a room sees: what names a client goes to their own chat. */
async function deliverDirectly(delivery: Delivery, job: Job, context: TeamsContext): Promise<string> {
  const { place, question } = delivery;
  const note = question === undefined ? {} : { note: `You asked in a room: “${question.slice(0, 200)}”` };
  let ref: string | undefined;
  let said = sentDirectly;
  try {
    const address = await chatWith(place, context);
    await moveQuestion(place, address, context);
    const where = { id: job.id, address, room: place.person.id, goesOn: delivery.asked !== null };
    ref = await post({ ...delivery, ...note, asked: null }, where, job, context);
  } catch (thrown) {
    if (refusalOf(thrown) === undefined) throw thrown;
    context.log.warn({ err: thrown, job: job.id }, 'a person could not be written to directly');
    said = noChat;
  }
  // Without a message to answer it was a button or a window, and nobody in the room waits for anything.
  if (delivery.asked !== null || said === noChat) await remark(said, delivery, job, context);
  return ref ?? 'said to nobody';
}

/** One sentence of Vouch's own in the room. Where it is not known whether it stands there, it is not said again. */
async function remark(text: string, { place, asked }: Delivery, job: Job, context: TeamsContext): Promise<void> {
  const reply = notice([{ kind: 'text', text, internal: false }], { visibility: 'room' });
  await postOnce(
    {
      id: `${job.id}:remark`,
      address: place.address,
      room: place.room.id,
      asked,
      event: null,
      tasks: [],
      send: (how) => how(draw({ reply, event: job.id }, place.room.shared, context)),
      unsure: undefined,
    },
    job,
    context,
  );
}

/** The person's own chat with Vouch, made where there is none. */
export async function chatWith(
  { person, user, address, tenant }: Pick<Place, 'person' | 'user' | 'address' | 'tenant'>,
  { addresses, calls }: TeamsContext,
): Promise<Address> {
  const known = await addresses.personAddress(person.id);
  if (known?.conversation != null) return { serviceUrl: known.serviceUrl, conversation: known.conversation };
  const conversation = await calls.openPersonal(address.serviceUrl, tenant, user);
  await addresses.rememberChat(person, { serviceUrl: address.serviceUrl, user, conversation });
  return { serviceUrl: address.serviceUrl, conversation };
}

/** What Vouch asks back in a person's own chat is answered there. */
async function moveQuestion(
  place: Place,
  { conversation }: Address,
  { vouch, directory }: TeamsContext,
): Promise<void> {
  const { memory } = vouch.ledger;
  const remembered = ThreadContext.safeParse(await memory.get(place.thread)).data;
  if (remembered?.asked?.of !== place.person.id) return;
  await memory.set(directory.roomId(place.tenant, conversation), remembered);
  await memory.set(place.thread, { ...remembered, asked: null });
}
