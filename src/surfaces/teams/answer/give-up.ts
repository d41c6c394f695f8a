/** What is a person told whose request could not be carried out? */
import { notice } from '../../../core/notice.ts';
import { giveUpDigest } from '../../inbox/give-up-digest.ts';
import type { JobBody } from '../../inbox/job.ts';
import { draw } from '../deliver/draw.ts';
import { Activity } from '../receive/activity.ts';
import type { TeamsContext } from '../teams-context.ts';

/** Tells whoever asked, with the reference under which the log has the reason. An errand has nobody waiting for it; a digest is counted. */
export async function giveUp(body: JobBody, reference: string, context: TeamsContext): Promise<void> {
  if (body.do === 'post-digest') return giveUpDigest(body, context.vouch);
  if (body.do !== 'take') return;
  const activity = Activity.safeParse(body.body).data;
  if (activity?.type !== 'message' && activity?.type !== 'invoke') return;
  const text = `Vouch could not answer you here. What you asked is kept; please try again. Reference ${reference}`;
  const reply = notice([{ kind: 'text', text, internal: false }], { visibility: 'room' });
  const address = { serviceUrl: activity.serviceUrl, conversation: activity.conversation.id };
  try {
    await context.calls.post(address, draw({ reply, event: `told:${reference}` }, false, context));
  } catch (thrown) {
    context.log.warn({ err: thrown, reference }, 'a person could not be told');
  }
}
