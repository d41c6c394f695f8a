/** What of the configuration can be used, and what is wrong with the rest? */
import { type Config, readConfig } from '../../../config.ts';
import { asVouchError } from '../../../core/errors.ts';

export interface UsableConfig {
  readonly config: Config;
  /** Each problem as `readConfig` says it, `NAME: what is wrong (where the value comes from)`; empty while all is well. */
  readonly problems: readonly string[];
  readonly remedy: string | null;
  /** The parts that were left out because of them, by the beginning of their variables. */
  readonly broken: ReadonlySet<string>;
}

/** Variables that make one part together: half of one is none. */
const parts = ['SLACK_', 'OPENAI_', 'OIDC_', 'VOUCH_SOURCE_', 'Teams'] as const;
export type Part = (typeof parts)[number];

const ofTeams = /^(?:Microsoft|ChannelService$|ToBotFrom|ToChannelFrom|VOUCH_TEAMS_)/;

function partOf(name: string): string {
  if (ofTeams.test(name)) return 'Teams';
  if (name === 'VOUCH_PUBLIC_URL') return 'OIDC_';
  return parts.find((part) => name.startsWith(part)) ?? name;
}

/** The configuration without the parts that have a problem. Never throws: without anything set, all defaults hold. */
export function usableConfig(environment: NodeJS.ProcessEnv): UsableConfig {
  try {
    return { config: readConfig(environment), problems: [], remedy: null, broken: new Set() };
  } catch (thrown) {
    const { message, remedy } = asVouchError(thrown);
    const problems = [...message.matchAll(/^ {2}(\w+: .*)$/gm)].map((match) => match[1] ?? '');
    const broken = new Set(problems.map((problem) => partOf(problem.slice(0, problem.indexOf(':')))));
    const rest = Object.fromEntries(Object.entries(environment).filter(([name]) => !broken.has(partOf(name))));
    return {
      config: firstGood(rest, environment),
      problems: problems.length > 0 ? problems : [message],
      remedy,
      broken,
    };
  }
}

/** What is good by itself may still not go together. */
function firstGood(rest: NodeJS.ProcessEnv, environment: NodeJS.ProcessEnv): Config {
  const { DATABASE_URL } = environment;
  for (const given of [rest, { DATABASE_URL }, {}]) {
    try {
      return readConfig(given);
    } catch {
      // the next has less in it
    }
  }
  return readConfig({});
}
