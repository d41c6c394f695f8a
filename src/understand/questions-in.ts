/** Which questions does a message hold, and what does it say around them? */

/** Where one question ends and the next begins. */
const ends =
  /(?<=\?)\s+|\n+|(?<=[.!])\s+(?=\p{Lu}|and\b|also\b)|[,;]?\s+(?=(?:and|also|plus)\s+(?:also\s+|if (?:not|so),?\s+)?(?:who|what|whose|when|where|why|how|which|is|are|can|could|may|does|do|must|should|by when|since when)\b)/giu;
const asking =
  /^(?:(?:and|also|plus|so|but|if not|if so|ok|okay|hi|hey|hello|vouch|well|please|then)[\s,]+)*(?:who|whom|whose|what|whats|what's|when|where|why|how|which|is|are|can|could|may|might|does|do|did|was|were|must|should|shall|will|would|has|have|by when|since when|in which|for whom|tell me|and for|what about|how about)\b/i;

/** More are not asked at once by anybody who wants an answer. */
const most = 3;

/** The questions of a message in order, each as it stands, and the statements around them. */
export function questionsIn(text: string): { questions: string[]; around: string } {
  const parts = text
    .split(ends)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isQuestion = (part: string) => part.endsWith('?') || asking.test(part);
  return {
    questions: parts.filter(isQuestion).slice(0, most),
    around: parts.filter((part) => !isQuestion(part)).join(' '),
  };
}
