/** How is somebody let in to the desk? */
import type { Vouch } from '../../../core/ports.ts';
import type { DeskConfig } from '../../../desk-config.ts';
import type { Access } from './access.ts';
import { tokenAccess } from './token-access.ts';

type LoginModule = typeof import('./login-access.ts');

/** The way in that is set, null where the desk is off. `say` prints a line where Vouch was started. */
export async function openAccess(
  desk: DeskConfig,
  vouch: Pick<Vouch, 'ledger' | 'log'>,
  say: (line: string) => void,
): Promise<Access | null> {
  if (desk.way === 'off') return null;
  if (desk.way === 'token') return tokenAccess(vouch, say);
  // Loaded only where it is wanted, as most desks are on one machine.
  const { loginAccess }: LoginModule = await import('./login-access.ts');
  return loginAccess(desk, vouch);
}
