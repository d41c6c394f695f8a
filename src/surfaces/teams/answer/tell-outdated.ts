/** How is whoever asked in Teams told that the answer is out of date? */
import type { Receipt } from '../../../core/receipt.ts';
import type { Reply } from '../../../core/reply.ts';
import { outdatedCard } from '../../drawing/outdated-card.ts';
import { cardEvent } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { type Address, roomOf } from '../calls/address.ts';
import { refusalOf } from '../calls/connector-failure.ts';
import { drawn } from '../deliver/draw.ts';
import { postOnce } from '../deliver/post-once.ts';
import type { TeamsContext } from '../teams-context.ts';
import { tellPerson } from './tell-person.ts';

/** Once, in the thread of the answer; directly where the answer was for them alone, or where outsiders read along. */
export async function tellOutdated(id: string, job: Job, context: TeamsContext): Promise<string> {
  const { vouch } = context;
  const { receipts } = vouch.ledger;
  const [receipt, outdated] = await Promise.all([receipts.get(id), receipts.outdated(id)]);
  if (receipt === undefined || outdated === undefined) return 'no longer kept';
  const reply = outdatedCard(receipt, outdated, vouch.factBase());
  const thread = await openThread(receipt, context);
  const told = thread === undefined ? undefined : await inThread(thread, reply, job, context);
  return told ?? tellPerson(receipt.askedBy, reply, [], job, context);
}

interface Thread {
  readonly room: string;
  readonly address: Address;
}

/** The thread of an answer that everybody there may see; undefined where it is to be said to one person. */
async function openThread(receipt: Receipt, { directory, addresses }: TeamsContext): Promise<Thread | undefined> {
  const [, tenant = '', ...rest] = receipt.thread.split(':');
  const conversation = rest.join(':');
  if (receipt.reply.visibility === 'private' || conversation === '') return undefined;
  const room = directory.roomId(tenant, roomOf(conversation));
  const [known, person] = await Promise.all([addresses.roomAddress(room), addresses.personAddress(receipt.askedBy.id)]);
  // Their own chat is reached by its own way.
  if (known === undefined || person?.conversation === roomOf(conversation)) return undefined;
  if (await directory.isShared(known, tenant)) return undefined;
  return { room, address: { serviceUrl: known.serviceUrl, conversation } };
}

/** Undefined where Vouch may not write there any more. */
async function inThread(
  { room, address }: Thread,
  reply: Reply,
  job: Job,
  context: TeamsContext,
): Promise<string | undefined> {
  try {
    const ref = await postOnce(
      {
        id: job.id,
        address,
        room,
        asked: null,
        event: null,
        tasks: [],
        unasked: true,
        send: (how) => drawn({ reply, event: cardEvent(job.id) }, false, context, how),
        unsure: undefined,
      },
      job,
      context,
    );
    return ref ?? 'nobody told';
  } catch (thrown) {
    if (refusalOf(thrown) === undefined) throw thrown;
    context.log.warn({ err: thrown, job: job.id }, 'an answer cannot be put right where it was given');
    return undefined;
  }
}
