/** How is a person told something that is no answer of Vouch: what went wrong, or why nothing is shown? */
import type { Place } from '../receive/place.ts';
import { escapeMrkdwn } from '../render/plain.ts';
import { paragraph, richText, words } from '../render/rich-text.ts';
import type { SlackContext } from '../slack-context.ts';

/** Tells them where they are, or directly where that fails. Never rejects: there is nobody left to tell. */
export async function tell(
  place: Pick<Place, 'channel' | 'user' | 'threadTs' | 'responseUrl' | 'direct'>,
  text: string,
  { calls, log }: SlackContext,
): Promise<void> {
  const message = { text: escapeMrkdwn(text), blocks: [richText(paragraph(words(text)))] };
  const ways = [
    () =>
      place.responseUrl === null
        ? calls.postEphemeral(place.channel, place.user, place.threadTs, message)
        : calls.respondTo(place.responseUrl, message, {}),
    async () => {
      await calls.post(await calls.direct(place.user), null, message, `told:${Date.now()}`);
    },
  ];
  for (const way of place.direct && place.responseUrl === null ? ways.slice(1) : ways) {
    try {
      return await way();
    } catch (thrown) {
      log.warn({ err: thrown }, 'a person could not be told');
    }
  }
}
