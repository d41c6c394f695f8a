/** Which sentences about a directive does Vouch put together from the record's own fields? */
import { sayDay } from '../core/day.ts';
import type { Deadline, Directive, endings } from '../core/directive.ts';

/** How it ended, in words. */
const endingWords: Record<(typeof endings)[number], string> = {
  closed: 'was closed',
  revoked: 'was revoked',
  superseded: 'was replaced',
  expired: 'ran out',
  overturned: 'was overturned',
};

/** Its stage, its time in force and each deadline; a deadline comes with its sentence. */
export function dateSentences({
  stage,
  from,
  until,
  ended,
  deadlines,
}: Directive): { readonly text: string; readonly deadline: Deadline | null }[] {
  const end =
    until === null ? '' : ` until ${sayDay(until)}${ended === undefined ? '' : `, when it ${endingWords[ended]}`}`;
  return [
    ...(stage === 'proposed' ? [{ text: 'This is a proposal and binds nobody.', deadline: null }] : []),
    ...(from === null
      ? []
      : [
          {
            text: `In force from ${sayDay(from)}${until === null ? '; no end of it is on record' : end}.`,
            deadline: null,
          },
        ]),
    ...deadlines.map((deadline) => ({ text: `${whenDue(deadline)}: ${deadline.what}.`, deadline })),
  ];
}

function whenDue(deadline: Deadline): string {
  if ('on' in deadline) return sayDay(deadline.on);
  const { count, unit, event } = deadline.after;
  const what = unit === 'business-days' ? 'business day' : unit.slice(0, -1);
  return `${count} ${what}${count === 1 ? '' : 's'} after ${event}`;
}

/** How far a binding reaches, where the record narrows it: "Covered List: new models without FCC authorization." */
export const scopeSentence = ({ names }: Pick<Directive, 'names'>, scope: string): string => `${names[0]}: ${scope}.`;
