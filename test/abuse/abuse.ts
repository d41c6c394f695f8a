/** What happens when everything that can be sent to Vouch is sent: valid, nearly valid and hostile? */
import fc from 'fast-check';
import { abuseAsStranger } from './abuse-as-stranger.ts';
import { abuseSlack, abuseTeams } from './abuse-chat.ts';
import { abuseDesk } from './abuse-desk.ts';
import { enterDesk, readPage } from './desk-session.ts';
import { Findings } from './findings.ts';
import { openHouse } from './house.ts';
import { lookAround } from './look-around.ts';
import { deskPayload } from './payloads.ts';
import { mapWithAnswers, putHostileItems } from './prepare.ts';
import { slackSession } from './slack-session.ts';
import { teamsSession } from './teams-session.ts';

export interface AbuseReport {
  /** Payloads by where they were sent. */
  readonly sent: Readonly<Record<string, number>>;
  /** Answers by their status, 0 where the connection was closed without one. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How often each line of the log that tells of an error was written. */
  readonly errors: Readonly<Record<string, number>>;
  /** Rows that were written: of what was sent, something was right. */
  readonly rows: Readonly<Record<string, number>>;
  /** Pages, messages and cards that were looked at. */
  readonly looked: number;
  /** Everything that must not be. */
  readonly wrong: readonly string[];
}

/** A room or a person that is not there: who sends of one is told so by giving up. */
const refusedThere = /^a job was given up: (HTTP 40[34] |An API error occurred: \w+_not_found)/;

/** Sends so many payloads, the same for the same seed, to a Vouch of its own on a ledger in `file`. */
export async function abuse({
  payloads,
  seed,
  file,
}: {
  readonly payloads: number;
  readonly seed: number;
  readonly file: string;
}): Promise<AbuseReport> {
  const house = await openHouse(file);
  const found = new Findings();
  try {
    const desk = await enterDesk(house.said[0] ?? house.url);
    const slack = await slackSession(house);
    const activities = await teamsSession(house);
    await putHostileItems(house);
    const map = await mapWithAnswers(house, desk);
    const errorsBefore = house.log.filter(({ level }) => level === 'error');
    for (const { message, fields } of errorsBefore)
      found.say(`a normal day logs an error: ${message}`, JSON.stringify(fields));
    const share = (part: number) => Math.max(1, Math.round(payloads * part));
    await abuseAsStranger(house, desk, map, slack, activities, share(0.2), seed, found);
    await abuseDesk(house, desk, map, fc.sample(deskPayload, { numRuns: share(0.4), seed }), found);
    await abuseSlack(house, slack, share(0.2), seed, found);
    await abuseTeams(house, activities, share(0.2), seed, found);
    await lookAround(house, desk, found);
    const refused = house.slack.calls.filter(({ error }) => error !== undefined).length;
    if (found.late > refused) found.say(`${found.late} answers of 503 to Slack, which refused ${refused} calls`, '');
    if (Object.keys(Object.prototype).length > 0 || 'admin' in {})
      found.say('every object has something new', Object.keys(Object.prototype).join());
    if ((await readPage(desk, '/')) === '') found.say('the desk does not answer any longer', '');
    const errors: Record<string, number> = {};
    for (const { level, message, fields } of house.log) {
      if (level !== 'error') continue;
      const { err } = fields as { readonly err?: unknown };
      const told =
        `${message}${err instanceof Error ? `: ${err.message}, ${String(err.cause ?? err.stack?.split('\n')[1]?.trim())}` : ''}`.slice(
          0,
          400,
        );
      if (!refusedThere.test(told)) errors[told] = (errors[told] ?? 0) + 1;
    }
    return {
      sent: found.sent,
      statuses: found.statuses,
      errors,
      rows: house.rows(),
      looked: found.looked,
      wrong: [...found.wrong].map(([what, times]) => (times > 0 ? `${times} times: ${what}` : `first: ${what}`)),
    };
  } finally {
    await house.close();
  }
}
