/** Where on a page is something drawn, and for whom? */
import type { Visit } from '../visit.ts';

export interface Spot {
  readonly visit: Visit;
  /** The conversation its forms go on with. */
  readonly thread: string;
  /** Keeps the links of several answers on one page apart. */
  readonly anchor: string;
}
