/** What does a dialog show that only shows: the whole answer, its sources, the client's copy? */
import { dayOf } from '../../../core/day.ts';
import type { Reply } from '../../../core/reply.ts';
import { refreshReply } from '../../drawing/refresh-reply.ts';
import { cardPosting, shownBy } from '../../drawing/task-card.ts';
import { vendorNameIn } from '../../drawing/vendor-name-in.ts';
import { renderForClient } from '../../render-text.ts';
import type { OpenDialog } from '../card-data.ts';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import type { Place } from '../receive/place.ts';
import { renderCopy, renderSources, renderWhole } from '../render/render-windows.ts';
import type { TeamsContext } from '../teams-context.ts';
import { sentenceAnswer, windowAnswer } from './dialog-answer.ts';
import { elsewhere, gone } from './refused.ts';

export async function showReply(asked: OpenDialog, place: Place, context: TeamsContext): Promise<InvokeResponse> {
  const { vouch } = context;
  const reply = await replyOf(asked, context);
  if (reply === undefined) return sentenceAnswer(gone);
  // What is about clients stands in the person's own chat, and is shown nowhere else.
  if (reply.visibility === 'private' && !place.direct) return sentenceAnswer(elsewhere);
  switch (asked.dialog) {
    case 'copy-for-client': {
      const outdated = reply.receipt === null ? undefined : await vouch.ledger.receipts.outdated(reply.receipt);
      return windowAnswer('Copy for the client', renderCopy(renderForClient(reply, outdated)));
    }
    case 'show-sources':
      return windowAnswer('Sources', renderSources(reply));
    default: {
      const options = { today: dayOf(vouch.clock()), vendorName: vendorNameIn(vouch.factBase()) };
      return windowAnswer('The whole answer', renderWhole(reply, options));
    }
  }
}

/** By the receipt; what has none by its event, with its follow-ups as they are now. */
async function replyOf({ receipt, event }: OpenDialog, { vouch }: TeamsContext): Promise<Reply | undefined> {
  const { ledger } = vouch;
  const proved = receipt === null ? undefined : await ledger.receipts.get(receipt);
  if (proved !== undefined) return proved.reply;
  if (event === null) return undefined;
  const kept = await ledger.replyTo(event);
  if (kept !== undefined) return refreshReply(kept, ledger);
  const posting = await ledger.postings.get(cardPosting(event) ?? event);
  return posting === undefined ? undefined : (await shownBy(posting, ledger))?.reply;
}
