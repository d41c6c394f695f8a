/** In which order do the grounds of a verdict explain it? */
import type { Ground } from '../core/verdict.ts';

/** Heaviest first, but the heaviest of each activity before a second of the same, so that the answer explains every word of its verdict; one of each directive. */
export function spreadGrounds(grounds: readonly Ground[]): Ground[] {
  const first = (['use', 'acquire', 'supply'] as const).flatMap(
    (activity) => grounds.find((ground) => ground.activities.includes(activity)) ?? [],
  );
  return [
    ...new Map(
      [...first.toSorted((a, b) => grounds.indexOf(a) - grounds.indexOf(b)), ...grounds].map((ground) => [
        ground.directive,
        ground,
      ]),
    ).values(),
  ];
}
