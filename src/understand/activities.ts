/** What does the person want to do with it: use, buy, or sell on? */
import type { Activity } from '../core/directive.ts';
import type { Word } from '../factbase/words-in-text.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const verbs: readonly [Activity, ReadonlySet<string>][] = [
  [
    'supply',
    set(
      'sell sells selling sold resell resells reselling resold resale offer offers offering quote quotes quoting distribute distributes distributing distribution integrate integrating integration supply supplies supplying provide providing pitch recommend bundle bundling',
    ),
  ],
  [
    'acquire',
    set(
      'buy buys buying bought purchase purchases purchasing purchased renew renews renewing renewal renewals order ordering procure procures procuring procurement subscribe subscribing acquire acquiring license licensing obtain obtaining get',
    ),
  ],
  [
    'use',
    set(
      'use uses using used keep keeps keeping kept run runs running ran install installs installing installed installation usage deploy deploys deploying deployed operate operating put stay',
    ),
  ],
];

/** What has been done already: "just renewed it, can they keep it?" asks about keeping. */
const past = set('bought purchased renewed sold resold kept ran used installed deployed');
const modals = set(
  'can could may might must should shall will would to still allowed ok okay safe we they i stop start continue keep just',
);
const owning = set('have has had own owns');

/**
 * The one activity asked about, or null when none or several are. A verb after "can", "may" or "to" counts more than one
 * that tells what happened; "keep selling" is selling.
 */
export function activityOf(words: readonly Word[], isVendor: (word: Word) => boolean): Activity | null {
  const weights = new Map<Activity, number>();
  const add = (activity: Activity, weight: number): void => {
    weights.set(activity, Math.max(weights.get(activity) ?? 0, weight));
  };
  for (const [index, { key }] of words.entries()) {
    const before = words[index - 1]?.key ?? '';
    const next = words[index + 1]?.key ?? '';
    if (owning.has(key) && words[index + 1] !== undefined) {
      const after = words[index + 1];
      if ((after !== undefined && isVendor(after)) || (next === 'it' && words[index + 2]?.key === 'installed'))
        add('use', 2);
    }
    for (const [activity, list] of verbs) {
      if (!list.has(key)) continue;
      if (
        key === 'get' &&
        !/^(?:it|them|more|new|another)$/.test(next) &&
        !words.slice(index + 1, index + 3).some(isVendor)
      )
        continue;
      if (
        (key === 'get' && /^(?:rid|off|updates|away|refund|refunded|in)$/.test(words[index + 2]?.key ?? '')) ||
        next === 'rid'
      )
        continue;
      if (key === 'put' && !words.slice(index + 1, index + 3).some(isVendor)) continue;
      if (/^(?:keep|stay|continue|stop)/.test(key) && verbs.some(([, others]) => others.has(next))) continue;
      if (/^(?:used|use)$/.test(key) && next === 'to') continue;
      // "The rule ran out", "we run into it", "sold on": nothing is used or sold.
      if (/^(?:run|runs|ran|running)$/.test(key) && /^(?:out|into|over|late|short)$/.test(next)) continue;
      if (
        key === 'deploy' &&
        /for (?:a|our|my|their) (?:client|customer)/.test(
          words
            .slice(index)
            .map((word) => word.key)
            .join(' '),
        )
      ) {
        add('supply', 3);
        continue;
      }
      const weight = past.has(key) && !modals.has(before) ? 1.5 : key === 'license' || key === 'offer' ? 2 : 3;
      add(activity, weight);
    }
  }
  const heaviest = Math.max(0, ...weights.values());
  const top = [...weights].filter(([, weight]) => weight === heaviest);
  return top.length === 1 ? (top[0]?.[0] ?? null) : null;
}
