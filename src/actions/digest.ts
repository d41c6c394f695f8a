/** What does a room get to know each week, and does it want to? */
import { addDays } from '../core/day.ts';
import { weekDigest } from '../digest/week-digest.ts';
import { type Action, outcome, say } from './turn.ts';

const week = 7;

/** Gives the room the weekly digest, takes it away, or shows the one of the last seven days. */
export const digest: Action<'digest'> = async ({ step }, { utterance, base, books, today }) => {
  const { room, person, write } = utterance;
  if (step === 'preview') {
    const days = { from: addDays(today, 1 - week), to: today, shared: room?.shared === true };
    return outcome(await weekDigest(base, books, days));
  }
  if (room === undefined)
    return outcome({
      abstained: true,
      blocks: [say('The weekly digest is posted to a channel or a group chat. Say it there; here you can preview it.')],
      suggestions: [{ label: 'Preview the digest', intent: 'digest', entities: { digest: 'preview' } }],
    });
  if (!write) return outcome({ blocks: [say('Nothing was changed: this was asked without leave to write.')] });
  if (step === 'here') {
    const fresh = await books.subscriptions.put(room, person);
    return outcome({
      blocks: [
        say(
          fresh
            ? 'This room is down for the weekly digest. This version of Vouch does not post it by itself yet; a preview shows what it says.'
            : 'This room is down for the weekly digest already.',
        ),
      ],
      suggestions: [{ label: 'Preview the digest', intent: 'digest', entities: { digest: 'preview' } }],
    });
  }
  const had = await books.subscriptions.remove(room.id);
  return outcome({
    blocks: [
      say(had ? 'This room is no longer down for the weekly digest.' : 'This room was not down for the weekly digest.'),
    ],
  });
};
