/** Which known word was probably meant, and how is that said in the fix of a finding? */
import { nearest } from '../core/edit-distance.ts';

/** Lists up to this long are printed whole. */
const listed = 20;

/** "did you mean X?", or the list to choose from, or `otherwise` where neither helps. */
export function suggest(word: string, known: Iterable<string>, otherwise = ''): string {
  const all = [...known];
  const meant = nearest(word.toLowerCase(), all);
  const parts = [
    meant === undefined ? '' : `did you mean "${meant}"?`,
    meant === undefined && all.length > 0 && all.length <= listed ? `use one of: ${all.join(', ')}` : '',
    otherwise,
  ];
  return parts.filter((part) => part !== '').join(meant === undefined ? '; or ' : ' Otherwise ');
}
