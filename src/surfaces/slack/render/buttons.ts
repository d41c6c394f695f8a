/** Which buttons stand under a reply? */
import type { ActionsBlock, Button, ContextActionsBlock } from '@slack/types';
import type { Reply, Suggestion } from '../../../core/reply.ts';
import { isForEverybody } from '../../about-clients.ts';
import { canBeForwarded } from '../../drawing/block-lines.ts';
import { clip } from '../../drawing/clip.ts';
import { type Entities, entitiesToSay } from '../../drawing/entities-to-say.ts';
import { tellApart } from '../../drawing/tell-apart.ts';
import { actionIds, type SayValue } from '../action-ids.ts';
import { oneLine, plainText } from './plain.ts';
import { slackLimits } from './slack-limits.ts';

export interface ButtonOptions {
  /** The room is read by another organisation: nothing that writes, opens a window or names a client. */
  readonly shared: boolean;
  readonly shareable: boolean;
  readonly suggestions: boolean;
  readonly vendorName: (id: string) => string;
}

/** A button with a calm label; what is cut off is still read out. */
export function button(label: string, actionId: string, value: string, style?: 'primary'): Button {
  const full = oneLine(label);
  const spoken = full.length > slackLimits.calmButtonText ? clip(full, slackLimits.accessibilityLabel) : undefined;
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(full, slackLimits.calmButtonText),
    value,
    ...(style === undefined ? {} : { style }),
    ...(spoken === undefined ? {} : { accessibility_label: spoken }),
  };
}

/** At most two rows: what the reply suggests, then what can be done with the answer. `taken`: rows that the blocks above already hold. */
export function drawButtons(reply: Reply, options: ButtonOptions, taken: number): ActionsBlock[] {
  const suggested = options.suggestions ? suggestionButtons(reply, options) : [];
  const tools = options.shared ? [] : toolButtons(reply, options.shareable);
  const free = Math.max(0, slackLimits.buttonRows - taken);
  const rows = free > 1 ? [suggested, tools] : [[...suggested, ...tools]];
  return rows
    .slice(0, free)
    .map((row) => row.slice(0, slackLimits.buttonsInRow))
    .filter((row) => row.length > 0)
    .map((elements) => ({ type: 'actions', elements }));
}

function suggestionButtons(reply: Reply, { shared, vendorName }: ButtonOptions): Button[] {
  const proposes = reply.blocks.some((block) => block.kind === 'proposals');
  const used = new Set<string>();
  return tellApart(reply.suggestions, vendorName).flatMap((suggestion, index) => {
    // The proposals have a button of their own for it.
    if (proposes && suggestion.intent === 'accept-tasks') return [];
    if (shared && !isForEverybody(suggestion)) return [];
    const value = sayValue(suggestion, reply.receipt);
    if (value === undefined) return [];
    return [button(suggestion.label, actionIdOf(suggestion, index, used), value)];
  });
}

/** The value of a button that says something again; undefined where it is too long. */
export function sayValue(suggestion: Suggestion, receipt: string | null): string | undefined {
  const written = (entities: Entities) =>
    JSON.stringify({ intent: suggestion.intent, entities, receipt } satisfies SayValue);
  const fits = (entities: Entities) => written(entities).length <= slackLimits.buttonValue;
  const entities = entitiesToSay(suggestion, receipt, fits);
  return entities === undefined ? undefined : written(entities);
}

function actionIdOf({ intent }: Suggestion, index: number, used: Set<string>): string {
  const base =
    intent === 'log-concern' ? actionIds.logConcern : intent === 'create-task' ? actionIds.createTask : actionIds.say;
  const id = base === actionIds.say || used.has(base) ? `${base}:${index}` : base;
  used.add(base);
  return id;
}

function toolButtons(reply: Reply, shareable: boolean): Button[] {
  const { receipt, citations } = reply;
  if (receipt === null) return [];
  return [
    ...(canBeForwarded(reply) ? [button('Copy for the client', actionIds.copyForClient, receipt)] : []),
    ...(citations.length > 0 ? [button('Show sources', actionIds.showSources, receipt)] : []),
    ...(shareable ? [button('Share here', actionIds.shareHere, receipt)] : []),
  ];
}

/** "Helpful" and "Not helpful" about one answer. A toggle: the last press counts. */
export function drawFeedback(receipt: string): ContextActionsBlock {
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: actionIds.feedback,
        positive_button: { text: plainText('Helpful'), value: `helpful:${receipt}` },
        negative_button: { text: plainText('Not helpful'), value: `unhelpful:${receipt}` },
      },
    ],
  };
}
