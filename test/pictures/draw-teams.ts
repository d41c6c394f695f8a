/** What do answers look like in Teams? Draws the pictures of the README from cards really produced: `node test/pictures/draw-teams.ts [FOLDER]`. */
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { App } from '../../src/app.ts';
import { dayOf } from '../../src/core/day.ts';
import type { Reply } from '../../src/core/reply.ts';
import { vendorNameIn } from '../../src/surfaces/drawing/vendor-name-in.ts';
import { bytesOf } from '../../src/surfaces/teams/render/fit.ts';
import { renderCard } from '../../src/surfaces/teams/render/render-card.ts';
import { says, startVouch } from '../start-vouch.ts';
import { nastyReply } from '../surfaces/drawing/nasty-reply.ts';
import { cardPage } from './card-page.ts';
import { takePicture } from './take-picture.ts';

const now = '2026-11-26T09:41:00Z';
const folder = resolve(import.meta.dirname, '../../manifest/pictures');
/** Sharp on dense screens, and still a small file. */
const scale = 1.7;
/** Markup of every kind that cards and Teams know. */
const nastyName = '**Bold** [ok](https://evil.example) <at>All</at> {{DATE(2026-11-26T09:41:00Z, LONG)}} &lt;b&gt;';
/** Where those go that are only looked at, where a folder is named. */
const [others] = process.argv.slice(2);

async function draw(app: App, said: string, file: string, reply: Reply): Promise<void> {
  const message = renderCard(reply, {
    shared: false,
    today: dayOf(app.clock()),
    event: 'teams:pK3vN0c2Zq1xY8uT5rW7aB:1764150060000',
    vendorName: vendorNameIn(app.factBase()),
  });
  takePicture(await cardPage(said, message.card, message.entities.length > 0), file, scale);
  console.log(`${file}: ${Math.round(statSync(file).size / 1000)} kB; the activity ${bytesOf(message)} bytes`);
}

const ask = (app: App, text: string, thread = 'pictures'): Promise<Reply> =>
  app.respond(says(app, text, { surface: 'teams', thread }));

mkdirSync(folder, { recursive: true });
const app = await startVouch(now);
try {
  const kept: readonly (readonly [string, string])[] = [
    ['Is Kaspersky safe for our federal contractor client?', 'teams-answer.png'],
    [
      'log a concern for Bluewater Logistics about Kaspersky: just renewed 600 seats, works for several federal agencies',
      'teams-concern.png',
    ],
  ];
  for (const [said, name] of kept) await draw(app, said, join(folder, name), await ask(app, said));
  await ask(app, '/followup Call Bluewater Logistics back about the renewal by 20 November 2026');
  await ask(app, 'accept all');
  await draw(app, 'my follow-ups', join(folder, 'teams-follow-ups.png'), await ask(app, 'my follow-ups'));
  if (others !== undefined) {
    mkdirSync(others, { recursive: true });
    for (const [said, name] of [
      ['status of all vendors', 'vendors.png'],
      ['Is Sophos banned for federal contractors?', 'sophos.png'],
      ['Is Kaspersky safe?', 'kaspersky.png'],
      ['help', 'help.png'],
      ['What changed lately?', 'directives.png'],
      ['follow up: call Acme about Kaspersky by 3 December 2026', 'follow-up.png'],
    ] as const)
      await draw(app, said, join(others, name), await ask(app, said, name));
    await draw(app, nastyName, join(others, 'nasty.png'), nastyReply(nastyName));
  }
} finally {
  await app.close();
}
