/** How does the file that is uploaded to Teams come about? `npm run manifest [-- FILE] [--from FOLDER]` writes it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { asVouchError, VouchError } from '../src/core/errors.ts';
import { teamsEnvironment, teamsSettings } from '../src/teams-config.ts';
import { fillManifest, iconNames, iconProblem, manifestProblems, zipOf } from './teams-package.ts';

const root = resolve(import.meta.dirname, '..');
/** Teams wants a web site, a privacy notice and terms of use of every app; this address belongs to nobody (RFC 2606). */
const nobody = 'https://www.example.com';

const Environment = z.object({
  MicrosoftAppId: teamsEnvironment.MicrosoftAppId,
  VOUCH_ABOUT_URL: z
    .url({ protocol: /^https$/, error: 'is not a web address that begins with https://' })
    .max(2048, 'is too long: Teams takes 2048 characters')
    .optional(),
});
const whereFrom: Readonly<Record<string, string>> = {
  MicrosoftAppId: teamsSettings.MicrosoftAppId,
  VOUCH_ABOUT_URL: 'a page of yours that tells who runs Vouch, how it treats what people write, and on what terms',
};

/** The values for the manifest's marks; a `config` error where one is missing or wrong. */
function readValues(environment: NodeJS.ProcessEnv): { MicrosoftAppId: string; VOUCH_ABOUT_URL: string } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { data, error } = Environment.safeParse(given);
  const fail = (name: string, what: string) =>
    new VouchError('config', `${name} ${what} (${whereFrom[name] ?? ''}).`, 'Set it and run this again.');
  const problem = error?.issues[0];
  if (problem !== undefined) throw fail(String(problem.path[0]), problem.message);
  if (data?.MicrosoftAppId === undefined) throw fail('MicrosoftAppId', 'is missing');
  return { MicrosoftAppId: data.MicrosoftAppId, VOUCH_ABOUT_URL: data.VOUCH_ABOUT_URL ?? nobody };
}

function readOptions(): { readonly file: string; readonly from: string } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { from: { type: 'string' } } });
    if (positionals.length > 1) throw new Error('One file is enough.');
    return {
      file: resolve(positionals[0] ?? join(root, 'data', 'vouch-teams.zip')),
      from: resolve(values.from ?? join(import.meta.dirname, 'teams')),
    };
  } catch (thrown) {
    const what = thrown instanceof Error ? thrown.message : String(thrown);
    throw new VouchError('bad-input', what, 'Use: npm run manifest [-- FILE.zip] [--from FOLDER]');
  }
}

/** A `content` error with every problem on a line of its own. */
function refuse(path: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const lines = problems.map((problem) => `  ${problem}`);
  throw new VouchError('content', `Teams would not take ${path}:\n${lines.join('\n')}`, 'Nothing was written.');
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw new VouchError('content', `${path} cannot be read.`, 'Nothing was written.', { cause: thrown });
  }
}

function write(file: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, bytes);
  } catch (thrown) {
    throw new VouchError('storage', `${file} cannot be written.`, 'Name another file.', { cause: thrown });
  }
}

try {
  const { file, from } = readOptions();
  const values = readValues(process.env);
  const manifestFile = join(from, 'manifest.json');
  const manifest = fillManifest(read(manifestFile).toString('utf8'), values);
  refuse(manifestFile, manifestProblems(manifest));
  const files: Record<string, Uint8Array> = { 'manifest.json': Buffer.from(manifest) };
  for (const kind of ['color', 'outline'] as const) {
    const name = iconNames(manifest)[kind];
    files[name] = read(join(from, name));
    const problem = iconProblem(kind, files[name]);
    refuse(join(from, name), problem === undefined ? [] : [problem]);
  }
  write(file, zipOf(files));
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const near = relative(process.cwd(), file);
  say(`Wrote ${near.startsWith('..') ? file : near} for the bot ${values.MicrosoftAppId}.`);
  say('Next, in Teams: Apps, Manage your apps, Upload an app, Upload a custom app. Choose this file, then Add.');
  say('Where you may not, ask a Teams administrator to upload it: Teams admin center, Teams apps, Manage apps.');
  if (values.VOUCH_ABOUT_URL === nobody)
    say(
      `Its links to a web site, a privacy notice and terms of use lead to ${nobody}, which is nobody's. Set VOUCH_ABOUT_URL to ${whereFrom['VOUCH_ABOUT_URL']}, and run this again.`,
    );
} catch (thrown) {
  const { message, remedy, exit } = asVouchError(thrown);
  process.stderr.write(`${message}\n${remedy}\n`);
  process.exitCode = exit;
}
