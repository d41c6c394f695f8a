/** What is found for what is typed into the search beside the message box? */
import { z } from 'zod';
import { dayOf } from '../../../core/day.ts';
import { vendorNameIn } from '../../drawing/vendor-name-in.ts';
import { extensionCommands } from '../extension-commands.ts';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import type { Activity } from '../receive/activity.ts';
import { renderCard } from '../render/render-card.ts';
import type { TeamsContext } from '../teams-context.ts';
import { showRecord } from './record-reply.ts';
import { messageAnswer, resultAnswer } from './result.ts';
import { longestSearch, searchRecords } from './search-records.ts';

/**
 * The most items of one answer. Teams asks for 25, goes on from there and asks four times at most (MicrosoftDocs/msteams-docs,
 * issues 865 and 2302); fewer than it asks for would leave out what lies between two pages.
 */
const most = 25;

const nothing = { parameters: [], queryOptions: { skip: 0, count: most } };
/** Whatever is not in this shape is a search for nothing in particular. */
const Query = z
  .object({
    parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).catch(nothing.parameters),
    queryOptions: z
      .object({ skip: z.int().nonnegative().catch(0), count: z.int().positive().catch(most) })
      .catch(nothing.queryOptions),
  })
  .catch(nothing);

/**
 * For the invoke `composeExtension/query`: vendors and directives, from the records alone. Nothing of the log is in it:
 * what is found is put into any chat. The card that comes with an item is the short of its record, for clients that do not
 * ask again when it is chosen.
 */
export async function answerQuery(activity: Activity, { vouch }: TeamsContext): Promise<InvokeResponse> {
  const { parameters, queryOptions } = Query.parse(activity.value);
  const typed = parameters.find(({ name }) => name === extensionCommands.search.query)?.value;
  const said = typeof typed === 'string' ? typed.slice(0, longestSearch) : '';
  const base = vouch.factBase();
  const today = dayOf(vouch.clock());
  const { skip, count } = queryOptions;
  const found = searchRecords(said, base, today).slice(skip, skip + Math.min(count, most));
  if (found.length === 0 && skip === 0)
    return messageAnswer('No vendor and no directive of the records fits. Vouch answers only from its records.');
  const options = { shared: true, buttons: false, today, event: 'search', vendorName: vendorNameIn(base) };
  return resultAnswer(
    found.flatMap((each) => {
      const shown = showRecord(each, base, today);
      if (shown === undefined) return [];
      const { title, line, reply } = shown;
      return [{ item: { take: each.kind, id: each.id }, title, line, card: renderCard(reply, options).card }];
    }),
  );
}
