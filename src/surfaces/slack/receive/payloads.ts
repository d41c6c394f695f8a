/** Which parts of what Slack sends does Vouch read? Everything else is left out at this border. */
import { z } from 'zod';

const Id = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'is no id');
/** Slack takes no longer one in a menu of people. */
const UserId = z.string().regex(/^[A-Z0-9]{1,64}$/, 'is nobody’s id');
/** When a message was written, which is its id in its channel: `1795000000.000900`. */
const Ts = z.string().regex(/^\d{1,20}\.\d{1,10}$/, 'is no time of a message');
const Words = z.string().max(50_000);

/** One message as events carry it. */
const SlackMessage = z.object({
  ts: Ts,
  text: Words.default(''),
  user: UserId.optional(),
  thread_ts: Ts.optional(),
  bot_id: Id.optional(),
  user_team: Id.optional(),
  edited: z.object({ ts: Ts }).optional(),
});

/** An event that Vouch answers to; any other `type` is let pass. */
export const SlackEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('app_mention'), channel: Id, channel_type: z.string().optional(), ...SlackMessage.shape }),
  z.object({
    type: z.literal('message'),
    channel: Id,
    channel_type: z.string().optional(),
    subtype: z.string().optional(),
    ...SlackMessage.shape,
    message: SlackMessage.optional(),
    previous_message: SlackMessage.optional(),
    deleted_ts: Ts.optional(),
  }),
  z.object({ type: z.literal('app_home_opened'), user: UserId, channel: Id, tab: z.string().optional() }),
  z.object({ type: z.literal('app_uninstalled') }),
  z.object({ type: z.literal('tokens_revoked') }),
]);
export type SlackEvent = z.infer<typeof SlackEvent>;
export type EventOf<Type extends SlackEvent['type']> = Extract<SlackEvent, { type: Type }>;

/** What stands around an event. */
export const EventEnvelope = z.object({
  type: z.literal('event_callback'),
  event_id: Id,
  team_id: Id,
  event_time: z.number().optional(),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.looseObject({ type: z.string() }),
});
export type EventEnvelope = z.infer<typeof EventEnvelope>;

export const SlackCommand = z.object({
  command: z.string().startsWith('/'),
  text: Words.default(''),
  user_id: UserId,
  channel_id: Id,
  team_id: Id,
  response_url: z.url(),
  trigger_id: Id,
});
export type SlackCommand = z.infer<typeof SlackCommand>;

const Who = z.object({ id: UserId, team_id: Id.optional() });
const Channel = z.object({ id: Id });

/** A button, menu or picker that was used. */
export const SlackAction = z.object({
  type: z.literal('block_actions'),
  user: Who,
  team: Channel.nullish(),
  trigger_id: Id,
  response_url: z.url().optional(),
  channel: Channel.optional(),
  container: z
    .object({
      type: z.string(),
      message_ts: Ts.optional(),
      channel_id: Id.optional(),
      is_ephemeral: z.boolean().optional(),
      thread_ts: Ts.optional(),
    })
    .optional(),
  message: z.object({ ts: Ts, thread_ts: Ts.optional() }).optional(),
  view: z
    .object({
      id: Id,
      type: z.string(),
      hash: z.string().optional(),
      callback_id: z.string().default(''),
      private_metadata: z.string().default(''),
      state: z.unknown(),
    })
    .optional(),
  actions: z
    .array(
      z.object({
        action_id: Id,
        block_id: z.string().default(''),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
        action_ts: z.string().optional(),
      }),
    )
    .min(1),
});
export type SlackAction = z.infer<typeof SlackAction>;

/** A global shortcut, or one on a message. */
export const SlackShortcut = z.object({
  type: z.enum(['shortcut', 'message_action']),
  callback_id: Id,
  trigger_id: Id,
  user: Who,
  team: Channel.nullish(),
  response_url: z.url().optional(),
  channel: Channel.optional(),
  message: z.object({ ts: Ts, thread_ts: Ts.optional(), text: Words.default(''), user: UserId.optional() }).optional(),
});
export type SlackShortcut = z.infer<typeof SlackShortcut>;

export const SlackSubmission = z.object({
  type: z.literal('view_submission'),
  user: Who,
  team: Channel.nullish(),
  view: z.object({
    id: Id,
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
});
export type SlackSubmission = z.infer<typeof SlackSubmission>;

/** What is typed into a field that looks things up. */
export const SlackSearch = z.object({
  type: z.literal('block_suggestion'),
  action_id: Id,
  value: z.string().default(''),
  user: Who,
  team: Channel.nullish(),
});
export type SlackSearch = z.infer<typeof SlackSearch>;
