/** Which classes of makers is a document about, that it names by what they make? */
import type { FactBase } from '../../core/fact-base.ts';
import { plainText } from './document-facts.ts';

/** The category that a class's record gives, and how official texts write it. */
const wordings: readonly { readonly category: string; readonly phrase: RegExp }[] = [
  {
    category: 'routers',
    phrase:
      /\b(?:consumer|home|wi-?\s?fi|foreign[- ](?:made|produced)|residential|small office)[^.;]{0,40}\brouters?\b|\brouters? (?:produced|made|manufactured)\b/i,
  },
  {
    category: 'drones',
    phrase: /\b(?:unmanned|uncrewed) (?:aircraft|aerial)\b|\bdrones?\b|\bUAS\b/i,
  },
];

const edge =
  /\bend[- ]of[- ](?:support|life)\b[^.;]{0,60}\bedge devices?\b|\bedge devices?\b[^.;]{0,60}\bend[- ]of[- ](?:support|life)\b|\bunsupported edge devices?\b/i;

/** Ids of the classes, from the records of that category; a class that our content does not know is not made up. */
export function classesIn(text: string, { vendors }: FactBase): string[] {
  const plain = plainText(text);
  const categories = wordings.filter(({ phrase }) => phrase.test(plain)).map(({ category }) => category);
  return [...vendors]
    .filter(([, { kind }]) => kind === 'class')
    .filter(
      ([, record]) =>
        record.categories.some((category) => categories.includes(category)) ||
        (edge.test(plain) && record.aliases.includes('edge devices')),
    )
    .map(([id]) => id)
    .sort();
}
