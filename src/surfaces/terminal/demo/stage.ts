/** Where is the story of the demo told: on which ledger, and with which clock? */
import { loadContent } from '../../../app.ts';
import type { Config } from '../../../config.ts';
import { type Day, dayOf } from '../../../core/day.ts';
import type { Ledger, Log } from '../../../core/ports.ts';
import type { Reply } from '../../../core/reply.ts';
import type { Utterance } from '../../../core/utterance.ts';
import { openLedger } from '../../../ledger/open-ledger.ts';
import { respond } from '../../../respond.ts';
import { today } from './story.ts';

const dayLength = 24 * 60 * 60 * 1000;

/** Vouch with a clock that the story sets. */
export interface Stage {
  readonly ledger: Ledger;
  /** Epoch milliseconds of today: the story ends here. */
  readonly now: number;
  /** What is said and done from now on happens at this time, in epoch milliseconds. */
  setTime(at: number): void;
  respond(utterance: Utterance): Promise<Reply>;
}

/**
 * Opens the ledger of the configuration with its clock in the story's hand. No model is asked, so that the same story comes of
 * it each time. Rejects with `content` or `storage`.
 */
export async function openStage(
  config: Pick<Config, 'databaseUrl' | 'contentDir' | 'intentsDir' | 'now'>,
  log: Log,
): Promise<Stage & { close(): Promise<void> }> {
  const now = config.now ?? Date.now();
  let time = now;
  const content = loadContent(config, dayOf(now));
  const ledger = await openLedger(config.databaseUrl, { clock: () => time, machine: () => Date.now(), log });
  return {
    ledger,
    now,
    setTime: (at) => {
      time = at;
    },
    respond: (utterance) => respond(utterance, { ...content, ledger, clock: () => time, log }),
    close: () => ledger.close(),
  };
}

/** A moment of the story, in days after its first midnight (UTC), as epoch milliseconds. */
export const timeOf = ({ now }: Pick<Stage, 'now'>, moment: number): number =>
  Math.floor(now / dayLength) * dayLength + Math.round((moment - today) * dayLength);

export const dayAt = (stage: Pick<Stage, 'now'>, day: number): Day => dayOf(timeOf(stage, day));
