/** Is the port free, or is it Vouch that has it? */
import { createServer } from 'node:net';
import { z } from 'zod';
import type { Config } from '../../../config.ts';
import { type Check, failed, ok, warning } from './check.ts';

/** What /readyz of a Vouch says. */
const Ready = z.object({
  ok: z.boolean(),
  ledger: z.string(),
  content: z.object({ problems: z.array(z.string()) }),
  surfaces: z.array(z.string()).default([]),
  sources: z.array(z.object({ source: z.string() })).default([]),
});

export const checkPort = ({ host, port }: Pick<Config, 'host' | 'port'>, fetch = globalThis.fetch): Check => ({
  name: 'port',
  run: async (signal) => {
    if (port === 0) return ok('Any free port is taken at start.');
    const taken = await whyTaken(host, port);
    if (taken === null) return ok(`Port ${port} on ${host} is free.`);
    if (taken !== 'EADDRINUSE')
      return failed(
        taken === 'EACCES'
          ? `Port ${port} may not be used by this user.`
          : `Port ${port} on ${host} cannot be listened on (${taken}).`,
        'Set PORT to another port, or HOST to an address of this machine.',
      );
    const ready = await readiness(host, port, fetch, signal);
    if (ready === null)
      return failed(
        `Port ${port} on ${host} is used by another program.`,
        'Stop that program, or set PORT to another port.',
      );
    const { ok: fine, ledger, content, surfaces, sources } = ready;
    const problems = [
      ...(fine ? [] : [`its ledger: ${ledger}`]),
      ...(content.problems.length === 0 ? [] : ['the content on disk is broken, and the last good one is in use']),
      ...surfaces,
      ...(sources.length === 0 ? [] : [`sources that failed: ${sources.map(({ source }) => source).join(', ')}`]),
    ];
    return problems.length === 0
      ? ok(`Vouch runs on port ${port}, and says that all is well.`)
      : warning(
          `Vouch runs on port ${port}, and says: ${problems.join('; ')}.`,
          `Open http://${reached(host)}:${port}/readyz for the details.`,
        );
  },
});

/** The system's code for why it cannot be had; null where it is free. */
const whyTaken = (host: string, port: number): Promise<string | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });

/** What listens on every address is asked on this machine. */
const reached = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;

async function readiness(
  host: string,
  port: number,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<z.infer<typeof Ready> | null> {
  try {
    const response = await fetch(`http://${reached(host)}:${port}/readyz`, { redirect: 'error', signal });
    return Ready.safeParse(await response.json()).data ?? null;
  } catch {
    return null;
  }
}
