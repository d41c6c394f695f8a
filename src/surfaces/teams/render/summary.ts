/** What does a notification say of a reply? */
import type { Block, Reply } from '../../../core/reply.ts';
import { nothing } from '../../drawing/block-lines.ts';
import { clip } from '../../drawing/clip.ts';
import { teamsLimits } from './teams-limits.ts';
import { oneLine } from './text.ts';

/** The headline with its numbers, or else the first words of the reply: plain text of at most 200 characters. */
export function summaryOf(reply: Reply): string {
  for (const block of reply.blocks) {
    const { text, numbers } = firstWords(block);
    const said = oneLine(text);
    if (said === '') continue;
    const marks = numbers.length === 0 ? '' : ` ${numbers.map((n) => `[${n}]`).join('')}`;
    // Numbers that take most of the room stand on the card.
    const kept = marks.length < teamsLimits.summary / 2 ? marks : '';
    return `${clip(said, teamsLimits.summary - kept.length)}${kept}`;
  }
  return nothing;
}

function firstWords(block: Block): { readonly text: string; readonly numbers: readonly number[] } {
  switch (block.kind) {
    case 'headline':
      return { text: block.text, numbers: block.citations };
    case 'text':
    case 'problem':
      return { text: block.text, numbers: [] };
    case 'claims':
      return { text: block.title ?? 'An answer from the records', numbers: [] };
    case 'audiences':
    case 'directives':
    case 'concerns':
    case 'tasks':
    case 'counts':
    case 'items':
    case 'exposures':
    case 'touched':
    case 'answers':
    case 'trend':
      return { text: block.title, numbers: [] };
    case 'proposals':
      return { text: 'Proposed follow-ups', numbers: [] };
    case 'vendors':
      return { text: 'The status of each vendor', numbers: [] };
    case 'checks':
      return { text: 'What the lists say', numbers: [] };
    case 'sources':
      return { text: 'How each source stands', numbers: [] };
    case 'file':
      return { text: block.name, numbers: [] };
    case 'commands':
      return { text: 'What you can ask', numbers: [] };
    case 'activities':
      return { text: '', numbers: [] };
  }
}
