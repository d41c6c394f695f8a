/** What went wrong when the endpoint was called? */
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { ModelFailure } from '../core/model.ts';
import { TooLong } from './bounded-fetch.ts';

export interface CallFailure {
  readonly why: ModelFailure;
  /** The HTTP status, where there was one. The message is left out: it may repeat the question, or the key. */
  readonly status?: number | undefined;
  /** How long the endpoint asks to be left alone, in milliseconds. */
  readonly wait?: number | undefined;
}

/** Any thrown value of a call. */
export function failureOf(thrown: unknown): CallFailure {
  if (thrown instanceof APIConnectionTimeoutError || thrown instanceof APIUserAbortError) return { why: 'timeout' };
  if (thrown instanceof APIConnectionError) return { why: thrown.cause instanceof TooLong ? 'too-long' : 'outage' };
  if (thrown instanceof SyntaxError) return { why: 'nonsense' };
  if (!(thrown instanceof APIError)) return { why: 'outage' };
  const status: unknown = thrown.status;
  const headers: unknown = thrown.headers;
  return {
    why: thrown.code === 'content_filter' ? 'refusal' : 'outage',
    status: typeof status === 'number' ? status : undefined,
    wait: headers instanceof Headers ? waitOf(headers.get('retry-after')) : undefined,
  };
}

/** Seconds; a date is not looked at, and the usual rest holds. */
const waitOf = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;

/** Whether the endpoint understood the call and refused its shape: it may not know schemas. */
export const wantsItPlain = (thrown: unknown): boolean =>
  thrown instanceof APIError && (thrown.status === 400 || thrown.status === 422) && thrown.code !== 'content_filter';
