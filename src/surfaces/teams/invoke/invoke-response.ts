/** What does Teams get for what it asks and waits for? */

export interface InvokeResponse {
  readonly status: number;
  readonly body?: unknown;
}

/** Vouch does not do this. */
export const notImplemented: InvokeResponse = { status: 501 };
