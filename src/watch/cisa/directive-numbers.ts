/** Which directives of CISA does a text, or an address, name by number? */

/** "ED 25-03", "BOD 26-04". */
export type DirectiveNumber = string;

const spelt =
  /\b(?:(BOD|ED)|(Binding\s+Operational|Emergency)\s+Directives?(?:\s*\((?:BODs?|EDs?)\))?(?:\s+(?:BOD|ED))?)[\s:-]{0,3}(\d\d-\d\d)(?!\d|-\d)((?:\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)(?:BOD\s|ED\s)?\d\d-\d\d(?!\d|-\d))*)/gi;

/** In the order in which they are named, each once. "Emergency Directives 19-01, 20-02 and 20-03" are three. */
export function numbersIn(text: string): DirectiveNumber[] {
  const found = new Set<DirectiveNumber>();
  for (const [whole, short, long, first = '', more = ''] of text.replace(/[\u2010-\u2015]/g, '-').matchAll(spelt)) {
    // "ed" in small letters is the end of some word, or a slug's.
    if (short !== undefined && !/^(?:BOD|ED)/.test(whole)) continue;
    const kind = (short ?? long ?? '').toUpperCase().startsWith('E') ? 'ED' : 'BOD';
    for (const number of [first, ...(more.match(/\d\d-\d\d/g) ?? [])]) found.add(`${kind} ${number}`);
  }
  return [...found];
}

/** The number in the address of a directive's page: "…/directives/ed-25-03-…", "…/directives/binding-operational-directive-17-01". */
export function numberOfPage(address: string): DirectiveNumber | null {
  const page = /\/directives\/([a-z0-9-]{1,300})/i.exec(address)?.[1]?.toLowerCase();
  const match = /(?:^|-)(?:(bod|ed)|(binding-operational|emergency)-directive)-(\d\d-\d\d)(?!\d)/.exec(page ?? '');
  if (match === null) return null;
  const [, short, long, number] = match;
  return `${(short ?? long ?? '').startsWith('e') ? 'ED' : 'BOD'} ${number}`;
}

/** True for the page of the directive itself; guidance and further directions to one have pages of their own. */
export const isOwnPage = (address: string): boolean =>
  /\/directives\/(?:(?:bod|ed)-|(?:binding-operational|emergency)-directive-)\d\d-\d\d(?!\d)/i.test(address) &&
  !/guidance|supplement|faq|frequently|instructions/i.test(address);

/** "ED 25-03" is "ed-25-03" to all sources. */
export const keyOf = (number: DirectiveNumber): string => number.toLowerCase().replace(' ', '-');
