/** Does the text begin with a command, the sure way to say an intent? */
import type { FactBase } from '../core/fact-base.ts';

export interface CommandRead {
  readonly intent: string;
  /** What follows the command's name. */
  readonly rest: string;
  /** Written with a slash, so that nothing else can be meant. */
  readonly sure: boolean;
}

export interface CommandReader {
  read(plain: string): CommandRead | null;
  /** The text without "hey vouch," or "/vouch" before it. */
  withoutAddress(plain: string): string;
}

const address = /^(?:(?:hey|hi|hello|ok|dear)[\s,]+)?@?vouch\b[\s,:;!.-]*/i;

/**
 * Commands are read as `/name ...`, `vouch name ...` or plain `name ...`. Without the slash the caller must still check that
 * what follows is what the command takes: "help me choose" is no command.
 */
export function makeCommandReader({ intents }: Pick<FactBase, 'intents'>): CommandReader {
  const byName = new Map<string, string>();
  for (const [id, { command }] of intents) {
    if (command === undefined) continue;
    for (const name of [command.name, ...command.also]) if (!byName.has(name)) byName.set(name, id);
  }
  const withoutAddress = (plain: string): string => {
    const bare = plain
      .replace(/^\/(?:vouch|ask)\b[\s:,]*/i, '')
      .replace(address, '')
      .replace(/^\/?ask\b:?\s+(?=\S)/i, '');
    return bare === '' ? plain.replace(/^\//, '') : bare;
  };
  return {
    withoutAddress,
    read(plain) {
      const text = withoutAddress(plain);
      const match = /^(\/?)([a-z][a-z-]*)\b(?!['’])[\s:,]*(.*)$/isu.exec(text);
      const [, slash = '', name = '', rest = ''] = match ?? [];
      const intent = byName.get(name.toLowerCase()) ?? byName.get(name.toLowerCase().replaceAll('-', ''));
      if (intent === undefined) return null;
      return { intent, rest: rest.trim(), sure: slash !== '' };
    },
  };
}
