/** How does Slack reach an app: signed over HTTP, and as a person would use it? */
import { createHmac } from 'node:crypto';
import { type Fields, isFields, type Problem } from './slack-args.ts';
import type { Filled, Use } from './slack-elements.ts';
import { limits } from './slack-limits.ts';
import {
  actionPacket,
  type Command,
  closingPacket,
  commandPacket,
  eventPacket,
  messageShortcutPacket,
  optionsPacket,
  type Packet,
  shortcutPacket,
  submissionPacket,
  type Target,
} from './slack-payloads.ts';
import type { Message, View, Workspace } from './slack-workspace.ts';

/** What people do and Slack tells the app; each resolves with how the app answered. */
export interface Sender<Delivery, Answer> {
  /** An event of the Events API; `envelope` overrides what is around it, e.g. `event_id`. */
  event(event: Fields, envelope?: Fields, delivery?: Delivery): Promise<Answer>;
  command(command: Command, delivery?: Delivery): Promise<Answer>;
  /** Uses a button or menu that is there; `filled` is what stands in the fields next to it. */
  action(on: Target, use: Use & { user?: string; filled?: Filled }, delivery?: Delivery): Promise<Answer>;
  /** Sends a form. `unchecked` leaves must-fields empty, which Slack itself does not let through. */
  viewSubmission(
    view: View,
    filled?: Filled,
    more?: { unchecked?: boolean; user?: string },
    delivery?: Delivery,
  ): Promise<Answer>;
  viewClosed(view: View, isCleared?: boolean, delivery?: Delivery): Promise<Answer>;
  shortcut(callbackId: string, user?: string, delivery?: Delivery): Promise<Answer>;
  messageShortcut(callbackId: string, message: Message, user?: string, delivery?: Delivery): Promise<Answer>;
  /** Types `value` into a menu that asks the app for its choices. */
  options(on: Target, typed: { actionId: string; value: string; user?: string }, delivery?: Delivery): Promise<Answer>;
}

/** The sender that hands its packets to `deliver`. */
export function senderOf<Delivery, Answer>(
  workspace: Workspace,
  deliver: (packet: Packet, delivery: Delivery | undefined) => Promise<Answer>,
): Sender<Delivery, Answer> {
  return {
    event: async (event, envelope = {}, delivery) => deliver(eventPacket(workspace, event, envelope), delivery),
    command: async (command, delivery) => deliver(commandPacket(workspace, command), delivery),
    action: async (on, use, delivery) => deliver(actionPacket(workspace, on, use), delivery),
    viewSubmission: async (view, filled = {}, more = {}, delivery) =>
      deliver(submissionPacket(workspace, view, filled, more), delivery),
    viewClosed: async (view, isCleared = false, delivery) =>
      deliver(closingPacket(workspace, view, isCleared), delivery),
    shortcut: async (callbackId, user = 'U1', delivery) =>
      deliver(shortcutPacket(workspace, callbackId, user), delivery),
    messageShortcut: async (callbackId, message, user = 'U1', delivery) =>
      deliver(messageShortcutPacket(workspace, callbackId, message, user), delivery),
    options: async (on, typed, delivery) => deliver(optionsPacket(workspace, on, typed), delivery),
  };
}

/** How one request is sent; what is left out is as Slack does it. */
export interface HttpDelivery {
  /** Signs with this instead. */
  readonly secret?: string;
  /** How old the timestamp is; below zero it lies in the future. */
  readonly ageSeconds?: number;
  readonly retry?: { readonly num: number; readonly reason: string };
  /** Sends this instead of the payload, signed as it is. */
  readonly rawBody?: string;
  readonly contentType?: string;
  /** When Slack gives up; 3 s by default. */
  readonly timeoutMs?: number;
}

/** How the app answered over HTTP. */
export interface HttpAnswer {
  /** 0 when Slack gave up waiting or could not connect. */
  readonly status: number;
  readonly body: string;
  readonly ms: number;
  readonly headers: Headers;
  /** What the person would see an error for, beside a bad status. */
  readonly problems: readonly Problem[];
}

export interface HttpSender extends Sender<HttpDelivery, HttpAnswer> {
  /** Sends any body, signed. */
  raw(body: string, contentType: string, delivery?: HttpDelivery): Promise<HttpAnswer>;
}

const formType = 'application/x-www-form-urlencoded';

function written({ kind, payload }: Packet): { body: string; contentType: string } {
  if (kind === 'event') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const form =
    kind === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
  return { body: new URLSearchParams(form).toString(), contentType: formType };
}

export function sign(secret: string, timestamp: number, body: string): string {
  const { version } = limits.signature;
  return `${version}=${createHmac('sha256', secret).update(`${version}:${timestamp}:${body}`).digest('hex')}`;
}

function read(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return isFields(parsed) ? parsed : body;
  } catch {
    return body;
  }
}

/** Sends what happens in a workspace to the app at `url`, as Slack does. */
export function slackSender(to: {
  readonly slack: { readonly workspace: Workspace };
  readonly url: string;
  readonly signingSecret: string;
}): HttpSender {
  const { workspace } = to.slack;
  const send = async (
    { body, contentType }: { body: string; contentType: string },
    delivery: HttpDelivery,
    settle: Packet['settle'],
  ): Promise<HttpAnswer> => {
    const sent = delivery.rawBody ?? body;
    const timestamp = Math.floor(Date.now() / 1000) - (delivery.ageSeconds ?? 0);
    const from = performance.now();
    const since = () => Math.round(performance.now() - from);
    try {
      const response = await fetch(new URL('/slack/events', to.url), {
        method: 'POST',
        body: sent,
        headers: {
          'content-type': delivery.contentType ?? contentType,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': sign(delivery.secret ?? to.signingSecret, timestamp, sent),
          ...(delivery.retry && {
            'x-slack-retry-num': String(delivery.retry.num),
            'x-slack-retry-reason': delivery.retry.reason,
          }),
        },
        signal: AbortSignal.timeout(delivery.timeoutMs ?? limits.events_api.timeout_ms),
      });
      const answer = await response.text();
      const ms = since();
      const problems = response.ok ? settle(read(answer)) : [];
      workspace.changed();
      return { status: response.status, body: answer, ms, headers: response.headers, problems };
    } catch (thrown) {
      return { status: 0, body: String(thrown), ms: since(), headers: new Headers(), problems: [] };
    }
  };
  return {
    ...senderOf<HttpDelivery, HttpAnswer>(workspace, (packet, delivery = {}) =>
      send(written(packet), delivery, (answer) => packet.settle(answer)),
    ),
    raw: (body, contentType, delivery = {}) => send({ body, contentType }, delivery, () => []),
  };
}
