/** Whom does a binding bind, and for what, in words? */
import { activityLabel, list } from '../../../actions/wording.ts';
import { type Authority, activities, type Binding, type Effect } from '../../../core/directive.ts';
import type { FactBase } from '../../../core/fact-base.ts';

export const effectWords: Readonly<Record<Effect, string>> = {
  'requires-removal': 'must be removed',
  prohibits: 'prohibited',
  restricts: 'restricted',
  'advises-against': 'advised against',
  'requires-mitigation': 'a flaw must be mended',
  informs: 'for information, binds nobody',
};

export const authorityWords: Readonly<Record<Authority, string>> = {
  statute: 'statute',
  regulation: 'regulation',
  order: 'order',
  directive: 'directive',
  advisory: 'advisory',
  market: 'decision of the market',
};

const plurals = (ids: readonly string[], base: FactBase): string =>
  list(ids.map((id) => base.audiences.get(id)?.plural ?? id));

/** "federal or national government agencies, not intelligence agencies". */
export const boundWords = ({ audiences, sparing = [] }: Binding, base: FactBase): string =>
  `${plurals(audiences, base)}${sparing.length === 0 ? '' : `, not ${plurals(sparing, base)}`}`;

/** "using", "buying and selling", "using, buying and selling". */
export const activityWords = (binding: Pick<Binding, 'activities'>): string =>
  list(activities.filter((each) => binding.activities.includes(each)).map((each) => activityLabel[each]));

/** "businesses and private users: buying, prohibited". */
export const sayBinding = (binding: Binding, base: FactBase): string =>
  `${boundWords(binding, base)}: ${activityWords(binding)}, ${effectWords[binding.effect]}`;
