/** What can go wrong, in words a person can act on? */

/** Every code Vouch can fail with, and the exit code and HTTP status it maps to. */
export const errorCodes = {
  'bad-input': { exit: 2, http: 400 },
  'too-large': { exit: 2, http: 413 },
  'not-found': { exit: 1, http: 404 },
  conflict: { exit: 1, http: 409 },
  forbidden: { exit: 2, http: 403 },
  /** Nobody knows yet who asks. */
  login: { exit: 2, http: 401 },
  'too-many': { exit: 1, http: 429 },
  /** Another service does not answer, or refuses us. */
  unavailable: { exit: 1, http: 503 },
  config: { exit: 2, http: 500 },
  content: { exit: 1, http: 500 },
  storage: { exit: 1, http: 503 },
  internal: { exit: 1, http: 500 },
} as const;
export type ErrorCode = keyof typeof errorCodes;

/** The one error family: a code for programs, a sentence for the person, and what they can do about it. */
export class VouchError extends Error {
  override readonly name = 'VouchError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
  }

  /** Process exit code: 1 a check failed or nothing was found, 2 wrong usage or configuration. */
  get exit(): number {
    return errorCodes[this.code].exit;
  }

  get http(): (typeof errorCodes)[ErrorCode]['http'] {
    return errorCodes[this.code].http;
  }
}

/** Any thrown value as a VouchError; what we did not foresee becomes `internal`, with the cause kept for the log. */
export function asVouchError(thrown: unknown): VouchError {
  if (thrown instanceof VouchError) return thrown;
  return new VouchError(
    'internal',
    'Something went wrong on our side.',
    'Please try again; if it happens again, report the reference.',
    {
      cause: thrown,
    },
  );
}
