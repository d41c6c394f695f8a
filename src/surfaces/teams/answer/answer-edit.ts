/** What happens to an answer when its question is edited or deleted? */
import { dayOf } from '../../../core/day.ts';
import { answeredAgain, keptReply } from '../../drawing/edited.ts';
import { tasksOf } from '../../drawing/refresh-reply.ts';
import type { Job } from '../../inbox/job.ts';
import { deliver } from '../deliver/deliver.ts';
import { drawn } from '../deliver/draw.ts';
import { offeredBy } from '../deliver/offer.ts';
import { type Activity, isPersonal } from '../receive/activity.ts';
import { placeOf } from '../receive/find-place.ts';
import { idsOf } from '../receive/ids-of.ts';
import { utteranceOfMessage } from '../receive/make-utterance.ts';
import { readText } from '../receive/read-text.ts';
import type { TeamsContext } from '../teams-context.ts';
import { answerMessage } from './answer-message.ts';
import { respondTo } from './respond-to.ts';

/** A deleted question takes its answer along; what was logged because of it stays in the log. */
export async function takeBack(activity: Activity, context: TeamsContext): Promise<string> {
  const { vouch, calls } = context;
  const { id, conversation, serviceUrl } = activity;
  if (id === undefined) return 'nothing deleted';
  const { ref } = await vouch.ledger.postings.takeBack('teams', idsOf(activity, context).room, id);
  if (ref === null) return 'not answered yet';
  await calls.remove({ serviceUrl, conversation: conversation.id }, ref);
  return ref;
}

/** An edited question is answered anew, in the place of the old answer; what was logged because of it stays as it was. */
export async function answerEdit(activity: Activity, job: Job, context: TeamsContext): Promise<string> {
  const { vouch, calls } = context;
  const place = await placeOf(activity, context);
  const { text, mentionsVouch } = readText(activity);
  const asked = activity.id ?? null;
  const posting = asked === null ? undefined : await vouch.ledger.postings.answering('teams', place.room.id, asked);
  if (posting?.gone === true) return 'taken back';
  if (posting === undefined)
    return isPersonal(activity) || mentionsVouch ? answerMessage(activity, job, context) : 'not for Vouch';
  const event = offeredBy(posting.event) ?? posting.event;
  const old = event === null ? undefined : await vouch.ledger.replyTo(event);
  if (old?.changed != null)
    return deliver({ reply: keptReply(old.changed.kind), event: job.id, place, asked: null }, job, context);
  const reply = await respondTo(await utteranceOfMessage(activity, job.id, place, context), place, context);
  const { ref } = posting;
  const delivery = { reply, event: job.id, place, asked, question: text };
  if (reply.visibility === 'private' && !place.direct) {
    if (ref !== null) await calls.remove(place.address, ref);
    return deliver(delivery, job, context);
  }
  const note = answeredAgain(dayOf(vouch.clock()));
  const there =
    ref !== null &&
    (await drawn({ ...delivery, note, refreshFor: [place.user] }, place.room.shared, context, (message) =>
      calls.update(place.address, ref, message),
    ));
  if (!there) return deliver({ ...delivery, note }, job, context);
  await vouch.ledger.postings.put({ ...posting, event: job.id, tasks: tasksOf(reply) });
  return ref;
}
