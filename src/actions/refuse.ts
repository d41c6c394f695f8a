/** What does a rep see when there is no answer, and what can they do then? */
import type { Block, Suggestion } from '../core/reply.ts';
import { offerReview } from './offer-review.ts';
import { showMatches } from './show-matches.ts';
import { type Action, outcome, say } from './turn.ts';
import { count, list } from './wording.ts';

/** Three different replies: a vendor nobody knows, a question that is not for Vouch, and a question the records do not answer. */
export const refuse: Action<'refuse'> = (decision, { base, reading, screened, today }) => {
  const { refusal } = decision;
  switch (refusal.why) {
    case 'unknown-vendor': {
      const near = refusal.didYouMean.flatMap((id) => {
        const vendor = base.vendors.get(id);
        return vendor === undefined ? [] : [{ id, name: vendor.name }];
      });
      const blocks: Block[] = [head(`Vouch keeps no records of “${refusal.said}”.`)];
      if (near.length > 0) blocks.push(say(`Did you mean ${list(near.map(({ name }) => name))}?`));
      const found = screened.get(decision);
      const matches = found === undefined ? null : showMatches(found, today);
      blocks.push(
        say(
          `That is not a finding: ${matches === null ? 'nothing was checked for this name' : 'no reviewed record speaks of this name'}. You can log the concern, so that a curator sees the question.`,
        ),
        ...(matches?.blocks ?? []),
      );
      const again = near.map(
        ({ id, name }): Suggestion => ({ label: `Ask about ${name}`, intent: 'ask-vendor', entities: { vendor: id } }),
      );
      return outcome({ abstained: true, blocks, citations: matches?.citations ?? [], suggestions: again });
    }
    case 'off-topic':
      return outcome({
        abstained: true,
        blocks: [
          head('That is not something Vouch keeps records of.'),
          say(
            'Vouch answers questions about vendors and the directives that concern them, and logs what clients ask. Say “help” to see how.',
          ),
        ],
        suggestions: [{ label: 'Help', intent: 'help', entities: {} }],
      });
    case 'no-record': {
      const vendor = refusal.vendor === null ? undefined : base.vendors.get(refusal.vendor);
      const topics = refusal.topics.flatMap((id) => base.topics.get(id)?.label ?? []);
      const about = `${topics.length > 0 ? ` on ${list(topics)}` : ' that answers this'}${vendor === undefined ? '' : ` for ${vendor.name}`}`;
      return outcome({
        abstained: true,
        blocks: [
          head(`Vouch has no reviewed record${about}.`),
          say(
            `${count(refusal.looked, 'record')} looked through. Vouch does not guess: log the question, and a curator will see it.`,
          ),
        ],
        suggestions:
          refusal.vendor === null
            ? []
            : [
                {
                  label: 'Log the question',
                  intent: 'log-concern',
                  entities: { vendor: refusal.vendor, words: reading.text },
                },
              ],
      });
    }
  }
};

const head = (text: string): Block => ({ kind: 'headline', text, status: null, citations: [] });

/** The one question to ask back, with the answers that are ready. */
export const ask: Action<'ask'> = async ({ question, slot }, turn) =>
  outcome({ abstained: true, blocks: [say(question)], suggestions: await offerReview(slot, turn) });
