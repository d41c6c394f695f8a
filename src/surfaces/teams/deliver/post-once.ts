/** How does a message stand in Teams once, although Teams neither takes a key for it nor tells what stands there? */
import type { Posting } from '../../../core/delivery.ts';
import type { Job } from '../../inbox/job.ts';
import type { Address } from '../calls/address.ts';
import type { Message } from '../calls/message.ts';
import type { TeamsContext } from '../teams-context.ts';
import { offeredBy, offerOf } from './offer.ts';

export interface Post {
  /** The key of the posting: one message, however often this is tried. */
  readonly id: string;
  readonly address: Address;
  /** The room's id, or the person's for their chat with Vouch. */
  readonly room: string;
  /** Teams' id of the message it answers. */
  readonly asked: string | null;
  /** The event whose reply it shows; null for what shows none. */
  readonly event: string | null;
  readonly tasks: readonly string[];
  /** Said by Vouch of its own accord: nobody waits for it, so it is worth a second call. */
  readonly unasked?: boolean;
  /** Something else of the same job is posted after it. */
  readonly goesOn?: boolean;
  readonly send: (how: (message: Message) => Promise<string>) => Promise<string>;
  /** What it says instead where it is not known whether it stands there already; undefined says nothing. */
  readonly unsure: (() => Message) | undefined;
}

const stub: Message = { text: 'Vouch is writing…' };

/**
 * Posts, and gives the message's id; undefined where its question was taken back, or where it may stand there and nothing else
 * is to be said. What is known to stand there is only changed, which does no harm twice. In quiet times the whole message is
 * posted at once. While the connector makes trouble a stub is posted and then changed: of two stubs one stays empty, and the
 * answer is there once. Where an earlier try was cut off in the middle, a small card offers the answer instead of saying it twice.
 */
export async function postOnce(post: Post, job: Job, context: TeamsContext): Promise<string | undefined> {
  const { calls, vouch } = context;
  const { postings } = vouch.ledger;
  // A first try has nothing behind it.
  const known = job.isRetry ? await postings.get(post.id) : undefined;
  const ref = known?.ref ?? null;
  if (known?.gone === true) return ref === null ? undefined : takeAway(post, ref, context);
  if (ref !== null)
    return changed(offeredBy(known?.event ?? null) === undefined ? post : (offerFor(post) ?? post), ref, context);
  if (job.begun === post.id) {
    const offer = offerFor(post);
    return offer === undefined ? undefined : viaStub(offer, job, context);
  }
  if (post.unasked === true || calls.isTroubled) return viaStub(post, job, context);
  await job.begin(post.id);
  const id = await post.send((message) => calls.post(post.address, message, post.asked ?? undefined));
  const posting = postingOf(post, id);
  const kept = post.goesOn === true ? await putOrGone(posting, context) : !(await job.finishWith(posting)).gone;
  return kept ? id : takeAway(post, id, context);
}

/** The same post, saying only that the answer is to be had; undefined where nothing is to be said instead. */
function offerFor(post: Post): Post | undefined {
  const { event, unsure } = post;
  if (unsure === undefined || event === null) return undefined;
  return { ...post, event: offerOf(event), tasks: [], send: (how) => how(unsure()) };
}

async function viaStub(post: Post, job: Job, context: TeamsContext): Promise<string | undefined> {
  await job.hold();
  const id = await context.calls.post(post.address, stub, post.asked ?? undefined);
  const kept = await putOrGone(postingOf(post, id), context);
  return kept ? changed(post, id, context) : takeAway(post, id, context);
}

/** False where its question was taken back meanwhile; then it is written down that it is to be taken away. */
async function putOrGone(posting: Posting, { vouch }: TeamsContext): Promise<boolean> {
  const { postings } = vouch.ledger;
  const kept = await postings.put(posting);
  if (!kept) await postings.put({ ...posting, gone: true });
  return kept;
}

async function changed(post: Post, id: string, { calls }: TeamsContext): Promise<string> {
  await post.send(async (message) => {
    await calls.update(post.address, id, message);
    return id;
  });
  return id;
}

const postingOf = ({ id, room, asked, event, tasks }: Post, ref: string): Posting => ({
  id,
  surface: 'teams',
  room,
  ref,
  asked,
  event,
  tasks,
  gone: false,
});

/** Its question was taken back while it was on its way. */
async function takeAway(post: Post, ref: string, { calls }: TeamsContext): Promise<undefined> {
  await calls.remove(post.address, ref);
  return undefined;
}
