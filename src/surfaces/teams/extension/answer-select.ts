/** Which card is put into a message when an item of the search is chosen? */
import { v7 as uuid } from 'uuid';
import { dayOf } from '../../../core/day.ts';
import type { Utterance } from '../../../core/utterance.ts';
import { vendorNameIn } from '../../drawing/vendor-name-in.ts';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import { keyOf } from '../keys.ts';
import { type Activity, tenantOf } from '../receive/activity.ts';
import { renderCard } from '../render/render-card.ts';
import type { TeamsContext } from '../teams-context.ts';
import { showRecord } from './record-reply.ts';
import { Item, messageAnswer, resultAnswer } from './result.ts';

const gone = 'This is no longer in the records.';

/**
 * For the invoke `composeExtension/selectItem`: the whole answer with its receipt. It is asked in a conversation of its
 * own, so that no client of another one gets into a card that anybody may read.
 */
export async function answerSelect(activity: Activity, context: TeamsContext): Promise<InvokeResponse> {
  const { vouch, directory, home } = context;
  const item = Item.safeParse(activity.value).data;
  const base = vouch.factBase();
  const today = dayOf(vouch.clock());
  const shown = item === undefined ? undefined : showRecord({ kind: item.take, id: item.id }, base, today);
  if (item === undefined || shown === undefined) return messageAnswer(gone);
  const { from } = activity;
  const event = keyOf(activity);
  const utterance: Utterance = {
    event,
    surface: 'teams',
    thread: `teams:extension:${uuid()}`,
    person: {
      id: directory.personId(tenantOf(activity) ?? home, from.aadObjectId ?? from.id),
      name: from.name?.trim().slice(0, 200) || 'Somebody',
    },
    text: shown.title,
    at: vouch.clock(),
    write: false,
    form:
      item.take === 'vendor'
        ? { intent: 'vendor-status', entities: { vendor: item.id } }
        : { intent: 'explain-directive', entities: { directive: item.id } },
  };
  const reply = await vouch.respond(utterance);
  const problem = reply.blocks.find((block) => block.kind === 'problem');
  if (problem !== undefined) return messageAnswer(`${problem.text} ${problem.remedy} Reference ${problem.reference}`);
  if (reply.visibility === 'private' || reply.abstained) return messageAnswer(gone);
  const options = { shared: true, buttons: false, today, event, vendorName: vendorNameIn(base) };
  return resultAnswer([{ item, title: shown.title, line: shown.line, card: renderCard(reply, options).card }]);
}
