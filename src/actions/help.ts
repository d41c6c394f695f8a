/** What can Vouch do, and how is it asked? */
import { type Action, outcome, say } from './turn.ts';

/** The commands, from the intents that have one, and three things to say in plain words. */
export const help: Action<'help'> = (_, { base }) => {
  const rows = [...base.intents.values()].flatMap(({ command }) =>
    command === undefined ? [] : [{ usage: command.usage, shows: command.shows }],
  );
  return outcome({
    blocks: [
      { kind: 'headline', text: 'Ask in plain words, or use a command.', status: null, citations: [] },
      say(
        'Try: “Is Kaspersky safe for our federal work?”, “Log that Acme is worried about Kaspersky”, “What can we move to?”',
      ),
      { kind: 'commands', rows },
    ],
  });
};

/** A thank-you is answered, not looked up. */
export const thank: Action<'thank'> = () => outcome({ blocks: [say('You are welcome.')] });
