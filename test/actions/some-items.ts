/** Items as the sources deliver them, put into a ledger. */
import { createHash } from 'node:crypto';
import { Item, type KnownItem } from '../../src/core/item.ts';
import type { Books } from '../../src/core/ports.ts';

export const item = (parts: Partial<Item> = {}): Item =>
  Item.parse({
    source: 'federal-register',
    id: '2026-17001',
    type: 'directive',
    vendors: ['kaspersky'],
    title: 'Final Determination: Case No. ICTS-2026-004, Kaspersky Lab, Inc.',
    summary: 'The department has determined that certain transactions pose a risk.',
    url: 'https://www.federalregister.gov/documents/2026/11/20/2026-17001/final-determination',
    published: '2026-11-20',
    effective: '2026-12-20',
    issuer: 'Commerce Department, Bureau of Industry and Security',
    citation: '91 FR 81234',
    keys: [],
    background: false,
    ...parts,
  });

/** As a source delivers it; the same item again with other words is an update. */
export async function deliver(
  { items }: Pick<Books, 'items'>,
  parts: Partial<Item> = {},
  at = Date.parse('2026-11-22'),
): Promise<KnownItem> {
  const given = item(parts);
  const hash = createHash('sha256').update(JSON.stringify(given)).digest('hex');
  return (await items.put(given, hash, at)).item;
}
