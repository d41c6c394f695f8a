/** Did the person say yes to what we asked back, or no? */
import type { Reading } from '../core/reading.ts';
import type { ThreadContext } from '../core/thread-context.ts';
import type { Utterance } from '../core/utterance.ts';

const yes =
  /^(?:yes|yep|yup|yeah|y|sure|ok|okay|correct|right|exactly|please do|do it|do that|go ahead|that one|that'?s (?:right|it|the one)|i do)(?:,? (?:please|pls|thanks|thank you|do it|go ahead|that one|exactly|correct|i do))?[\s.!]*$/i;

/** The reading that waited for a yes; null when this is no plain yes, or somebody else's. */
export function confirmed(utterance: Utterance, text: string, context: ThreadContext | null): Reading | null {
  const asked = context?.asked;
  if (asked?.slot !== 'confirm' || utterance.form !== undefined || asked.of !== utterance.person.id) return null;
  return yes.test(text.replaceAll('’', "'")) ? asked.reading : null;
}
