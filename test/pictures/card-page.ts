/** How does Microsoft's renderer draw a card, in a page that looks like a chat of Teams? */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { html, raw } from 'hono/html';
import type { AdaptiveCard } from '../../src/surfaces/teams/render/adaptive-card.ts';
import { teamsHostConfig } from './teams-host-config.ts';

const css = readFileSync(join(import.meta.dirname, 'teams.css'), 'utf8');
// It does not load outside a page.
const renderer = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
  'utf8',
);

/** As code inside a script element. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** What the page does: draws the card, and tells its height; or, where the renderer complains of it, why. */
const draw = `
window.onerror = (message) => { document.body.dataset.problem = message; };
const { AdaptiveCard, HostConfig, SerializationContext, Strings } = AdaptiveCards;
Strings.defaults.overflowButtonText = () => '•••';
const problems = [];
AdaptiveCard.onProcessMarkdown = (text, result) => {
  if (/[*_\`[\\]<>]|^(?:[-+#]|\\d+\\.) /.test(text)) problems.push('markdown in a TextBlock: ' + text);
  const words = document.createElement('p');
  words.textContent = text;
  result.outputHtml = words.outerHTML;
  result.didProcess = true;
};
const card = new AdaptiveCard();
card.hostConfig = new HostConfig(config);
const context = new SerializationContext();
card.parse(content, context);
for (let at = 0; at < context.eventCount; at += 1) problems.push(context.getEventAt(at).message);
for (const failure of card.validateProperties().validationEvents) problems.push(failure.message);
document.querySelector('.card').appendChild(card.render());
const wide = document.documentElement.scrollWidth - window.innerWidth;
if (wide > 0) problems.push('wider than the chat by ' + wide + ' pixels');
if (problems.length > 0) document.body.dataset.problem = problems.join('; ');
else document.body.dataset.height = Math.ceil(document.documentElement.getBoundingClientRect().height);
`;

/** A page with what Dana said and the card that answers it. */
export async function cardPage(said: string, card: AdaptiveCard, answers: boolean): Promise<string> {
  const script = `const config = ${inScript(teamsHostConfig)}; const content = ${inScript(card)}; ${draw}`;
  const page = await html`<!doctype html><meta charset="utf-8"><style>${raw(css)}</style>
    <div class="mine"><time>09:41</time><p>${said}</p></div>
    <div class="theirs"><div class="avatar">V</div>
      <div><div class="who"><b>Vouch</b><time>09:41</time>${answers ? html`<span class="label">AI generated</span>` : ''}</div>
        <div class="card"></div></div></div>
    <script>${raw(renderer)}</script><script>${raw(script)}</script>`;
  return page.toString();
}
