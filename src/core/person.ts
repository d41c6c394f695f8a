/** Who speaks, and through which surface? */
import { z } from 'zod';

export const surfaces = ['slack', 'teams', 'web', 'terminal'] as const;
export type SurfaceName = (typeof surfaces)[number];

/** A person as the surface knows them. */
export const Person = z.strictObject({ id: z.string().min(1).max(200), name: z.string().min(1).max(200) });
export type Person = z.infer<typeof Person>;

/** The surface a person's id, or a room's, belongs to: what stands before its first colon. */
export function surfaceOf(id: string): SurfaceName | undefined {
  const prefix = id.split(':')[0];
  return surfaces.find((surface) => surface === prefix);
}
