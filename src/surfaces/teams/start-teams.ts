/** How does Vouch come into Microsoft Teams? */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Vouch } from '../../core/ports.ts';
import type { TeamsConfig } from '../../teams-config.ts';
import { turnOfErrand } from '../inbox/do-errand.ts';
import { Inbox } from '../inbox/inbox.ts';
import type { JobBody } from '../inbox/job.ts';
import { answerActivity } from './answer/answer-activity.ts';
import { giveUp } from './answer/give-up.ts';
import { runErrand } from './answer/run-errand.ts';
import { TeamsAdapter } from './bot-framework/teams-adapter.ts';
import { AddressBook } from './calls/address-book.ts';
import { failureOf } from './calls/connector-failure.ts';
import { Directory } from './calls/directory.ts';
import { TeamsCalls } from './calls/teams-calls.ts';
import { handleRequest } from './handle-request.ts';
import { answerInvoke } from './invoke/answer-invoke.ts';
import { isWanted } from './is-wanted.ts';
import { keyOf, turnKey } from './keys.ts';
import { Activity } from './receive/activity.ts';
import type { TeamsContext } from './teams-context.ts';

export interface TeamsSurface {
  /** What is said at start. */
  readonly said: string;
  /** Answers `/api/messages`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Why Teams does not get through to Vouch, or Vouch to Teams; undefined while all is well. */
  problem(): string | undefined;
  /** Takes nothing new, finishes what is in hand for at most `grace` milliseconds. */
  stop(grace: number): Promise<void>;
}

/** Nothing is called at start: Teams comes to Vouch. Whether the login works is tried in the background, and told by `problem`. */
export function startTeams(vouch: Vouch, config: TeamsConfig): TeamsSurface {
  const { log } = vouch;
  const adapter = new TeamsAdapter(config);
  const calls = new TeamsCalls(adapter);
  const home = config.way === 'development' ? '' : config.tenantId;
  const directory = new Directory(calls, home, log);
  const addresses = new AddressBook(vouch.ledger.conversations);
  const context: TeamsContext = { vouch, calls, directory, addresses, home, log };
  const inbox = new Inbox({
    lane: 'teams',
    ledger: vouch.ledger,
    log,
    failureOf,
    turnOf,
    work: async (body, job) => {
      const ref =
        body.do === 'take' ? await answerActivity(body.body, job, context) : await runErrand(body, job, context);
      inbox.wakeSoon();
      return ref;
    },
    giveUp: (body, reference) => giveUp(body, reference, context),
  });
  inbox.start();
  if (config.way !== 'development')
    adapter.authentication
      .tryLogin()
      .catch((thrown: unknown) => log.error({ err: thrown }, 'Teams gives Vouch no token'));
  return {
    said:
      config.way === 'development'
        ? 'Teams: at /api/messages, for development on this machine only. Nobody has to log in. Never use it like this for real work.'
        : `Teams: at /api/messages, for the bot ${config.appId}${config.way === 'identity' ? ', with its managed identity' : ''}.`,
    handle: (request, response) =>
      handleRequest(request, response, {
        adapter,
        home,
        log,
        take: async (activity, raw) => {
          if (activity.type === 'invoke') {
            const answer = await answerInvoke(activity, (id) => inbox.keep(id, raw), context);
            inbox.wakeSoon();
            return answer;
          }
          if (await isWanted(activity, context)) await inbox.keep(keyOf(activity), raw);
          return undefined;
        },
      }),
    problem: () => adapter.authentication.problem(),
    stop: (grace) => inbox.stop(grace),
  };
}

/** What is done one after the other: all of a conversation, all about a follow-up, all that is told to one person. */
function turnOf(body: JobBody): string {
  if (body.do !== 'take') return turnOfErrand(body);
  const activity = Activity.safeParse(body.body);
  return activity.success ? turnKey(activity.data) : 'unreadable';
}
