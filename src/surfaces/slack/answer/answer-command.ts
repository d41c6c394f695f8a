/** How is a slash command answered? */
import type { FactBase } from '../../../core/fact-base.ts';
import type { Reply } from '../../../core/reply.ts';
import type { Job } from '../../inbox/job.ts';
import { deliver } from '../deliver/deliver.ts';
import { placeOfUse } from '../receive/find-place.ts';
import { makeUtterance } from '../receive/make-utterance.ts';
import type { SlackCommand } from '../receive/payloads.ts';
import type { SlackContext } from '../slack-context.ts';
import { respondTo } from './answer-message.ts';

/** Why the buttons of an answer are missing. */
const outsiders =
  'People outside may read this channel, so nothing of clients is offered here. Ask Vouch directly for the rest.';

/** Answers to the person alone; a vendor's status can then be shared with a button. */
export async function answerCommand(command: SlackCommand, job: Job, context: SlackContext): Promise<string> {
  const place = await placeOfUse(
    {
      user: { id: command.user_id, team_id: command.team_id },
      channel: command.channel_id,
      responseUrl: command.response_url,
    },
    context,
  );
  const words = command.text.trim();
  const text = command.command === '/vouch' && words === '' ? '/help' : `${command.command} ${words}`.trim();
  const utterance = await makeUtterance(text, job.id, place, context);
  const reply = await respondTo(utterance, place, context);
  const shareable = reply.visibility === 'room' && reply.receipt !== null && !place.direct;
  const answered = withUsage(reply, command.command, context.vouch.factBase());
  const note = place.room.shared && !place.direct && reply.visibility === 'room' ? { note: outsiders } : {};
  return deliver({ reply: answered, event: job.id, place, asked: null, shareable, ...note }, job, context);
}

/** What was not understood gets the command's usage, so that the next try fits. */
function withUsage(reply: Reply, command: string, { intents }: FactBase): Reply {
  const wrong = reply.abstained || reply.blocks.some((block) => block.kind === 'problem' && block.code === 'bad-input');
  const name = command.slice(1);
  const own = [...intents.values()].flatMap((intent) =>
    intent.command !== undefined && (intent.command.name === name || intent.command.also.includes(name))
      ? [{ usage: intent.command.usage, shows: intent.command.shows }]
      : [],
  );
  const rows = own.length > 0 ? own : [{ usage: '/vouch help', shows: 'What you can ask and how.' }];
  return wrong ? { ...reply, blocks: [...reply.blocks, { kind: 'commands', rows }] } : reply;
}
