/** How often may a bot write to a conversation? */
import { TeamsRefusal } from './teams-refusal.ts';

/** So many sends in so many milliseconds. */
export interface Rate {
  readonly sends: number;
  readonly ms: number;
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#per-bot-per-thread-limit */
export const teamsRate: Rate = { sends: 7, ms: 1000 };

export class RateLimit {
  rate: Rate | undefined;
  readonly #sent = new Map<string, number[]>();

  constructor(rate: Rate | undefined) {
    this.rate = rate;
  }

  /** Counts a send, or throws the refusal. */
  take(room: string): void {
    if (this.rate === undefined) return;
    const { sends, ms } = this.rate;
    const now = Date.now();
    const recent = (this.#sent.get(room) ?? []).filter((at) => at > now - ms);
    this.#sent.set(room, recent);
    if (recent.length >= sends) {
      const seconds = Math.ceil(((recent[0] ?? now) + ms - now) / 1000);
      throw new TeamsRefusal(429, 'Throttled', 'Too many requests.', { 'retry-after': String(Math.max(1, seconds)) });
    }
    recent.push(now);
  }
}
