/** How is an address of a source got within its rules, however the server behaves? */
import { setTimeout } from 'node:timers/promises';
import { VouchError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import { sources } from '../../core/source.ts';
import type { Fetcher } from '../reader.ts';
import type { Failure } from './connection-failure.ts';
import { getOnce } from './get-once.ts';
import { sayWait } from './retry-after.ts';
import { readByHand, type SourceRules } from './source-rules.ts';

const tries = 3;
/** The first pause; each further one is twice as long. Milliseconds. */
const firstPause = 1_000;
/** A server that asks for more has failed for now: the next look is soon enough. Milliseconds. */
const longestPause = 20_000;

export interface FetchPorts {
  readonly fetch?: typeof globalThis.fetch;
  /** Resolves after so many milliseconds, or rejects when the signal is aborted. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Is aborted after so many milliseconds. */
  readonly timer?: (milliseconds: number) => AbortSignal;
  /** From 0 to below 1. */
  readonly random?: () => number;
  readonly clock?: Clock;
  /** Ends every call, when Vouch stops. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The fetcher of one source. Only 429, 5xx and failed connections are tried again, after a pause that is as long as the server
 * asks for, within bounds; the time limit holds for all tries together. Rejects with `unavailable`.
 */
export function makeFetcher(rules: SourceRules, ports: FetchPorts = {}): Fetcher {
  const { fetch = globalThis.fetch, sleep = rest, timer = AbortSignal.timeout } = ports;
  const { random = Math.random, clock = Date.now, signal: stopping } = ports;
  return async (url, validators = {}) => {
    const timeUp = timer(rules.timeLimit);
    const signal = stopping === undefined ? timeUp : AbortSignal.any([timeUp, stopping]);
    for (let tried = 1; ; tried += 1) {
      const got = await getOnce(url, validators, rules, { fetch, clock, signal });
      if (got === 'unchanged' || !('why' in got)) return got;
      if (signal.aborted) throw unavailable(endedEarly(rules, stopping));
      const pause = Math.max(got.wait ?? 0, firstPause * 2 ** (tried - 1) * (0.5 + random() / 2));
      if (!got.again || tried === tries || pause > longestPause) throw unavailable(got);
      // Where the time is up meanwhile, what the server said last tells more than that.
      await sleep(pause, signal).catch(() => undefined);
      if (signal.aborted) throw unavailable(got);
    }
  };
}

const rest = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal });

function endedEarly({ source, timeLimit }: SourceRules, stopping: AbortSignal | undefined): Failure {
  const name = sources[source].short;
  return {
    why: stopping?.aborted
      ? `Vouch stopped before ${name} had answered.`
      : `${name} did not answer within ${sayWait(timeLimit)}.`,
    remedy: readByHand(source),
    again: false,
  };
}

const unavailable = ({ why, remedy, cause }: Failure): VouchError =>
  new VouchError('unavailable', why, remedy, { cause });
