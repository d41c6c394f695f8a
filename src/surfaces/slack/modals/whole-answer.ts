/** How does the whole of an answer fill a window? */
import type { KnownBlock } from '@slack/types';
import { dayOf } from '../../../core/day.ts';
import type { Reply } from '../../../core/reply.ts';
import { vendorNameIn } from '../../drawing/vendor-name-in.ts';
import { renderWhole } from '../render/render-modals.ts';
import type { SlackContext } from '../slack-context.ts';

export const wholeAnswer = (reply: Reply, { vouch }: Pick<SlackContext, 'vouch'>): KnownBlock[] =>
  renderWhole(reply, { today: dayOf(vouch.clock()), vendorName: vendorNameIn(vouch.factBase()) });
