/** What does Slack do with what comes back to it: through a response_url, or in an acknowledgement? */
import { type Fields, flag, isFields, optional, type Problem, SlackRefusal } from './slack-args.ts';
import { limits } from './slack-limits.ts';
import { botMessage, isEmpty, readContent, rewrite } from './slack-messages.ts';
import { validateOptions } from './slack-validate.ts';
import { closeView, pushOn, replaceView } from './slack-views.ts';
import type { Message, ResponseUrl, View, Workspace } from './slack-workspace.ts';

/** Posts what an app says to the person who used it, or to the whole channel. */
function post(workspace: Workspace, args: Fields, to: { readonly user: string; readonly channel: string }): void {
  const content = readContent(args, workspace);
  if (isEmpty(content)) throw new SlackRefusal('no_text');
  const message = botMessage(workspace, to.channel, content, optional(args, 'thread_ts'));
  if (args['response_type'] === 'in_channel') workspace.messages.push(message);
  else workspace.ephemerals.push({ ...message, to: to.user });
}

function remove(workspace: Workspace, message: Message): void {
  const list: Message[] = 'to' in message ? workspace.ephemerals : workspace.messages;
  const at = list.indexOf(message);
  if (at >= 0) list.splice(at, 1);
}

function take(workspace: Workspace, url: ResponseUrl, args: Fields): void {
  const { original } = url;
  // After a press of a button the pressed message is written over, unless the app says otherwise.
  const asNew = 'replace_original' in args ? !flag(args, 'replace_original') : 'response_type' in args;
  if (original && flag(args, 'delete_original')) {
    remove(workspace, original);
  } else if (original && !asNew) {
    const content = readContent(args, workspace);
    if (isEmpty(content)) throw new SlackRefusal('no_text');
    rewrite(original, content, workspace);
  } else {
    post(workspace, args, url);
  }
}

/** The HTTP answer to a POST to a response_url; keeps what was sent. */
export function respond(workspace: Workspace, id: string, args: Fields): { status: number; body: Fields } {
  const url = workspace.responseUrls.get(id);
  const { max_uses, ttl_ms, errors, http_status_on_error } = limits.response_url;
  const keep = (error: string | undefined) => workspace.responses.push({ id, body: args, at: workspace.now(), error });
  const dead = (error: string) => {
    keep(error);
    return { status: http_status_on_error, body: { ok: false, error } };
  };
  if (!url) return dead('no_service');
  if (workspace.now() - url.at > ttl_ms) return dead(errors.expired);
  if (url.uses >= max_uses) return dead(errors.used);
  url.uses += 1;
  try {
    take(workspace, url, args);
  } catch (thrown) {
    if (!(thrown instanceof SlackRefusal)) throw thrown;
    keep(thrown.code);
    return { status: 200, body: { ok: false, error: thrown.code, ...thrown.extra } };
  }
  keep(undefined);
  return { status: 200, body: { ok: true } };
}

const refused = (act: () => unknown): Problem[] => {
  try {
    act();
    return [];
  } catch (thrown) {
    if (!(thrown instanceof SlackRefusal)) throw thrown;
    const { errors } = thrown.extra;
    return (Array.isArray(errors) ? errors : ['']).map((rule) => ({ pointer: thrown.code, rule: String(rule) }));
  }
};

/** Shows the answer to a slash command. Gives what the person would see an error for. */
export function settleCommand(workspace: Workspace, to: { user: string; channel: string }, answer: unknown): Problem[] {
  if (answer === undefined || answer === '') return [];
  const args = isFields(answer) ? answer : { text: String(answer) };
  return Object.keys(args).length === 0 ? [] : refused(() => post(workspace, args, to));
}

/** Does what an app answers to a sent form. Gives what the person would see an error for. */
export function settleSubmission(workspace: Workspace, view: View, answer: unknown): Problem[] {
  const said = isFields(answer) ? answer : {};
  switch (said['response_action']) {
    case undefined:
      closeView(workspace, view);
      return answer === undefined || answer === '' || Object.keys(said).length === 0
        ? []
        : [{ pointer: '', rule: 'missing required field: response_action' }];
    case 'clear':
      closeView(workspace, view, true);
      return [];
    case 'update':
      return refused(() => replaceView(workspace, view, said['view']));
    case 'push':
      return refused(() => pushOn(workspace, view, said['view']));
    case 'errors':
      return settleErrors(view, said['errors']);
    default:
      return [{ pointer: '/response_action', rule: 'must be one of clear, errors, push, update' }];
  }
}

/** The view stays open; each error must belong to a block that asks for something. */
function settleErrors(view: View, errors: unknown): Problem[] {
  if (!isFields(errors) || Object.keys(errors).length === 0) {
    return [{ pointer: '/errors', rule: 'must name at least one block' }];
  }
  const inputs = view.blocks.flatMap((block) =>
    isFields(block) && block['type'] === 'input' ? [String(block['block_id'])] : [],
  );
  return Object.entries(errors).flatMap(([id, text]) => {
    if (!inputs.includes(id)) return [{ pointer: `/errors/${id}`, rule: 'is no input block of the view' }];
    return typeof text === 'string' && text !== '' ? [] : [{ pointer: `/errors/${id}`, rule: 'must provide a string' }];
  });
}

/** Looks at the choices an app gives for a menu. */
export const settleOptions = (answer: unknown): Problem[] => validateOptions(answer);
