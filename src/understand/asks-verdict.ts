/** Does a sentence that names a vendor ask for its verdict, whatever curated answer or directive lies near? */
import { asksFact, verdictWords } from './asked-topics.ts';
import type { Entities } from './entities.ts';

/** How near a curated answer must be to what it was taught, where a vendor is named that it is not about. */
const nearGuidance = 0.55;
const mayWe =
  /\b(?:can|could|may|might|must|should|do|does|is|are|shall)\s+(?:\w+\s+){0,4}(?:use|keep|buy|sell|run|have|pull|drop|remove|stay|leave|deploy|install|renew|order|quote|still|fly|ok|okay|fine|safe)\b|\b(?:ok|okay|allowed|fine|problem|legal)\s*\W*$/i;

/** True where a curated answer was read, and the question is "may they?" about a vendor it does not speak of. */
export function isRatherVerdict(
  text: string,
  { mentions, audiences }: Pick<Entities, 'mentions' | 'audiences'>,
  near: number,
  only: readonly string[],
): boolean {
  if (mentions.length === 0 || mentions.some(({ vendor }) => only.includes(vendor))) return false;
  if (verdictWords.test(text) && !asksFact.test(text)) return true;
  return near < nearGuidance && (audiences.length > 0 || mayWe.test(text));
}

/** True where a directive was to be explained, and the question is "may they?" for somebody named. */
export const isRatherVendor = (
  text: string,
  { mentions, audiences }: Pick<Entities, 'mentions' | 'audiences'>,
): boolean =>
  mentions.length > 0 &&
  audiences.length > 0 &&
  mayWe.test(text) &&
  !/\b(?:what|explain|who|when|why|say|says|about)\b/i.test(text);
