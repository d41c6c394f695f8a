/** What does one look at CISA leave for the next? */
import { z } from 'zod';
import { KnownDirective } from './known-directive.ts';

/** Below the address of the source. The feeds hold their newest 30 entries each. */
export const feeds = ['cybersecurity-advisories/all.xml', 'news.xml'] as const;
export const listPath = 'directives';

export const CisaMemory = z.object({
  /** Epoch milliseconds of the last look that went well. */
  at: z.int(),
  /** How many pages the list of directives linked to. */
  listed: z.int(),
  directives: z.array(KnownDirective),
  /** Ids of the entries that the feeds held, so that what was rejected is told once. */
  held: z.array(z.string()),
  /** SHA-256 (hex) of the items that are no single directive's, by their ids. */
  notices: z.record(z.string(), z.string()),
  validators: z.record(z.string(), z.object({ etag: z.string().optional(), lastModified: z.string().optional() })),
});
export type CisaMemory = z.infer<typeof CisaMemory>;
