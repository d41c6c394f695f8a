/** How does the ledger stand, and what waits in it? */
import type { LaneState } from '../../../core/delivery.ts';
import { type SourceState, sources } from '../../../core/source.ts';
import type { LedgerFile, LedgerLook } from '../../../ledger/look-at-ledger.ts';
import { watched } from '../../../watch/sources.ts';
import { type Check, type Finding, failed, off, ok, warning } from './check.ts';

type Look = () => Promise<LedgerLook>;

const megabyte = 1024 * 1024;
/** Room that is soon used up, in bytes. */
const littleRoom = 200 * megabyte;
/** What is due for longer is not being worked off, in milliseconds. */
const tooLong = 15 * 60 * 1000;

export const checkDatabase = (look: Look): Check => ({
  name: 'database',
  run: async () => {
    const { kind, tables, file, writable } = await look();
    if (kind === 'memory')
      return warning(
        'The ledger is in memory: all of it is lost at the end.',
        'Set DATABASE_URL to a file, or unset it.',
      );
    const where = file === null ? kind : `${kind}, ${file.path}`;
    if (!writable)
      return failed(
        `${where}: it may not be written.`,
        file === null
          ? 'Give its user leave to write, or point DATABASE_URL at the server that takes writes.'
          : 'Give the user that runs Vouch leave to write the file and its folder.',
      );
    if (tables === 'newer')
      return failed(
        `${where}: a newer version of Vouch made its tables.`,
        'Start that version, or point DATABASE_URL at another database.',
      );
    const trouble = file === null ? undefined : troubleOf(file);
    if (trouble !== undefined) return trouble;
    if (tables === 'new') return ok(`${where}: not made yet; Vouch makes it at its first start.`);
    if (tables === 'older')
      return warning(
        `${where}: an older version of Vouch made its tables.`,
        'The next start brings them up to date. Copy it before, with the version that made it.',
      );
    return ok(`${where}, up to date${file === null ? '' : `, ${sizeOf(file)}`}.`);
  },
});

function troubleOf({ path, network, free, size }: LedgerFile): Finding | undefined {
  if (network !== null)
    return warning(
      `${path} is on a network file system (${network}), where SQLite can lose what it wrote.`,
      'Put it on a disk of this machine, or use PostgreSQL.',
    );
  if (free < Math.max(littleRoom, size ?? 0))
    return warning(`The disk of ${path} has ${sizeIn(free)} left.`, 'Make room: without any, nothing can be logged.');
  return undefined;
}

const sizeIn = (bytes: number): string =>
  bytes < 1024 * megabyte
    ? `${(bytes / megabyte).toFixed(1)} MB`
    : `${Math.floor(bytes / (1024 * megabyte)).toLocaleString('en-US')} GB`;
const sizeOf = ({ size, free }: LedgerFile): string => `${sizeIn(size ?? 0)}, with ${sizeIn(free)} free on its disk`;

/** What keeps the database from being looked into is told once, by its own check. */
const booksOf = (look: Look): Promise<LedgerLook['books']> =>
  look().then(
    ({ books }) => books,
    () => null,
  );

const noLedger = off('There is no ledger of this version to look into yet.');

export const checkOutbox = (look: Look, now: number): Check => ({
  name: 'outbox',
  run: async () => {
    const books = await booksOf(look);
    if (books === null) return noLedger;
    const lanes = await books.outbox.standing();
    const gaveUp = lanes.filter(({ failed: count }) => count > 0);
    const stuck = lanes.filter(({ oldestDue }) => oldestDue !== null && now - oldestDue > tooLong);
    if (stuck.length > 0)
      return warning(
        `${list(stuck, ({ due }) => due)} waited for longer than a quarter of an hour.`,
        'Start Vouch with “npm start”: it works them off. If it runs, look into its log.',
      );
    if (gaveUp.length > 0)
      return warning(
        `${list(gaveUp, ({ failed: count }) => count)} could not be done and was given up. ${whyOf(gaveUp)}`.trim(),
        'The health page of the desk shows each, and what to do.',
      );
    return ok('Nothing waits that should have been done.');
  },
});

const list = (lanes: readonly LaneState[], of: (lane: LaneState) => number): string =>
  lanes.map((lane) => `${of(lane)} of ${lane.lane}`).join(', ');

/** A reason may quote what a platform said. */
function whyOf(lanes: readonly LaneState[]): string {
  const newest = lanes.flatMap(({ failures }) => failures).toSorted((a, b) => b.at - a.at)[0];
  return newest === undefined ? '' : `The newest: ${newest.why.replaceAll(/[\p{C}\s]+/gu, ' ').slice(0, 200)}`;
}

export const checkLooks = (look: Look, now: number): Check => ({
  name: 'looks at the sources',
  run: async () => {
    const books = await booksOf(look);
    if (books === null) return noLedger;
    const states = await books.sources.list();
    const bad = states.filter((state) => state.ok === false);
    const old = states.filter((state) => state.ok !== false && isStale(state, now));
    if (bad.length > 0)
      return warning(
        `The last look went wrong: ${bad.map(({ source, error }) => `${sources[source].short} (${(error ?? 'no reason is known').replace(/\.$/, '')})`).join('; ')}.`,
        'The page /health of the desk tells since when. Vouch looks again by itself; until then read them by hand.',
      );
    if (old.length > 0)
      return warning(
        `Not looked at for too long: ${old.map(({ source }) => sources[source].short).join(', ')}.`,
        'Start Vouch with “npm start”, or look now with “npm run -s vouch -- watch --once”.',
      );
    const looked = states.filter((state) => state.ok === true).length;
    return looked === 0
      ? off('No source was looked at yet: Vouch does so once it runs.')
      : ok(`${looked} of ${states.length} sources were looked at in time.`);
  },
});

/** Three of its turns were missed. */
const isStale = ({ source, okAt }: SourceState, now: number): boolean =>
  okAt !== null && now - okAt > 3 * watched[source].reader.every;
