/** What may a model pick from, and nothing else? */
import { z } from 'zod';
import { type Activity, activities } from '../core/directive.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Reading } from '../core/reading.ts';
import type { ThreadContext } from '../core/thread-context.ts';
import { actionOf, idleActions } from './is-unsure.ts';

/** An id of ours and what it stands for. */
type List = Readonly<Record<string, string>>;

export interface ModelLists {
  readonly intents: List;
  readonly vendors: List;
  readonly audiences: List;
  readonly jurisdictions: List;
  readonly topics: List;
  readonly directives: List;
  readonly guidance: List;
}

/** What a model picked, in the lists or null. */
export interface Picked {
  readonly intent: string | null;
  readonly vendors: readonly string[] | null;
  readonly audience: string | null;
  readonly jurisdiction: string | null;
  readonly activity: Activity | null;
  readonly topics: readonly string[] | null;
  readonly directive: string | null;
  readonly guidance: string | null;
}

/** How many claims that fit the words name the records to pick from. */
const hitsLooked = 12;

const listOf = <Each>(
  all: Iterable<readonly [string, Each]>,
  say: (each: Each) => string,
  keep: (id: string, each: Each) => boolean = () => true,
): List => Object.fromEntries([...all].flatMap(([id, each]) => (keep(id, each) ? [[id, say(each)]] : [])));

/**
 * Every intent that answers something, audience, place, topic and guidance; of vendors and directives those that the reading,
 * the thread or the words of the question lead to. `masked` is the question without names of people; `by` the day asked about.
 */
export function modelLists(
  local: Reading,
  context: ThreadContext | null,
  masked: string,
  base: FactBase,
  by: string,
): ModelLists {
  const hits = base.search(masked, { by, limit: hitsLooked }).map((hit) => hit.entry);
  const vendors = new Set([...local.vendors, ...(context?.vendors ?? []), ...hits.flatMap((entry) => entry.vendors)]);
  const found = hits.flatMap(({ record }) => (record.startsWith('directives/') ? [record.slice(11)] : []));
  const directives = new Set([local.directive, context?.directive, ...found]);
  return {
    intents: listOf(
      base.intents,
      (intent) => intent.title,
      (id) => !idleActions.includes(actionOf({ ...local, intent: id }, base) ?? 'decline'),
    ),
    vendors: listOf(
      base.vendors,
      (vendor) => vendor.name,
      (id) => vendors.has(id),
    ),
    audiences: listOf(base.audiences, (audience) => audience.label),
    jurisdictions: listOf(base.jurisdictions, (place) => place.label),
    topics: listOf(base.topics, (topic) => topic.label),
    directives: listOf(
      base.directives,
      (directive) => directive.title,
      (id) => directives.has(id),
    ),
    guidance: listOf(base.guidance, (each) => each.title),
  };
}

const one = (list: List): z.ZodType<string | null> => {
  const ids = Object.keys(list);
  return ids.length === 0 ? z.null() : z.enum(ids).nullable();
};
const some = (list: List): z.ZodType<string[] | null> => {
  const ids = Object.keys(list);
  return ids.length === 0 ? z.null() : z.array(z.enum(ids)).nullable();
};

/** The most ids of one list in an answer; more is no reading of one question. */
const most = 4;

/** An answer with anything else in it is refused whole. */
export const pickedFrom = (lists: ModelLists): z.ZodType<Picked> =>
  z.strictObject({
    intent: one(lists.intents),
    vendors: some(lists.vendors),
    audience: one(lists.audiences),
    jurisdiction: one(lists.jurisdictions),
    activity: z.enum(activities).nullable(),
    topics: some(lists.topics),
    directive: one(lists.directives),
    guidance: one(lists.guidance),
  });

/** Whether the lists in the answer are as short as a question's are, and name nothing twice. */
export const isPlain = ({ vendors, topics }: Picked): boolean =>
  [vendors ?? [], topics ?? []].every((ids) => ids.length <= most && new Set(ids).size === ids.length);
