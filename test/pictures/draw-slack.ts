/** What do answers look like in Slack? Draws the pictures of the README from blocks really produced: `node test/pictures/draw-slack.ts`. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { html, raw } from 'hono/html';
import type { App } from '../../src/app.ts';
import { dayOf } from '../../src/core/day.ts';
import type { Reply } from '../../src/core/reply.ts';
import { vendorNameIn } from '../../src/surfaces/drawing/vendor-name-in.ts';
import { type Message, renderReply } from '../../src/surfaces/slack/render/render-reply.ts';
import { says, startVouch } from '../start-vouch.ts';
import { drawBlocksAsHtml } from './block-html.ts';
import { takePicture } from './take-picture.ts';

const now = '2026-11-26T09:41:00Z';
const folder = resolve(import.meta.dirname, '../../manifest/pictures');
const css = readFileSync(join(import.meta.dirname, 'slack.css'), 'utf8');

/** A page with what Dana said and what Vouch answered. */
async function pageOf(said: string, message: Message): Promise<string> {
  const page = await html`<!doctype html><meta charset="utf-8"><style>${raw(css)}</style>
    <div class="message"><div class="avatar person">D</div>
      <div><div class="who"><b>Dana</b><time>9:41</time></div><div class="block"><p>${said}</p></div></div></div>
    <div class="message"><div class="avatar app">V</div>
      <div><div class="who"><b>Vouch</b><span class="badge">APP</span><time>9:41</time></div>${drawBlocksAsHtml(message.blocks)}</div></div>
    <script>document.body.dataset.height = Math.ceil(document.documentElement.getBoundingClientRect().height)</script>`;
  return page.toString();
}

async function draw(app: App, said: string, name: string, show: (reply: Reply) => Message): Promise<void> {
  const message = show(await app.respond(says(app, said, { surface: 'slack' })));
  const file = join(folder, name);
  takePicture(await pageOf(said, message), file, 2);
  console.log(`${name}: ${Math.round(statSync(file).size / 1000)} kB, ${message.blocks.length} blocks`);
}

mkdirSync(folder, { recursive: true });
const app = await startVouch(now);
const vendorName = vendorNameIn(app.factBase());
const show = (reply: Reply) => renderReply(reply, { shared: false, today: dayOf(app.clock()), vendorName });
try {
  await draw(app, 'Is Kaspersky safe for our federal contractor client?', 'slack-answer.png', show);
  await draw(
    app,
    '/concern Bluewater Logistics Kaspersky: just renewed 600 seats, works for several federal agencies',
    'slack-concern.png',
    show,
  );
} finally {
  await app.close();
}
