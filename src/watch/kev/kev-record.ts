/** What does one entry of the catalogue say? */
import { z } from 'zod';
import { Day } from '../../core/day.ts';

/** The keys that the catalogue's schema requires and we use; all others (notes, weaknesses, new ones) are passed over. */
export const KevRecord = z.object({
  cveID: z.string().regex(/^CVE-\d{4}-\d{4,19}$/),
  vendorProject: z.string().trim().min(1).max(200),
  product: z.string().trim().max(1_000),
  vulnerabilityName: z.string().trim().min(1).max(2_000),
  dateAdded: Day,
  dueDate: Day,
  requiredAction: z.string().max(20_000),
  /** "Known" or "Unknown". */
  knownRansomwareCampaignUse: z.string().max(100).optional(),
});
export type KevRecord = z.infer<typeof KevRecord>;

/** "2026.08.21": compares as text. `dateReleased` has four digits of a second's fraction. */
export const KevCatalog = z.object({
  catalogVersion: z.string().regex(/^\d{4}\.\d{2}\.\d{2}$/),
  dateReleased: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/),
  count: z.number().optional(),
  vulnerabilities: z.array(z.unknown()),
});
export type KevCatalog = z.infer<typeof KevCatalog>;
