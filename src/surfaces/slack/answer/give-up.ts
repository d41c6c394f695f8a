/** What is a person told whose request could not be carried out? */
import { giveUpDigest } from '../../inbox/give-up-digest.ts';
import type { JobBody } from '../../inbox/job.ts';
import { Taken } from '../inbox/taken.ts';
import type { SlackContext } from '../slack-context.ts';
import { tell } from './tell.ts';

/** Tells whoever asked, with the reference under which the log has the reason. An errand has nobody waiting for it; a digest is counted. */
export async function giveUp(body: JobBody, reference: string, context: SlackContext): Promise<void> {
  if (body.do === 'post-digest') return giveUpDigest(body, context.vouch);
  if (body.do !== 'take') return;
  const { event, channel, channel_id, user, user_id, response_url } = Taken.safeParse(body.body).data ?? {};
  const asker = event?.user ?? user?.id ?? user_id;
  const where = event?.channel ?? channel?.id ?? channel_id;
  if (asker === undefined || where === undefined) return;
  const text = `Vouch could not answer you here. What you asked is kept; please try again. Reference ${reference}`;
  await tell(
    {
      channel: where,
      user: asker,
      threadTs: event?.thread_ts ?? event?.ts ?? null,
      responseUrl: response_url ?? null,
      direct: event?.channel_type === 'im',
    },
    text,
    context,
  );
}
