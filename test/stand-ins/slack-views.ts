/** What does Slack do with the views an app opens, stacks, changes and publishes? */
import { type Fields, isFields, need, optional, refusal, SlackRefusal } from './slack-args.ts';
import { limits } from './slack-limits.ts';
import { validateView, viewBytes, withIds } from './slack-validate.ts';
import { app, type View, type Workspace } from './slack-workspace.ts';

interface Place {
  readonly user: string;
  /** The view that is written over. */
  readonly over?: View | undefined;
  /** The view that this one lies on. */
  readonly on?: View | undefined;
}

/** Builds the view as Slack keeps it; refuses what Slack refuses. */
function makeView(workspace: Workspace, given: unknown, type: View['type'], { user, over, on }: Place): View {
  if (!isFields(given)) throw refusal('invalid_arguments', [{ pointer: '/view', rule: 'must provide an object' }]);
  if (viewBytes(given) > limits.view.bytes_max) throw new SlackRefusal('view_too_large');
  const problems = validateView(given);
  if (given['type'] !== type) {
    problems.push({ pointer: '/view/type', rule: `unsupported type: ${String(given['type'])}` });
  }
  if (problems.length > 0) throw refusal('invalid_arguments', problems);
  const external = typeof given['external_id'] === 'string' ? given['external_id'] : '';
  const taken = [...workspace.views.values(), ...workspace.homes.values()].some(
    (view) => external !== '' && view.external_id === external && view !== over,
  );
  if (taken) throw new SlackRefusal('duplicate_external_id');
  const id = over?.id ?? workspace.newId('V');
  const blocks = withIds(given['blocks'], () => workspace.newId('b'));
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
  return {
    title: { type: 'plain_text', text: '', emoji: true },
    close: null,
    submit: null,
    ...given,
    id,
    user,
    type,
    team_id: app.teamId,
    app_id: app.appId,
    bot_id: app.botId,
    app_installed_team_id: app.teamId,
    blocks: Array.isArray(blocks) ? blocks : [],
    state: { values: {} },
    hash: `${Math.floor(workspace.now() / 1000)}.${workspace.newId('h')}`,
    private_metadata: text('private_metadata'),
    callback_id: text('callback_id'),
    external_id: external,
    clear_on_close: given['clear_on_close'] === true,
    notify_on_close: given['notify_on_close'] === true,
    root_view_id: over?.root_view_id ?? on?.root_view_id ?? id,
    previous_view_id: over?.previous_view_id ?? on?.id ?? null,
  };
}

/** The view as Slack gives it to an app. */
export const shownView = ({ user: _, ...view }: View): Fields => view;

export const stackOf = (workspace: Workspace, root: string): View[] =>
  [...workspace.views.values()].filter((view) => view.root_view_id === root);

function keep(workspace: Workspace, view: View): Fields {
  if (view.type === 'home') workspace.homes.set(view.user, view);
  else workspace.views.set(view.id, view);
  return { view: shownView(view) };
}

export function openView(args: Fields, workspace: Workspace): Fields {
  const trigger = need(args, 'trigger_id');
  const user = workspace.triggers.get(trigger)?.user ?? '';
  const view = makeView(workspace, args['view'], 'modal', { user });
  workspace.useTrigger(trigger);
  return keep(workspace, view);
}

/** Lays a view on another one; Slack stacks three. */
export function pushOn(workspace: Workspace, on: View, given: unknown): Fields {
  const view = makeView(workspace, given, 'modal', { user: on.user, on });
  if (stackOf(workspace, on.root_view_id).length >= limits.view.stack_max) {
    throw new SlackRefusal('push_limit_reached');
  }
  return keep(workspace, view);
}

export function pushView(args: Fields, workspace: Workspace): Fields {
  const trigger = need(args, 'trigger_id');
  const known = workspace.triggers.get(trigger);
  if (!known) throw new SlackRefusal('invalid_trigger_id');
  const on = workspace.views.get(known.view ?? '');
  if (!on) throw new SlackRefusal('not_found');
  const pushed = pushOn(workspace, on, args['view']);
  workspace.useTrigger(trigger);
  return pushed;
}

/** Writes a view over another one that is open. */
export const replaceView = (workspace: Workspace, over: View, given: unknown): Fields =>
  keep(workspace, makeView(workspace, given, over.type, { user: over.user, over }));

export function updateView(args: Fields, workspace: Workspace): Fields {
  const [id, external, hash] = [optional(args, 'view_id'), optional(args, 'external_id'), optional(args, 'hash')];
  if (id === undefined && external === undefined) need(args, 'view_id');
  const all = [...workspace.views.values(), ...workspace.homes.values()];
  const over = all.find((view) => (id === undefined ? view.external_id === external : view.id === id));
  if (!over) throw new SlackRefusal('not_found');
  if (hash !== undefined && hash !== over.hash) throw new SlackRefusal('hash_conflict');
  return replaceView(workspace, over, args['view']);
}

export function publishView(args: Fields, workspace: Workspace): Fields {
  const user = need(args, 'user_id');
  const hash = optional(args, 'hash');
  if (!workspace.users.has(user)) {
    throw new SlackRefusal('invalid_arguments', { response_metadata: { messages: ['invalid `user_id`'] } });
  }
  const over = workspace.homes.get(user);
  if (hash !== undefined && hash !== over?.hash) throw new SlackRefusal('hash_conflict');
  return keep(workspace, makeView(workspace, args['view'], 'home', { user, over }));
}

/** Takes a view off the screen, with all of its stack when `all`. */
export function closeView(workspace: Workspace, view: View, all = false): void {
  for (const open of all ? stackOf(workspace, view.root_view_id) : [view]) workspace.views.delete(open.id);
}
