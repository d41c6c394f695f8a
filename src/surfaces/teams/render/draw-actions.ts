/** Which buttons stand under a card? */
import type { Reply, Suggestion } from '../../../core/reply.ts';
import { isForEverybody } from '../../about-clients.ts';
import { canBeForwarded } from '../../drawing/block-lines.ts';
import { type Entities, entitiesToSay } from '../../drawing/entities-to-say.ts';
import { tellApart } from '../../drawing/tell-apart.ts';
import type { DialogName } from '../card-data.ts';
import { execute, open } from './buttons.ts';
import type { Action } from './card-action-schema.ts';
import { teamsLimits } from './teams-limits.ts';

export interface ActionOptions {
  readonly event: string;
  /** The room is read by another organisation: nothing that writes, opens a window or names a client. */
  readonly shared: boolean;
  readonly suggestions: boolean;
  readonly vendorName: (id: string) => string;
}

/**
 * At most six: what a rep does with an answer, then its sources, then what else can be asked. Where there are more than
 * can stand in a calm row, the later ones wait behind "…".
 */
export function drawActions(reply: Reply, options: ActionOptions): Action[] {
  const suggested = options.suggestions ? suggestionsOf(reply, options) : [];
  const windows = suggested.filter(({ intent }) => windowOf(intent) !== undefined);
  const others = suggested.filter(({ intent }) => windowOf(intent) === undefined);
  const all = [
    ...windows.flatMap((suggestion) => suggestionAction(suggestion, reply.receipt, options.event)),
    ...(options.shared ? [] : toolActions(reply, options.event)),
    ...others.flatMap((suggestion) => suggestionAction(suggestion, reply.receipt, options.event)),
  ].slice(0, teamsLimits.actions);
  const shown = all.length <= teamsLimits.primaryActions + 1 ? all.length : teamsLimits.primaryActions;
  return all.map((action, index) => (index < shown ? action : behindDots(action)));
}

function suggestionsOf(reply: Reply, { shared, vendorName }: ActionOptions): Suggestion[] {
  const proposes = reply.blocks.some((block) => block.kind === 'proposals');
  return tellApart(reply.suggestions, vendorName).filter(
    (suggestion) =>
      // The proposals have a button of their own for it.
      !(proposes && suggestion.intent === 'accept-tasks') && (!shared || isForEverybody(suggestion)),
  );
}

const windowOf = (intent: string): DialogName | undefined =>
  intent === 'log-concern' || intent === 'create-task' ? intent : undefined;

/** Nothing where it carries more than a button should. */
function suggestionAction(suggestion: Suggestion, receipt: string | null, event: string): Action[] {
  const { label, intent } = suggestion;
  const dialog = windowOf(intent);
  const make = (entities: Entities): Action =>
    dialog === undefined
      ? execute(label, { does: 'say', intent, entities, receipt, event })
      : open(label, { dialog, event, receipt, about: null, entities });
  const fits = (entities: Entities) => JSON.stringify(entities).length <= teamsLimits.actionData;
  const entities = entitiesToSay(suggestion, receipt, fits);
  return entities === undefined ? [] : [make(entities)];
}

function toolActions(reply: Reply, event: string): Action[] {
  const { receipt, citations } = reply;
  if (receipt === null) return [];
  const tool = (title: string, dialog: DialogName) =>
    open(title, { dialog, event, receipt, about: null, entities: {} });
  return [
    ...(canBeForwarded(reply) ? [tool('Copy for the client', 'copy-for-client')] : []),
    ...(citations.some(({ quote }) => quote !== null) ? [tool('Show sources', 'show-sources')] : []),
  ];
}

function behindDots(action: Action): Action {
  if (action.type !== 'Action.Execute' || action.fallback === undefined) return { ...action, mode: 'secondary' };
  return { ...action, mode: 'secondary', fallback: { ...action.fallback, mode: 'secondary' } };
}
