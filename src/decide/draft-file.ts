/** Which file would a curator add to the content for an item? */
import type { Day } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Item } from '../core/item.ts';
import { type Comments, writeYaml } from '../factbase/write-yaml.ts';
import { draftDirective } from './draft-directive.ts';

export interface DraftFile {
  /** Where it belongs: `content/directives/us-bis-89-fr-52434.yaml`. */
  readonly name: string;
  readonly text: string;
}

const bindsTemplate = `TODO: whom does it bind? Without binds it informs and decides no verdict. Write, for example:
binds:
  - audiences: [federal-contractor]   # ids of audiences.yaml
    activities: [use]                 # use | acquire | supply
    effect: prohibits                 # requires-removal | prohibits | restricts | advises-against | requires-mitigation | informs`;

/** What is a guess, and what is to be done about it. */
function commentsOf(item: Item): Comments {
  const ends = item.type === 'delisting';
  return {
    top: `TODO: a draft, made from what the source reported. Read the source, then mend every line marked TODO.${
      ends
        ? '\nTODO: this ends something. Perhaps it wants no record, but an until: in the record of what it ends.'
        : ''
    }`,
    before: {
      binds: bindsTemplate,
      claims: 'TODO: say in your own words what was done, by whom, to whom; quote the source and set how: read.',
    },
    beside: {
      title: 'TODO: in plain words',
      names: 'TODO: what people call it, shortest first',
      issuer: 'TODO: as other records write it',
      authority: 'TODO: a guess: statute | regulation | order | directive | advisory | market',
      stage: 'TODO: proposed where it is not yet law',
      vendors: 'TODO: whom it is about; found by their names',
      published: item.published === null ? 'TODO: the source gives no date, this is today' : 'TODO: compare',
      from: item.source === 'kev' ? 'TODO: the catalog gives a due date, no first day' : 'TODO: the first day it holds',
      reviewed: 'TODO: set when you have read it against its source',
    },
  };
}

/** The draft under an id, as the person who asked for it would review it. */
export const draftFile = (item: Item, id: string, base: FactBase, by: { name: string; on: Day }): DraftFile => ({
  name: `content/directives/${id}.yaml`,
  text: writeYaml(tidied(draftDirective(item, id, base, by)), commentsOf(item)),
});

/** Without what is empty and need not be there. */
const tidied = (record: object): object =>
  Object.fromEntries(
    Object.entries(record).filter(([key, value]) => key === 'vendors' || key === 'binds' || !isEmpty(value)),
  );

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
