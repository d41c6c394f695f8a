/** How is whoever asked told that an answer of theirs is out of date? */
import { entitiesOf } from '../../actions/entities-of.ts';
import { dayOf, sayDay } from '../../core/day.ts';
import type { FactBase } from '../../core/fact-base.ts';
import { notice } from '../../core/notice.ts';
import type { Receipt } from '../../core/receipt.ts';
import type { Reply, Suggestion } from '../../core/reply.ts';
import type { Outdated } from '../../core/watching.ts';
import { clip } from './clip.ts';
import { tidyLine } from './tidy.ts';

/** Changes told one by one; of more it is said how many. */
const mostTold = 4;
const longest = 400;
const questionLength = 200;

/** What was said and would be said now, with a button that asks the same again. As open, or as private, as the answer was. */
export function outdatedCard(receipt: Receipt, { changes }: Pick<Outdated, 'changes'>, base: FactBase): Reply {
  const more = changes.length - mostTold;
  const line = (text: string) => clip(tidyLine(text), longest);
  const card = notice(
    [
      {
        kind: 'headline',
        text: `An answer of ${sayDay(dayOf(receipt.at))} is out of date.`,
        status: null,
        citations: [],
      },
      say(`You asked: “${clip(tidyLine(receipt.question), questionLength)}”`),
      ...changes.slice(0, mostTold).map(({ before, after }) => say(`Before: ${line(before)}\nNow: ${line(after)}`)),
      ...(more > 0 ? [say(`${more} more ${more === 1 ? 'change' : 'changes'} in receipt ${receipt.id}.`)] : []),
    ],
    { visibility: receipt.reply.visibility },
  );
  return { ...card, suggestions: askAgain(receipt, base) };
}

const say = (text: string) => ({ kind: 'text' as const, text, internal: false });

function askAgain({ reading }: Receipt, base: FactBase): Suggestion[] {
  const { intent } = reading;
  if (intent === null || !base.intents.has(intent)) return [];
  return [{ label: 'Ask again', intent, entities: entitiesOf({ reading, base }) }];
}

/** "Out of date since 26 November 2026: ...", before everything else in a copy of the answer. */
export function outdatedLines({ at, changes }: Outdated): string {
  const lines = changes.map(({ before, after }) => `- Before: ${tidyLine(before)}\n  Now: ${tidyLine(after)}`);
  return [`Out of date since ${sayDay(dayOf(at))}:`, ...lines].join('\n');
}
