/** What does one look of the doctor find? */
import { asVouchError } from '../../../core/errors.ts';

export const states = ['ok', 'off', 'warning', 'failed'] as const;
export type State = (typeof states)[number];

export interface Finding {
  readonly state: State;
  /** One or two sentences for the person who looks after Vouch. */
  readonly says: string;
  /** What to do; null where there is nothing to be done. */
  readonly remedy: string | null;
}

/** One thing that is looked at. It changes nothing, and may reject: that is a failure too. */
export interface Check {
  readonly name: string;
  run(signal: AbortSignal): Promise<Finding>;
}

export const ok = (says: string): Finding => ({ state: 'ok', says, remedy: null });
export const off = (says: string, remedy: string | null = null): Finding => ({ state: 'off', says, remedy });
export const warning = (says: string, remedy: string): Finding => ({ state: 'warning', says, remedy });
export const failed = (says: string, remedy: string): Finding => ({ state: 'failed', says, remedy });

/** Any thrown value as a finding, in the words of the error family. */
export function failedBy(thrown: unknown): Finding {
  const { message, remedy } = asVouchError(thrown);
  return failed(message, remedy);
}
