/** How does a reply become a message that Slack takes, whatever Slack takes there? */
import { dayOf } from '../../../core/day.ts';
import type { Reply } from '../../../core/reply.ts';
import { vendorNameIn } from '../../drawing/vendor-name-in.ts';
import type { Message } from '../calls/message.ts';
import { refusalOf } from '../calls/slack-failure.ts';
import { markBlocks } from '../mark-blocks.ts';
import { renderReply } from '../render/render-reply.ts';
import type { SlackContext } from '../slack-context.ts';
import { slashCommands } from '../slash-commands.ts';

/** A reply, and what is said about this message of it. */
export interface Drawing {
  readonly reply: Reply;
  /** The event of the reply. */
  readonly event: string;
  readonly shareable?: boolean;
  readonly note?: string;
}

/** Slack's words for blocks it does not take: https://docs.slack.dev/reference/methods/chat.postMessage (errors). */
const notTaken: readonly string[] = [
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'msg_blocks_too_long',
  'msg_too_long',
  'block_mismatch',
];

/** The message of a reply, its blocks marked with its event. */
export function draw(
  drawing: Drawing,
  shared: boolean,
  { vouch }: Pick<SlackContext, 'vouch'>,
  tables = true,
): Message {
  const { reply, event, shareable, note } = drawing;
  const { text, blocks } = renderReply(withSlackCommands(reply), {
    shared,
    tables,
    event,
    today: dayOf(vouch.clock()),
    vendorName: vendorNameIn(vouch.factBase()),
    ...(shareable === undefined ? {} : { shareable }),
    ...(note === undefined ? {} : { note }),
  });
  return { text, blocks: markBlocks(blocks, event) };
}

/**
 * Sends the message of a reply; where Slack does not take its blocks, as lists instead of tables, and then as plain text,
 * which says the same in words. A refusal posts nothing, so that trying on is safe.
 */
export async function drawn<Result>(
  drawing: Drawing,
  shared: boolean,
  context: SlackContext,
  send: (message: Message) => Promise<Result>,
): Promise<Result> {
  const first = draw(drawing, shared, context);
  const plainer = [() => draw(drawing, shared, context, false), () => ({ text: first.text, blocks: [] })];
  let message = first;
  for (;;) {
    try {
      return await send(message);
    } catch (thrown) {
      const error = refusalOf(thrown);
      const next = plainer.shift();
      if (error === undefined || !notTaken.includes(error) || next === undefined) throw thrown;
      context.log.warn(
        { error, event: drawing.event },
        'Slack did not take the blocks of a message, so it is drawn plainer',
      );
      message = next();
    }
  }
}

/** Slack has only some of the commands; the others are said to `/vouch`. */
function withSlackCommands(reply: Reply): Reply {
  const usage = (said: string): string => {
    const [name = ''] = said.split(' ');
    return name.startsWith('/') && !slashCommands.some((command) => command === name)
      ? `/vouch ${said.slice(1)}`
      : said;
  };
  return {
    ...reply,
    blocks: reply.blocks.map((block) =>
      block.kind === 'commands'
        ? { ...block, rows: block.rows.map((row) => ({ ...row, usage: usage(row.usage) })) }
        : block,
    ),
  };
}
