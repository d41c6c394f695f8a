/** What is the thing called that a change was about, as the change itself holds it? */
import type { AuditEntry } from '../../../core/audit.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import { clip } from '../../drawing/clip.ts';
import { tidyLine } from '../../drawing/tidy.ts';

const nameLength = 120;

/** Its name on one line, as text; null where the change holds none, as when it was emptied. */
export function entryName({ kind, did, before, after }: AuditEntry, base: Pick<FactBase, 'vendors'>): string | null {
  // Of two that were merged, what stands after is the other one.
  const row = did === 'merged' ? before : (after ?? before);
  const vendor = textOf(row, 'vendor');
  const client = textOf(partOf(row, 'client'), 'name');
  const parts = {
    client: [textOf(row, 'name')],
    concern: [vendor === null ? null : vendorName(vendor, base), client],
    exposure: [vendor === null ? null : vendorName(vendor, base), textOf(row, 'product'), client],
    task: [textOf(row, 'title')],
    item: [textOf(row, 'title')],
    subscription: [],
    content: [],
    login: [],
  }[kind].filter((part) => part !== null);
  return parts.length === 0 ? null : clip(tidyLine(parts.join(', ')), nameLength);
}

const partOf = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null && Object.hasOwn(row, name) ? new Map(Object.entries(row)).get(name) : null;

function textOf(row: unknown, name: string): string | null {
  const part = partOf(row, name);
  return typeof part === 'string' && part !== '' ? part : null;
}
