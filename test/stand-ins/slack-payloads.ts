/** What does Slack tell an app when somebody does something? */
import type {
  BlockAction,
  BlockSuggestion,
  GlobalShortcut,
  MessageShortcut,
  SlashCommand,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';
import { type Fields, isFields, type Problem } from './slack-args.ts';
import { actionOf, type Filled, formState, type Use } from './slack-elements.ts';
import { shown } from './slack-messages.ts';
import { settleCommand, settleOptions, settleSubmission } from './slack-responses.ts';
import { closeView, shownView } from './slack-views.ts';
import { app, type Ephemeral, type Message, type View, type Workspace } from './slack-workspace.ts';

/** Something for the app, and what Slack does with its answer. */
export interface Packet {
  readonly kind: 'event' | 'command' | 'interactive';
  readonly payload: Fields;
  /** Gives what is wrong with the answer: what the person would see an error for. */
  settle(answer: unknown): Problem[];
}

/** The element somebody uses, and where it stands. */
export type Target = { readonly message: Message | Ephemeral } | { readonly view: View };

/** A payload of Bolt's types, except for what Slack says more loosely than they do. */
type Loosely<T> = Omit<T, 'actions' | 'enterprise' | 'message' | 'response_url' | 'view'> & {
  readonly enterprise: null;
  readonly actions?: unknown;
  readonly message?: unknown;
  readonly response_url?: string;
  readonly view?: unknown;
};

const nothingToSettle = (): Problem[] => [];

export const handleOf = (workspace: Workspace, user: string): string =>
  (workspace.users.get(user)?.name ?? user).toLowerCase().replaceAll(' ', '.');

function channelName(workspace: Workspace, id: string): string {
  const channel = workspace.channels.get(id);
  return channel?.kind === 'channel' && channel.isPrivate ? 'privategroup' : (channel?.name ?? id);
}

function interactive(workspace: Workspace, user: string) {
  const handle = handleOf(workspace, user);
  return {
    team: { id: app.teamId, domain: app.teamDomain },
    user: { id: user, username: handle, name: handle, team_id: workspace.users.get(user)?.team ?? app.teamId },
    api_app_id: app.appId,
    token: app.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function eventPacket(workspace: Workspace, event: Fields, envelope: Fields): Packet {
  const { channel, item } = event;
  const place = channel ?? (isFields(item) ? item['channel'] : undefined);
  const payload = {
    token: app.verificationToken,
    team_id: app.teamId,
    context_team_id: app.teamId,
    context_enterprise_id: null,
    api_app_id: app.appId,
    event,
    type: 'event_callback',
    event_id: workspace.newId('Ev'),
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: app.teamId,
        user_id: app.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: workspace.channels.get(String(place))?.isExtShared ?? false,
    event_context: `4-${workspace.newId('ctx')}`,
    ...envelope,
  };
  return { kind: 'event', payload, settle: nothingToSettle };
}

/** A slash command; every field of the form may be given otherwise. */
export interface Command {
  readonly command: string;
  readonly text?: string;
  readonly user?: string;
  readonly channel?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

export function commandPacket(workspace: Workspace, given: Command): Packet {
  const { command, text = '', user = 'U1', channel = 'C1', fields } = given;
  const payload = {
    token: app.verificationToken,
    team_id: app.teamId,
    team_domain: app.teamDomain,
    channel_id: channel,
    channel_name: channelName(workspace, channel),
    user_id: user,
    user_name: handleOf(workspace, user),
    command,
    text,
    api_app_id: app.appId,
    is_enterprise_install: 'false',
    response_url: workspace.newResponseUrl(user, channel),
    trigger_id: workspace.newTrigger(user),
    ...fields,
  } satisfies SlashCommand;
  return { kind: 'command', payload, settle: (answer) => settleCommand(workspace, { user, channel }, answer) };
}

/** The person who uses it: whoever is named, else whoever sees it. */
const userOf = (on: Target, user: string | undefined): string => {
  if (user !== undefined) return user;
  if ('view' in on) return on.view.user;
  return 'to' in on.message ? on.message.to : 'U1';
};

function placeOf(workspace: Workspace, on: Target) {
  if ('view' in on) return { container: { type: 'view', view_id: on.view.id }, view: shownView(on.view) };
  const { channel, ts, thread_ts } = on.message;
  const isEphemeral = 'to' in on.message;
  return {
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: isEphemeral,
      ...(thread_ts !== undefined && { thread_ts }),
    },
    channel: { id: channel, name: channelName(workspace, channel) },
    // Slack does not repeat a message that only one person sees.
    ...(!isEphemeral && { message: shown(on.message) }),
  };
}

export function actionPacket(
  workspace: Workspace,
  on: Target,
  use: Use & { readonly user?: string; readonly filled?: Filled },
): Packet {
  const user = userOf(on, use.user);
  const { blocks } = 'view' in on ? on.view : on.message;
  const action = actionOf(blocks, use, workspace.newTs());
  const values = formState(blocks, use.filled ?? {}, true);
  const place = placeOf(workspace, on);
  const payload = {
    type: 'block_actions',
    ...interactive(workspace, user),
    ...place,
    trigger_id: workspace.newTrigger(user, 'view' in on ? on.view.id : undefined),
    ...('view' in on
      ? { view: { ...shownView(on.view), state: { values } } }
      : {
          state: { values },
          response_url: workspace.newResponseUrl(user, on.message.channel, on.message),
        }),
    actions: [action],
  } satisfies Loosely<BlockAction>;
  return { kind: 'interactive', payload, settle: nothingToSettle };
}

export function submissionPacket(
  workspace: Workspace,
  view: View,
  filled: Filled,
  { unchecked = false, user = view.user }: { unchecked?: boolean; user?: string } = {},
): Packet {
  const payload = {
    type: 'view_submission',
    ...interactive(workspace, user),
    trigger_id: workspace.newTrigger(user, view.id),
    view: { ...shownView(view), state: { values: formState(view.blocks, filled, unchecked) } },
    response_urls: [],
  } satisfies Loosely<ViewSubmitAction>;
  return { kind: 'interactive', payload, settle: (answer) => settleSubmission(workspace, view, answer) };
}

export function closingPacket(workspace: Workspace, view: View, cleared: boolean): Packet {
  if (!view.notify_on_close)
    throw new Error(`the view '${view.callback_id}' does not ask to be told when it is closed`);
  closeView(workspace, view, cleared);
  const payload = {
    type: 'view_closed',
    ...interactive(workspace, view.user),
    view: shownView(view),
    is_cleared: cleared,
  } satisfies Loosely<ViewClosedAction>;
  return { kind: 'interactive', payload, settle: nothingToSettle };
}

export function shortcutPacket(workspace: Workspace, callback_id: string, user: string): Packet {
  const payload = {
    type: 'shortcut',
    ...interactive(workspace, user),
    callback_id,
    trigger_id: workspace.newTrigger(user),
    action_ts: workspace.newTs(),
  } satisfies Loosely<GlobalShortcut>;
  return { kind: 'interactive', payload, settle: nothingToSettle };
}

export function messageShortcutPacket(
  workspace: Workspace,
  callback_id: string,
  message: Message,
  user: string,
): Packet {
  const payload = {
    type: 'message_action',
    ...interactive(workspace, user),
    callback_id,
    trigger_id: workspace.newTrigger(user),
    action_ts: workspace.newTs(),
    message_ts: message.ts,
    message: shown(message),
    channel: { id: message.channel, name: channelName(workspace, message.channel) },
    response_url: workspace.newResponseUrl(user, message.channel),
  } satisfies Loosely<MessageShortcut>;
  return { kind: 'interactive', payload, settle: nothingToSettle };
}

export function optionsPacket(
  workspace: Workspace,
  on: Target,
  { actionId, value, user }: { readonly actionId: string; readonly value: string; readonly user?: string },
): Packet {
  const { blocks } = 'view' in on ? on.view : on.message;
  const { block_id } = actionOf(blocks, { actionId, chosen: {} }, '');
  const payload = {
    type: 'block_suggestion',
    ...interactive(workspace, userOf(on, user)),
    ...placeOf(workspace, on),
    action_id: actionId,
    block_id: String(block_id),
    value,
  } satisfies Loosely<BlockSuggestion>;
  return { kind: 'interactive', payload, settle: settleOptions };
}
