/** In which tone shall a letter be? */
import type { Tone } from '../../core/letter.ts';

/** The tone the words ask for; plain where they ask for none. */
export function toneOf(text: string): Tone {
  if (
    /\b(?:formal|formally|official|businesslike)\b/i.test(text) &&
    !/\b(?:not (?:too )?formal|informal|less formal)\b/i.test(text)
  )
    return 'formal';
  return /\b(?:friendly|warm|casual|informal|informally|less formal|not (?:too )?formal|kind)\b/i.test(text)
    ? 'friendly'
    : 'plain';
}
