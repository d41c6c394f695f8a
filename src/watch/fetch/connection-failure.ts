/** What went wrong where a connection did not give an answer? */
import { sources } from '../../core/source.ts';
import { type AutomaticSource, readByHand } from './source-rules.ts';

export interface Failure {
  /** A sentence for a person. */
  readonly why: string;
  readonly remedy: string;
  /** Whether asking once more may help. */
  readonly again: boolean;
  /** How long the server asks to be left alone, in milliseconds. */
  readonly wait?: number | null;
  readonly cause?: unknown;
}

/** Any thrown value of a call, by the system's and undici's own codes. */
export function connectionFailure(thrown: unknown, source: AutomaticSource, host: string): Failure {
  const name = sources[source].short;
  const code = codeOf(thrown);
  const fail = (why: string, again = true): Failure => ({ why, remedy: readByHand(source), again, cause: thrown });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return fail(`${name} cannot be reached: no network knows ${host}.`);
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code))
    return fail(`The certificate of ${host} cannot be trusted.`, false);
  if (code === 'Z_BUF_ERROR' || (thrown instanceof TypeError && thrown.message === 'terminated' && !isUnpacking(code)))
    return fail(`${name} broke off in the middle of its answer.`);
  if (isUnpacking(code)) return fail(`The answer of ${name} cannot be unpacked.`, false);
  return fail(`${name} cannot be reached.`);
}

/** The codes of zlib: "Z_DATA_ERROR", "ERR__ERROR_FORMAT_PADDING_1" of Brotli, "ZSTD_error_prefix_unknown". */
const isUnpacking = (code: string): boolean => /^(?:Z_|ERR_?_ERROR_|ZSTD_|ERR_BROTLI)/.test(code);

function codeOf(thrown: unknown): string {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
