/** When does an item still say the same? */
import { createHash } from 'node:crypto';
import type { Item } from '../core/item.ts';

/**
 * SHA-256 (hex) of what the source says of the thing itself. Left out: the type and the vendors, which our own gates found
 * and which a new record of the content would change; the address and the citation, which a source moves without news.
 */
export function itemHash({ title, summary, published, effective, issuer }: Item): string {
  const content = [plain(title), plain(summary), published, effective, plain(issuer)];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Sources change spaces and forms of a letter without saying anything else. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
