/** How does an utterance become a reply? */
import { act } from './actions/act.ts';
import { dayOf } from './core/day.ts';
import { asVouchError } from './core/errors.ts';
import type { FactBase } from './core/fact-base.ts';
import type { Model } from './core/model.ts';
import { notice } from './core/notice.ts';
import type { Clock, Ledger, Log } from './core/ports.ts';
import type { Reply } from './core/reply.ts';
import type { Screener } from './core/screening.ts';
import type { Utterance } from './core/utterance.ts';
import { confirmFirst } from './decide/confirm-first.ts';
import { decide } from './decide/decide.ts';
import type { Reader } from './understand/make-reader.ts';
import { understand } from './understand/understand.ts';

/** What a turn needs: one moment's content, and the ledger. */
export interface Parts {
  readonly base: FactBase;
  readonly reader: Reader;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  /** Left out where no list can be searched. */
  readonly screener?: Screener;
  /** Null or left out where none is set: everything works without. */
  readonly model?: Model | null;
}

/** The way of a message. Never rejects: what goes wrong is told to the person, with a reference the log knows too. */
export async function respond(utterance: Utterance, parts: Parts): Promise<Reply> {
  try {
    const reading = await understand(utterance, {
      ...parts,
      clients: parts.ledger.clients,
      memory: parts.ledger.memory,
      model: parts.model ?? null,
    });
    const decision = confirmFirst(reading, decide(reading, parts.base, dayOf(utterance.at)));
    return await act(decision, { ...parts, utterance, reading });
  } catch (thrown) {
    return apologise(thrown, utterance, parts.log);
  }
}

/** The one error boundary: a sentence, a remedy and a reference for the person; the cause for the log. */
function apologise(thrown: unknown, utterance: Utterance, log: Log): Reply {
  const error = asVouchError(thrown);
  const reference = utterance.event.slice(-12);
  const level = error.code === 'internal' || error.code === 'storage' ? 'error' : 'info';
  log[level](
    { reference, code: error.code, surface: utterance.surface, err: error.cause ?? error },
    'an utterance could not be answered',
  );
  return notice([{ kind: 'problem', code: error.code, text: error.message, remedy: error.remedy, reference }], {
    abstained: true,
  });
}
