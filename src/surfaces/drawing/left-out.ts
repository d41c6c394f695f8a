/** How is it said that part of a reply is left out? */
import { count, list } from '../../actions/wording.ts';

/** What a view leaves out, by the word for it: `claim` -> 3. */
export type LeftOut = ReadonlyMap<string, number>;

/** "3 more claims", "2 more claims and 8 more follow-ups"; empty where nothing is left out. */
export function sayLeft(left: LeftOut): string {
  return list([...left].map(([noun, number]) => count(number, noun).replace(' ', ' more ')));
}

/** The same where no button shows it. */
export function sayNotShown(left: LeftOut): string {
  const narrower = left.has('follow-up') || left.has('concern') ? ' Name a client to see only theirs.' : '';
  const elsewhere = left.has('file line') ? ' The desk and the terminal have the whole file.' : '';
  return `${sayLeft(left)} not shown here.${narrower}${elsewhere}`;
}
