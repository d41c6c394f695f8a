/** Where on a page is something drawn, and for whom? */
import type { FactBase } from '../../../core/fact-base.ts';
import type { Visit } from '../visit.ts';

export interface Spot {
  readonly visit: Visit;
  /** What its rows name by an id is named by its records. */
  readonly base: Pick<FactBase, 'vendors'>;
  /** The conversation its forms go on with. */
  readonly thread: string;
  /** Keeps the links of several answers on one page apart. */
  readonly anchor: string;
}
