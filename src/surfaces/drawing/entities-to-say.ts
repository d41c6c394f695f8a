/** Which entities does a button say again? */
import { EntityName } from '../../core/intent.ts';
import type { Suggestion } from '../../core/reply.ts';

export type Entities = Partial<Record<EntityName, string>>;

/**
 * The first that `fits`: all known entities, or else all but the words of the question. Those are left out where the
 * receipt has them. Undefined where even the rest does not fit.
 */
export function entitiesToSay(
  { entities }: Pick<Suggestion, 'entities'>,
  receipt: string | null,
  fits: (entities: Entities) => boolean,
): Entities | undefined {
  const known = Object.entries(entities).flatMap(([name, value]) => {
    const entity = EntityName.safeParse(name).data;
    return entity === undefined ? [] : ([[entity, value]] as const);
  });
  const withoutWords: Entities = Object.fromEntries(known.filter(([name]) => name !== 'words'));
  const all: Entities = Object.fromEntries(known);
  return (receipt === null ? [all, withoutWords] : [withoutWords]).find(fits);
}
