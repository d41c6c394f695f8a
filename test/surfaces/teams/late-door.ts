/** How is a connector like at whose address nobody listens yet? */
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import type { TestContext } from 'vitest';
import type { TeamsStandIn } from '../../stand-ins/teams-server.ts';

export interface Door {
  /** Another address of the same connector. */
  readonly serviceUrl: string;
  open(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Another address of this Teams' connector, where connections are refused until it is opened. */
export async function openDoor(teams: TeamsStandIn, { onTestFinished }: TestContext): Promise<Door> {
  const { port: inner, pathname } = new URL(teams.serviceUrl);
  const reserved = createServer();
  const port = await listen(reserved, 0);
  await new Promise((resolve) => reserved.close(resolve));
  const door = createServer((outside) => {
    const inside = connect(Number(inner), '127.0.0.1');
    outside.pipe(inside).pipe(outside);
    outside.on('error', () => inside.destroy());
    inside.on('error', () => outside.destroy());
  });
  onTestFinished(() => {
    door.close();
  });
  return {
    serviceUrl: `http://127.0.0.1:${port}${pathname}`,
    open: async () => void (await listen(door, port)),
  };
}
