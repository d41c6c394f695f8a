/** Which client is the page about? */
import type { Client } from '../../../core/client.ts';
import { VouchError } from '../../../core/errors.ts';
import type { Books } from '../../../core/ports.ts';

/** By its id alone: a name in an address would show one client's page for another once it is renamed. Throws `not-found`. */
export async function clientOf(id: string, { clients }: Pick<Books, 'clients'>): Promise<Client> {
  const client = await clients.get(id);
  if (client !== undefined) return client;
  throw new VouchError('not-found', 'There is no such client in the log.', 'Look for it in the list of clients.');
}
