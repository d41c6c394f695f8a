/** What is left of a text when its tags are gone? */

/** What stands between the tags of these is for programs. */
const notForPeople = new Set(['script', 'style', 'template', 'noscript', 'iframe']);
/** Tags that stand within a word or a line; every other one parts words. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

/**
 * Removes tags, comments and declarations, and with scripts and styles what is in them; a `<` that opens none stays. Entities
 * stay as they are. Time grows with the text's length alone: whatever is found not to end is not looked for again.
 */
export function stripMarkup(text: string): string {
  const kept: string[] = [];
  let from = 0;
  // Once a tag's quotes do not end, no tag's do; once no tag ends, the rest is text.
  let quotesEnd = true;
  let commentsEnd = true;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const isComment = commentsEnd && text.startsWith('<!--', at);
    const tag = isComment ? null : tagAt(text, at);
    if (!isComment && tag === null) {
      at += 1;
      continue;
    }
    let end = -1;
    if (isComment) {
      end = text.indexOf('-->', at + 4) + 2;
      if (end === 1) {
        commentsEnd = false;
        continue;
      }
    } else {
      if (quotesEnd) end = endOfTag(text, at);
      if (end === -1) {
        quotesEnd = false;
        end = text.indexOf('>', at);
      }
      if (end === -1) break;
    }
    kept.push(text.slice(from, at), inline.has(tag ?? '') ? '' : ' ');
    from = end + 1;
    if (tag !== null && notForPeople.has(tag) && text[at + 1] !== '/') from = closingOf(text, tag, from);
    at = from;
  }
  kept.push(text.slice(from));
  return kept.join('');
}

/** The name of the tag that opens or closes here, empty for a declaration, null where none begins. */
function tagAt(text: string, at: number): string | null {
  const beginning = text.slice(at + 1, at + 20);
  if (/^[!?]/.test(beginning)) return '';
  return /^\/?([a-z][a-z0-9]*)/i.exec(beginning)?.[1]?.toLowerCase() ?? null;
}

/** Where its `>` is: one in a quoted value is not it. -1 where there is none. */
function endOfTag(text: string, at: number): number {
  let quote = '';
  let last = '';
  for (let here = at + 1; here < text.length; here += 1) {
    const sign = text.charAt(here);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '>') return here;
    else if ((sign === '"' || sign === "'") && last === '=') quote = sign;
    if (sign.trim() !== '') last = sign;
  }
  return -1;
}

/** Where the element's closing tag begins, else the end of the text. */
function closingOf(text: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(text)?.index ?? text.length;
}
