/** Did a change change anything? */
import type { AuditedDeed, AuditedKind } from '../../core/audit.ts';
import type { Trail } from './trail.ts';

/** Notes what became of a row, unless it is as it was. */
export function noteChange(
  trail: Trail,
  change: {
    readonly kind: AuditedKind;
    readonly of: string;
    readonly did: AuditedDeed;
    readonly before: unknown;
    readonly after: unknown;
  },
): void {
  if (JSON.stringify(change.before) !== JSON.stringify(change.after)) trail.note(change);
}
