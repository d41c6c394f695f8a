/** Is somebody of another organisation than the one Vouch belongs to? */
import type { FoundMember } from './teams-calls.ts';

/** A guest, or of another tenant than `home`; without a home, in development, only a guest is. */
export const isOutsider = ({ role, tenantId }: Pick<FoundMember, 'role' | 'tenantId'>, home: string): boolean =>
  role === 'guest' || role === 'anonymous' || (home !== '' && tenantId !== null && tenantId !== home);
