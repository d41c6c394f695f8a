/** Does what is asked about the vendor say more surely what is meant than the sentence as a whole? */

export interface TopicEvidence {
  readonly topic: string;
  /** 0 to 1. */
  readonly probability: number;
}

export interface IntentWays {
  /** The intent that asks about a vendor, and the one that declines. */
  readonly asking: string | null;
  readonly declining: string | null;
  /** For each topic with an intent of its own, that intent. */
  readonly own: ReadonlyMap<string, string>;
}

/** How likely a topic must be to lead to its own intent, away from another's, and back from no intent at all. */
const [towards, away, rescue] = [0.75, 0.8, 0.6];

/** The intent with the topic of the question taken into account; only where a vendor is named. */
export function intentByTopic(
  intent: string | null,
  sure: number,
  ranked: readonly TopicEvidence[],
  { asking, declining, own }: IntentWays,
): string | null {
  const [top] = ranked;
  if (top === undefined) return intent;
  const home = own.get(top.topic);
  if (intent === null || (intent === declining && sure < 0.9))
    return top.probability > rescue ? (home ?? asking) : intent;
  if (intent === asking && home !== undefined && top.probability > towards) return home;
  const mine = [...own].find(([, id]) => id === intent)?.[0];
  if (mine === undefined || mine === top.topic || home !== undefined || top.probability < away) return intent;
  const ownLikely = ranked.find(({ topic }) => topic === mine)?.probability ?? 0;
  return sure < 0.8 || ownLikely < 0.5 ? asking : intent;
}
