/** How is the weekly digest looked at from the terminal, and who gets it? */
import type { Command } from 'commander';
import type { App } from '../../app.ts';
import type { Subscription } from '../../core/delivery.ts';
import { comingDigest } from '../../digest/put-digests.ts';
import { sayMoment, sayTime } from '../../digest/say-time.ts';
import { undeliveredWeeks } from '../../digest/undelivered.ts';
import { tidy } from '../drawing/tidy.ts';
import { answerJson } from '../to-json.ts';
import { print, show, withApp } from './open.ts';
import { terminalUtterance } from './speaker.ts';

/** Adds `vouch digest [--preview]` and `vouch digest list`. */
export function addDigestCommand(program: Command): void {
  const digest = program
    .command('digest')
    .description('show the weekly digest, or which rooms get it')
    .option('--preview', 'show it; nothing is posted')
    .option('--week <week>', 'of this week, such as 2026-W47; the last seven days when not given')
    .option('--json', 'print JSON')
    .action((options: { week?: string; json?: boolean }) =>
      withApp(async (app) => {
        const reply = await app.respond(
          terminalUtterance({
            text: '',
            at: app.clock(),
            write: false,
            form: {
              intent: 'digest',
              entities: { digest: 'preview', ...(options.week === undefined ? {} : { week: options.week }) },
            },
          }),
        );
        await show(reply, options.json === true ? answerJson(null, reply) : null);
      }),
    );
  digest
    .command('list')
    .description('the rooms that get the weekly digest, and when each gets its next one')
    .option('--json', 'print a JSON array')
    .action((_: object, command: Command) =>
      withApp(async (app) => {
        const { json } = command.optsWithGlobals<{ json?: boolean }>();
        const rows = await Promise.all((await app.ledger.subscriptions.list()).map((each) => rowOf(each, app)));
        if (json === true) return print(JSON.stringify(rows));
        if (rows.length === 0) return print('No room gets the weekly digest. Say “/digest here” in one.');
        for (const { room, name, time, next, zone, undelivered } of rows) {
          const failed =
            undelivered.length === 0 ? '' : ` It could not be posted in ${undelivered.map(tidy).join(' and ')}.`;
          const called = name === null ? room : `${tidy(name)} (${room})`;
          await print(`${called}: ${time}. Next: ${sayMoment(Date.parse(next), zone)}.${failed}`);
        }
      }),
    );
}

/** A subscription for people and programs; `next` in UTC. */
async function rowOf(subscription: Subscription, { ledger, clock }: App) {
  const { room, surface, weekday, hour, zone, covered, by } = subscription;
  return {
    room,
    name: (await ledger.conversations.get(room))?.name || null,
    surface,
    weekday,
    hour,
    zone,
    time: sayTime(subscription),
    next: new Date(comingDigest(subscription, clock()).due).toISOString(),
    covered,
    undelivered: await undeliveredWeeks(ledger, room),
    by: by.name,
  };
}
