/** How does Bolt come to acknowledge an event only once it is kept? */
import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import type { z } from 'zod';
import { VouchError } from '../../../core/errors.ts';
import {
  EventEnvelope,
  SlackAction,
  SlackCommand,
  SlackSearch,
  SlackShortcut,
  SlackSubmission,
} from '../receive/payloads.ts';

/** What happens to something that came in: kept under an id and done later, done at once, or let pass. */
export type Intake = { readonly how: 'keep'; readonly id: string } | { readonly how: 'now' } | { readonly how: 'drop' };

export interface Intakes {
  /** Resolves once what came is durable. */
  keep(id: string, body: Record<string, unknown>): Promise<boolean>;
  /** Is an event for Vouch at all? */
  wanted(envelope: EventEnvelope): Promise<boolean>;
  /** Does a button do something, or does it only open something while its trigger lives? */
  kept(action: SlackAction['actions'][number]): boolean;
}

/**
 * Bolt answers 200 to an event before its listeners run, and Slack does not send it again: what a process that dies then had
 * in hand would be lost. Here an event, a command or a button that does something is durable first. It is worked off from
 * there, through Bolt's own routing, with nothing left to acknowledge.
 */
export class InboxApp extends App {
  #intakes: Intakes | undefined;

  constructor(options: AppOptions) {
    super(options);
  }

  keepWith(intakes: Intakes): void {
    this.#intakes = intakes;
  }

  /** From the receiver. Rejects when it could not be kept, so that Slack delivers it again. */
  override async processEvent(event: ReceiverEvent): Promise<void> {
    const intake = await this.#intakeOf(event.body);
    if (intake.how === 'now') return super.processEvent(event);
    if (intake.how === 'keep') await this.#intakes?.keep(intake.id, event.body);
    await event.ack();
  }

  /** From the inbox: what was kept, on its way through Bolt. `properties` reach the listeners as their context. */
  async work(body: Record<string, unknown>, properties: Record<string, unknown>): Promise<void> {
    await super.processEvent({ body, ack: async () => {}, customProperties: properties });
  }

  async #intakeOf(body: ReceiverEvent['body']): Promise<Intake> {
    if (body['type'] === 'event_callback') {
      const envelope = read(EventEnvelope, body);
      const wanted = (await this.#intakes?.wanted(envelope)) ?? false;
      return wanted ? { how: 'keep', id: `slack:${envelope.team_id}:${envelope.event_id}` } : { how: 'drop' };
    }
    if (typeof body['command'] === 'string') {
      const command = read(SlackCommand, body);
      return { how: 'keep', id: `slack:${command.team_id}:command:${command.trigger_id}` };
    }
    if (body['type'] === 'block_actions') {
      const { actions, trigger_id } = read(SlackAction, body);
      const [action] = actions;
      if (action !== undefined && this.#intakes?.kept(action) === true)
        return { how: 'keep', id: `slack:action:${trigger_id}:${action.action_id}` };
    }
    if (typeof body['type'] !== 'string') throw notSlacks(undefined);
    const shape = Object.hasOwn(doneAtOnce, body['type']) ? doneAtOnce[body['type']] : undefined;
    // Slack may come to send what nobody here waits for.
    if (shape === undefined) return { how: 'drop' };
    read(shape, body);
    return { how: 'now' };
  }
}

/** What has a listener that acknowledges it, and the shape that one reads. */
const doneAtOnce: Readonly<Record<string, z.ZodType>> = {
  block_actions: SlackAction,
  block_suggestion: SlackSearch,
  shortcut: SlackShortcut,
  message_action: SlackShortcut,
  view_submission: SlackSubmission,
};

/** Throws `bad-input`: Slack would not send this. */
function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw notSlacks(parsed.error);
}

const notSlacks = (cause: unknown): VouchError =>
  new VouchError('bad-input', 'This is not in the shape Slack sends.', 'Send what Slack sends.', { cause });
