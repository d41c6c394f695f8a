/** In which ways does a call to Teams go wrong, and what does each leave behind? */
import type { Failure } from '../../stand-ins/teams-server.ts';

export interface Trouble {
  readonly name: string;
  readonly failure: Failure;
  /** Whether Teams did what was asked before it went wrong. */
  readonly done: boolean;
}

const status = (code: number, headers: Readonly<Record<string, string>> = {}): Failure => ({
  kind: 'status',
  status: code,
  headers,
});
const after = (code: number): Failure => ({ kind: 'status-after', status: code });

/** Whoever asked knows that nothing was done. */
export const undone: readonly Trouble[] = [
  { name: '429 with Retry-After', failure: status(429, { 'retry-after': '1' }), done: false },
  { name: '429 without Retry-After', failure: status(429), done: false },
  { name: '412', failure: status(412), done: false },
  { name: '503', failure: status(503), done: false },
  { name: '401', failure: status(401), done: false },
];

/** Whoever asked cannot know. */
export const unsure: readonly Trouble[] = [
  { name: '500', failure: status(500), done: false },
  { name: '502', failure: status(502), done: false },
  { name: '504', failure: status(504), done: false },
  { name: 'cut off before it was done', failure: { kind: 'drop' }, done: false },
  { name: 'never answered', failure: { kind: 'hang' }, done: false },
  { name: 'done, then 500', failure: after(500), done: true },
  { name: 'done, then 502', failure: after(502), done: true },
  { name: 'cut off after it was done', failure: { kind: 'drop-after' }, done: true },
  { name: 'done and never answered', failure: { kind: 'hang-after' }, done: true },
];

export const troubles: readonly Trouble[] = [...undone, ...unsure];
