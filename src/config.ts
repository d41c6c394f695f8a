/** How is this Vouch set up? */
import { resolve } from 'node:path';
import { z } from 'zod';
import { isDay } from './core/day.ts';
import { VouchError } from './core/errors.ts';

const root = resolve(import.meta.dirname, '..');

const Port = z.coerce
  .number('is not a number')
  .int('is not a whole number')
  .min(0, 'a port is between 0 and 65535')
  .max(65_535, 'a port is between 0 and 65535');

/** Every setting and where its value comes from, for the person who has to set it. */
export const settings: Readonly<Record<string, string>> = {
  PORT: 'any free port; 3978 when unset',
  HOST: '127.0.0.1 when unset',
  DATABASE_URL: 'sqlite:./data/vouch.db when unset, or postgres://user:password@host/database',
  CONTENT_DIR: 'the folder with vendors/, directives/ and facts/; content/ of the project when unset',
  VOUCH_NOW: 'a fixed clock for tests: 2024-07-01 or 2024-07-01T09:00:00Z; the real time when unset',
};

const Environment = z.object({
  PORT: Port.default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/, 'begins with sqlite: or postgres://')
    .default('sqlite:./data/vouch.db'),
  CONTENT_DIR: z.string().min(1).default(resolve(root, 'content')),
  VOUCH_NOW: z
    .string()
    .refine((text) => isDay(text) || !Number.isNaN(Date.parse(text)), 'is not a date or time')
    .optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly contentDir: string;
  readonly intentsDir: string;
  /** Epoch milliseconds of a fixed clock, or null for the real one. */
  readonly now: number | null;
}

/** The configuration from the environment, frozen. All problems are reported at once, as one `config` error. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `  ${name}: ${issue.message} (${settings[name] ?? 'see the README'})`;
    });
    throw new VouchError(
      'config',
      `The configuration has ${lines.length === 1 ? 'a problem' : `${lines.length} problems`}:\n${lines.join('\n')}`,
      'Set these environment variables and start again.',
    );
  }
  const { PORT, HOST, DATABASE_URL, CONTENT_DIR, VOUCH_NOW } = parsed.data;
  return Object.freeze({
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    contentDir: resolve(CONTENT_DIR),
    intentsDir: resolve(root, 'intents'),
    now: VOUCH_NOW === undefined ? null : Date.parse(VOUCH_NOW),
  });
}
