/** What did the official sources report in some days that no curator has reviewed yet? */
import { type FactBase, vendorName } from '../core/fact-base.ts';
import type { KnownItem } from '../core/item.ts';
import type { Books } from '../core/ports.ts';
import type { Block } from '../core/reply.ts';
import { itemRow } from '../decide/item-row.ts';
import { type Days, timesOf } from './digest-slots.ts';

/** Rows of the list: a digest is read in passing. */
const most = 8;
/** More orders to patch than so many are counted and not listed. */
const mostPatches = 3;
/** Vendors named in the count of orders to patch. */
const mostVendors = 5;
/** The most items looked through. */
const all = 10_000;

/** What is waiting, or approved with a record that is not in the content: each block says that it is not reviewed. */
export async function reported(
  base: FactBase,
  { items }: Pick<Books, 'items'>,
  days: Days,
  zone: string,
): Promise<Block[]> {
  const found = await items.list({ states: ['waiting', 'approved'], ...timesOf(days, zone), limit: all });
  const open = found.filter((item) => item.type !== 'administrative' && !isRecorded(item, base));
  const [patches, others] = [open.filter(isPatch), open.filter((item) => !isPatch(item))];
  return [
    ...listed('Reported, not reviewed', others, base),
    ...(patches.length > mostPatches
      ? [counted(patches, base)]
      : listed('Patch orders, reported and not reviewed', patches, base)),
  ];
}

const isPatch = ({ source }: KnownItem): boolean => source === 'kev';

const isRecorded = ({ review }: KnownItem, base: FactBase): boolean =>
  review.state === 'approved' && base.directives.has(review.record.replace(/^directives\//, ''));

function listed(title: string, items: readonly KnownItem[], base: FactBase): Block[] {
  if (items.length === 0) return [];
  // A digest is read by a room; what is decided about an item is decided where it is reviewed.
  const rows = items.slice(0, most).map((item) => itemRow(item, base, false));
  const left = items.length - rows.length;
  return [
    { kind: 'items', title, rows },
    ...(left > 0
      ? [{ kind: 'text' as const, text: `And ${left} more, reported and not reviewed.`, internal: true }]
      : []),
  ];
}

/** "12 orders to patch were reported (Cisco 7, Fortinet 5), not reviewed." */
function counted(patches: readonly KnownItem[], base: FactBase): Block {
  const groups = Map.groupBy(
    patches.flatMap(({ vendors }) => vendors),
    (id) => vendorName(id, base),
  );
  const sorted = [...groups].toSorted((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]));
  const named = sorted.slice(0, mostVendors).map(([name, { length }]) => `${name} ${length}`);
  const left = sorted.length - named.length;
  const whose = [...named, ...(left > 0 ? [`${left} other vendors`] : [])].join(', ');
  return {
    kind: 'text',
    text: `Patch orders: the CISA catalog of known exploited vulnerabilities has ${patches.length} new or changed entries${whose === '' ? '' : ` (${whose})`}, reported and not reviewed.`,
    internal: true,
  };
}
