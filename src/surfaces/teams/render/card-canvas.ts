/** What must be known to draw one block of a card, besides what every surface needs? */
import type { Reply } from '../../../core/reply.ts';
import { type Canvas, type CanvasOptions, makeCanvas } from '../../drawing/canvas.ts';

export interface CardCanvas extends Canvas {
  /** The event of the reply, for its buttons. */
  readonly event: string;
}

export const makeCardCanvas = (reply: Reply, options: CanvasOptions & { readonly event: string }): CardCanvas => ({
  ...makeCanvas(reply, options),
  event: options.event,
});
