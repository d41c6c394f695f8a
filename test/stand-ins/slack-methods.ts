/** Which methods does Slack's Web API have here, and who may call them? */
import { randomUUID } from 'node:crypto';
import { badArgument, type Fields, isFields, need, optional, type Problem, SlackRefusal } from './slack-args.ts';
import {
  conversationInfo,
  findChannel,
  history,
  members,
  openConversation,
  replies,
  tsPattern,
  userInfo,
} from './slack-channels.ts';
import { limits, methodScopes } from './slack-limits.ts';
import { deleteMessage, getPermalink, postEphemeral, postMessage, updateMessage } from './slack-messages.ts';
import { validateBlocks, validateView } from './slack-validate.ts';
import { openView, publishView, pushView, updateView } from './slack-views.ts';
import { app, type Workspace } from './slack-workspace.ts';

/** The tokens Slack knows here. */
export const tokens = { bot: 'xoxb-test', app: 'xapp-test' } as const;

/** What the calls of one app share. */
export interface Installation {
  readonly scopes: ReadonlySet<string>;
  /** An app with `agent_view`, for which prompts with a thread are silently dropped. */
  readonly agentView: boolean;
  /** The tickets for a socket that were given out and not used. */
  readonly tickets: Set<string>;
}

type Method = (args: Fields, workspace: Workspace, installation: Installation) => Fields;

function threadOf(args: Fields, workspace: Workspace) {
  const channel = findChannel(workspace, need(args, 'channel_id')).id;
  const thread_ts = optional(args, 'thread_ts');
  if (thread_ts !== undefined && !tsPattern.test(thread_ts)) throw new SlackRefusal('invalid_thread_ts');
  return { channel, thread_ts };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const setStatus: Method = (args, workspace) => {
  need(args, 'thread_ts');
  const place = threadOf(args, workspace);
  if (typeof args['status'] !== 'string') throw badArgument('missing required field: status');
  const { loading_messages_max: max } = limits.assistant;
  if (listOf(args['loading_messages']).length > max) throw badArgument(`no more than ${max} items allowed`);
  workspace.marks.push({ kind: 'status', ...place, value: args['status'] });
  return {};
};

const setTitle: Method = (args, workspace) => {
  need(args, 'thread_ts');
  workspace.marks.push({ kind: 'title', ...threadOf(args, workspace), value: need(args, 'title') });
  return {};
};

const setPrompts: Method = (args, workspace, { agentView }) => {
  const place = threadOf(args, workspace);
  const prompts = listOf(args['prompts']);
  const { prompts_max: max } = limits.assistant;
  if (prompts.length === 0) throw badArgument('missing required field: prompts');
  if (prompts.length > max) throw badArgument(`no more than ${max} items allowed [json-pointer:/prompts]`);
  for (const [i, prompt] of prompts.entries()) {
    for (const name of ['title', 'message']) {
      const said = isFields(prompt) ? prompt[name] : undefined;
      if (typeof said !== 'string' || said === '') {
        throw badArgument(`missing required field: ${name} [json-pointer:/prompts/${i}]`);
      }
    }
  }
  if (!agentView || place.thread_ts === undefined) workspace.marks.push({ kind: 'prompts', ...place, value: prompts });
  return {};
};

const validate: Method = (args) => {
  const given = ['blocks', 'view', 'message'].filter((name) => args[name] !== undefined);
  if (given.length !== 1) throw badArgument('must provide exactly one of `blocks`, `view`, or `message`');
  const { blocks, view, message } = args;
  let problems: Problem[];
  if (view !== undefined) problems = validateView(view, '');
  else if (message !== undefined) problems = validateBlocks(isFields(message) ? message['blocks'] : message, 'message');
  else problems = validateBlocks(blocks, 'message', '');
  if (problems.length === 0) return {};
  throw new SlackRefusal(`invalid_${given[0]}`, {
    errors: problems.map(({ pointer, rule }) => ({ code: 'failed_constraint', message: rule, pointer })),
  });
};

const methods: Readonly<Record<string, Method>> = {
  'api.test': (args) => ({ args }),
  'auth.test': (_, workspace) => ({
    url: `${workspace.url}/`,
    team: app.teamDomain,
    user: app.botName,
    team_id: app.teamId,
    user_id: app.botUser,
    bot_id: app.botId,
    is_enterprise_install: false,
  }),
  'apps.connections.open': (_, workspace, { tickets }) => {
    const ticket = randomUUID();
    tickets.add(ticket);
    return { url: `${workspace.url.replace('http:', 'ws:')}/link/?ticket=${ticket}&app_id=${app.appId}` };
  },
  'assistant.threads.setStatus': setStatus,
  'assistant.threads.setTitle': setTitle,
  'assistant.threads.setSuggestedPrompts': setPrompts,
  'blocks.validate': validate,
  'chat.postMessage': (args, workspace, { scopes }) => postMessage(args, workspace, scopes),
  'chat.postEphemeral': (args, workspace, { scopes }) => postEphemeral(args, workspace, scopes),
  'chat.update': updateMessage,
  'chat.delete': deleteMessage,
  'chat.getPermalink': getPermalink,
  'conversations.info': conversationInfo,
  'conversations.open': openConversation,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.members': members,
  'users.info': userInfo,
  'views.open': openView,
  'views.push': pushView,
  'views.update': updateView,
  'views.publish': publishView,
};

const withoutToken = new Set(['api.test', 'blocks.validate']);

function checkToken(method: string, token: string | undefined): void {
  if (withoutToken.has(method)) return;
  if (token === undefined) throw new SlackRefusal('not_authed');
  if (token !== tokens.bot && token !== tokens.app) throw new SlackRefusal('invalid_auth');
  const wanted = method === 'apps.connections.open' ? tokens.app : tokens.bot;
  if (token !== wanted && method !== 'auth.test') throw new SlackRefusal('not_allowed_token_type');
}

/** The scopes of which one must be there: of a conversation's, the one for its kind. */
function neededFor(alternatives: readonly string[], args: Fields, workspace: Workspace): readonly string[] {
  const channel = workspace.channels.get(String(args['channel']));
  const severalUsers = String(args['users']).includes(',');
  const kind = channel?.kind ?? (severalUsers ? 'mpim' : 'im');
  if (alternatives.some((scope) => scope.startsWith('channels:')) && !channel) return alternatives;
  const prefix = kind === 'channel' ? (channel?.isPrivate === true ? 'groups:' : 'channels:') : `${kind}:`;
  const own = alternatives.filter((scope) => scope.startsWith(prefix));
  return own.length > 0 ? own : alternatives;
}

function checkScopes(method: string, args: Fields, workspace: Workspace, { scopes }: Installation): void {
  for (const entry of methodScopes[method] ?? []) {
    const needed = neededFor(entry.split('|'), args, workspace);
    if (needed.some((scope) => scopes.has(scope))) continue;
    throw new SlackRefusal('missing_scope', { needed: needed.join(','), provided: [...scopes].join(',') });
  }
}

/** Does what a method does. Gives what Slack answers beside `ok`, or throws a `SlackRefusal`. */
export function callMethod(
  call: { readonly method: string; readonly args: Fields; readonly token: string | undefined },
  workspace: Workspace,
  installation: Installation,
): Fields {
  const method = methods[call.method];
  if (!method) {
    if (call.method in methodScopes) throw new SlackRefusal('not_in_the_stand_in', { method: call.method });
    throw new SlackRefusal('unknown_method', { req_method: call.method });
  }
  checkToken(call.method, call.token);
  checkScopes(call.method, call.args, workspace, installation);
  return method(call.args, workspace, installation);
}
