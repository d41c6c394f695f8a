/** What does a normal day in Slack send: every kind of payload, as it was sent? */
import { shortcutIds } from '../../src/surfaces/slack/shortcut-ids.ts';
import { slashCommands } from '../../src/surfaces/slack/slash-commands.ts';
import { type Fields, isFields } from '../stand-ins/slack-args.ts';
import { type HttpAnswer, senderOf, sign } from '../stand-ins/slack-client.ts';
import type { Packet } from '../stand-ins/slack-payloads.ts';
import type { View } from '../stand-ins/slack-workspace.ts';
import { type House, signingSecret } from './house.ts';

export interface SlackSample {
  readonly kind: Packet['kind'];
  readonly payload: Fields;
}

export const jsonType = 'application/json';
export const formType = 'application/x-www-form-urlencoded';

/** Sends a body as Slack does, signed; with another secret it is a stranger's. Gives the answer's status and text. */
export async function sendToSlack(
  url: string,
  body: string,
  contentType: string,
  how: { readonly secret?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Pick<HttpAnswer, 'status' | 'body'>> {
  const timestamp = Math.floor(Date.now() / 1000);
  const response = await fetch(`${url}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(how.secret ?? signingSecret, timestamp, body),
      ...how.headers,
    },
  });
  return { status: response.status, body: await response.text() };
}

/** The body of a request that holds a payload, or the JSON text of one. */
export function bodyOf(kind: Packet['kind'], payload: string): { readonly body: string; readonly contentType: string } {
  if (kind === 'event') return { body: payload, contentType: jsonType };
  if (kind === 'interactive') return { body: new URLSearchParams({ payload }).toString(), contentType: formType };
  const fields: unknown = JSON.parse(payload);
  const pairs = isFields(fields) ? Object.entries(fields) : [];
  const written = pairs.map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return { body: new URLSearchParams(written).toString(), contentType: formType };
}

function* pressable(value: unknown): Generator<Fields> {
  if (Array.isArray(value)) for (const each of value) yield* pressable(each);
  if (!isFields(value)) return;
  if (typeof value['action_id'] === 'string') yield value;
  else for (const inside of Object.values(value)) yield* pressable(inside);
}

/** What somebody may choose in an element. */
function chosenIn({ type, options, value, positive_button: positive }: Fields): Fields | undefined {
  const [option] = Array.isArray(options) ? options : [];
  switch (type) {
    case 'button':
      return { value };
    case 'overflow':
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: option };
    case 'checkboxes':
      return { selected_options: option === undefined ? [] : [option] };
    case 'external_select':
      return { selected_option: { text: { type: 'plain_text', text: 'Kaspersky' }, value: 'id:kaspersky' } };
    case 'feedback_buttons':
      return isFields(positive) ? { text: positive['text'], value: positive['value'] } : undefined;
    default:
      return undefined;
  }
}

/** Asks, logs, presses everything and fills in every window there is. */
export async function slackSession({ slack, url, settled }: House): Promise<readonly SlackSample[]> {
  const { workspace } = slack;
  const samples: SlackSample[] = [];
  const send = senderOf(workspace, async ({ kind, payload, settle }: Packet) => {
    samples.push({ kind, payload });
    const { body, contentType } = bodyOf(kind, JSON.stringify(payload));
    const answer = await sendToSlack(url, body, contentType);
    settle(answer.body === '' ? '' : JSON.parse(answer.body));
    return answer;
  });
  for (const text of [
    'Is Kaspersky safe for our federal work?',
    'log that Acme Dental is worried about Kaspersky: do we remove it?',
    'create a follow-up to call Acme Dental by next Friday',
    'Acme Dental uses 500 seats of Kaspersky until 2027-03-01',
    'post the digest here every Monday at 9',
    'which clients asked about Kaspersky?',
  ])
    await send.event(slack.say({ channel: 'D1', text }).event);
  await send.event(slack.say({ channel: 'C1', text: '<@UBOT> What is BOD 17-01?' }).event);
  await send.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: workspace.newTs() });
  for (const command of slashCommands) await send.command({ command, text: 'kaspersky' });
  await settled();
  const { message } = slack.say({ channel: 'C1', text: 'Acme Dental called, they are worried about Kaspersky' });
  await send.messageShortcut(shortcutIds.logConcern, message);
  await send.shortcut(shortcutIds.askVouch);

  const use = async (on: Parameters<typeof send.action>[0], parts: readonly unknown[]) => {
    for (const element of pressable(parts)) {
      const chosen = chosenIn(element);
      const actionId = String(element['action_id']);
      if (element['type'] === 'external_select') await send.options(on, { actionId, value: 'kas' }).catch(() => {});
      // A menu of people, a day: the stand-in does not use them, and their values come with the form.
      if (chosen !== undefined) await send.action(on, { actionId, chosen }).catch(() => {});
    }
  };
  const seen = new Set<string>();
  for (const each of [...slack.messages(), ...slack.ephemerals()].filter(({ bot_id: bot }) => bot !== undefined)) {
    const fresh = [...pressable(each.blocks)].filter(({ action_id: id }) => {
      const kind = String(id).split(':')[0] ?? '';
      return !seen.has(kind) && seen.add(kind);
    });
    if (fresh.length > 0) await use({ message: each }, fresh);
  }
  const home = slack.home('U1');
  if (home !== undefined) await use({ view: home }, [...pressable(home.blocks)].slice(0, 6));
  await settled();
  for (const view of [...slack.views].reverse() as View[]) {
    await use({ view }, view.blocks);
    const now = slack.views.find(({ id }) => id === view.id);
    if (now !== undefined) await send.viewSubmission(now, {}, { unchecked: true }).catch(() => {});
  }
  await settled();
  return samples;
}
