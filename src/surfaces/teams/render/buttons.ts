/** What does a button of a card look like, and what does it carry? */
import { clip } from '../../drawing/clip.ts';
import type { CardAction, OpenDialog } from '../card-data.ts';
import type { Execute, Submit } from './card-action-schema.ts';
import { teamsLimits } from './teams-limits.ts';
import { oneLine } from './text.ts';

interface Look {
  readonly style?: 'positive';
  readonly mode?: 'secondary';
}

/** Acts on the card itself; clients without Action.Execute send the same data as a message. */
export function execute(title: string, data: CardAction, look: Look = {}): Execute {
  const named = nameOf(title);
  return {
    type: 'Action.Execute',
    ...named,
    verb: data.does,
    data,
    ...look,
    fallback: { type: 'Action.Submit', ...named, data: { ...data }, ...look },
  };
}

/** Opens a window. */
export function open(title: string, dialog: Omit<OpenDialog, 'does'>, look: Look = {}): Submit {
  return {
    type: 'Action.Submit',
    ...nameOf(title),
    data: { msteams: { type: 'task/fetch' }, does: 'open', ...dialog },
    ...look,
  };
}

/** What is cut off of a long label is said by its tooltip. */
function nameOf(label: string): { title: string; tooltip?: string } {
  const full = oneLine(label) || '–';
  const title = clip(full, teamsLimits.actionTitle);
  return title === full ? { title } : { title, tooltip: full };
}
