/** What does a rep see who asked whether a name is on a list? */
import type { Decision } from '../core/decision.ts';
import type { Screened, Screener } from '../core/screening.ts';
import { answerVendor } from './answer-vendor.ts';
import { noList, quoted, showMatches } from './show-matches.ts';
import { type Action, outcome, say } from './turn.ts';
import { count } from './wording.ts';

/** How many matches an answer shows, and how many a refusal. */
const shown = 8;
const shownBeside = 3;

/** The searches that a decision and its parts ask for; empty where none is, or no list is imported. Not inside a transaction. */
export async function screenFor(
  decision: Decision,
  screener: Screener | undefined,
): Promise<ReadonlyMap<Decision, Screened>> {
  const found = new Map<Decision, Screened>();
  if (screener === undefined) return found;
  for (const each of decision.do === 'answer-each' ? decision.parts.map((part) => part.decision) : [decision]) {
    const screened = await searchFor(each, screener);
    if (screened !== null) found.set(each, screened);
  }
  return found;
}

async function searchFor(decision: Decision, screener: Screener): Promise<Screened | null> {
  if (decision.do === 'screen-name') return screener.search(decision.names, { limit: shown });
  if (decision.do === 'refuse' && decision.refusal.why === 'unknown-vendor')
    return screener.search([decision.refusal.said], { limit: shownBeside, vendorsOnly: true });
  return null;
}

/** The vendor's own verdict where Vouch knows it, then what the imported list holds that is alike. */
export const screenName: Action<'screen-name'> = async (decision, turn) => {
  const { names, answer } = decision;
  const screened = turn.screened.get(decision);
  const known = answer === null ? null : (await answerVendor(answer, turn)).reply;
  const suggestions = known?.suggestions ?? [];
  if (screened === undefined) {
    const blocks = known?.blocks ?? [head(`${quoted(names)} could not be looked up.`)];
    return outcome({
      abstained: known === null,
      visibility: known?.visibility ?? 'room',
      blocks: [...blocks, say(noList)],
      citations: known?.citations ?? [],
      suggestions,
    });
  }
  const matches = showMatches(screened, turn.today, known?.citations);
  const found = screened.found === 0 ? 'No match found' : count(screened.found, 'possible match', 'possible matches');
  return outcome({
    visibility: known?.visibility ?? 'room',
    blocks: [...(known?.blocks ?? [head(`${found} for ${quoted(names)}.`)]), ...matches.blocks],
    citations: matches.citations,
    suggestions,
  });
};

const head = (text: string) => ({ kind: 'headline' as const, text, status: null, citations: [] });
