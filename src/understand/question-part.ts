/** Which part of a long message is the question? */

/** In fewer words everything belongs to the question. */
const longFrom = 25;
const asks =
  /\?|\b(?:ask(?:s|ed|ing)?|want(?:s|ed)? to know|wonder\w*|need(?:s)? to know|tell me|let me know|question|not sure|can we|may (?:we|they)|are they|is it|is that)\b/i;

/** The sentences of a long message that ask something; all of a short one, and of one that asks nothing. */
export function questionPart(text: string): string {
  if (text.split(/\s+/).length < longFrom) return text;
  const sentences = text.split(/(?<=[.?!])\s+|\n+/);
  const asking = sentences.filter((sentence) => asks.test(sentence));
  return asking.length === 0 ? text : asking.join(' ');
}
