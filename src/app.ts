/** How are the parts put together, once? */
import { type DestinationStream, pino } from 'pino';
import type { Config } from './config.ts';
import { type Day, dayOf } from './core/day.ts';
import { VouchError } from './core/errors.ts';
import type { FactBase } from './core/fact-base.ts';
import type { Log, Vouch } from './core/ports.ts';
import type { Screener } from './core/screening.ts';
import { checkContent } from './factbase/check.ts';
import { type Finding, formatFinding } from './factbase/finding.ts';
import { isOrdinary } from './factbase/ordinary-words.ts';
import { watchContent } from './factbase/watch-content.ts';
import { openLedger } from './ledger/open-ledger.ts';
import { openModel } from './open-model.ts';
import { preview } from './preview.ts';
import { respond } from './respond.ts';
import { makeScreener } from './screening/make-screener.ts';
import { makeReader, type Reader } from './understand/make-reader.ts';

/** Vouch as the surfaces see it, and how to put it away. */
export interface App extends Vouch {
  readonly screener: Screener;
  close(): Promise<void>;
}

/** What Vouch knows and how it reads: the same for the same files. */
export interface Content {
  readonly base: FactBase;
  readonly reader: Reader;
}

/**
 * JSON lines, on standard error unless told otherwise; the words of a question and the names of clients stay out of it. Of
 * an error it takes what says what went wrong and where: a driver or an SDK also hangs on it the row or the request that
 * it was about.
 */
export function makeLog(to: DestinationStream = pino.destination({ dest: 2, sync: true })): Log {
  return pino({ name: 'vouch', base: null, serializers: { err: errorOf } }, to);
}

function errorOf(thrown: Error): object {
  const { type, message, stack, ...rest } = pino.stdSerializers.err(thrown);
  const { code, errcode, status } = rest as { code?: unknown; errcode?: unknown; status?: unknown };
  return { type, message, stack, code, errcode, status };
}

/**
 * Build every part once. Rejects with `content` (all findings in the message) when the content is broken and with
 * `storage` when the database cannot be opened. With `watch`, a change of the content is taken up while running; a broken
 * change keeps the last good content and is told through `contentProblems`. With `content` none is loaded at start.
 */
export async function openApp(
  config: Config,
  options: { readonly watch: boolean; readonly log?: Log; readonly content?: Content },
): Promise<App> {
  const log = options.log ?? makeLog();
  const fixed = config.now;
  const clock = fixed === null ? () => Date.now() : () => fixed;
  const load = () => checkContent(config.contentDir, config.intentsDir, dayOf(clock()));
  let content = options.content ?? contentOf(load());
  // A server learns to read before the first question; a command of the terminal that reads nothing never does.
  if (options.watch) taught(content);
  let problems: readonly string[] = [];
  const ledger = await openLedger(config.databaseUrl, { clock, machine: () => Date.now(), log });
  const { model, counts: modelCounts } = await openModel(config.model, ledger, log);
  const screener = makeScreener(ledger, isOrdinary);
  const dirs = [config.contentDir, config.intentsDir];
  const stopWatching = !options.watch
    ? () => {}
    : watchContent(dirs, load, {
        onChange: (base) => {
          content = contentFrom(base);
          taught(content);
          problems = [];
          log.info({ version: base.version.slice(0, 12) }, 'content reloaded');
        },
        onProblem: (found) => {
          problems = errorsOf(found);
          log.warn({ findings: problems }, 'content on disk is broken; the last good content stays in use');
        },
      });
  return {
    respond: (utterance) => respond(utterance, { ...content, ledger, clock, log, model, screener }),
    preview: (utterance) => preview(utterance, { ...content, ledger, clock, log }),
    factBase: () => content.base,
    contentProblems: () => problems,
    modelCounts,
    screener,
    ledger,
    clock,
    log,
    close: async () => {
      stopWatching();
      await ledger.close();
    },
  };
}

/** Teaching the reader takes longer than loading all else, so it waits until something is read. */
function contentFrom(base: FactBase): Content {
  let reader: Reader | undefined;
  return {
    base,
    get reader() {
      reader ??= makeReader(base);
      return reader;
    },
  };
}

const taught = (content: Content): Reader => content.reader;

/** Throws `content` with all findings when it cannot be used. */
function contentOf({ factBase, findings }: ReturnType<typeof checkContent>): Content {
  if (factBase === null) throw brokenContent(findings);
  return contentFrom(factBase);
}

/** The content of two folders as of a day, its reader taught. Throws `content` with all findings when it cannot be used. */
export function loadContent(
  { contentDir, intentsDir }: Pick<Config, 'contentDir' | 'intentsDir'>,
  today: Day,
): Content {
  const content = contentOf(checkContent(contentDir, intentsDir, today));
  taught(content);
  return content;
}

const errorsOf = (findings: readonly Finding[]): string[] =>
  findings.filter((finding) => finding.severity === 'error').map(formatFinding);

function brokenContent(findings: readonly Finding[]): VouchError {
  return new VouchError(
    'content',
    `The content cannot be used:\n${errorsOf(findings).join('\n')}`,
    'Mend these findings; "npm run check" shows them again.',
  );
}
