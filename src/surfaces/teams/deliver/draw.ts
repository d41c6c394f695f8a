/** How does a reply become a message that Teams takes? */
import { dayOf } from '../../../core/day.ts';
import type { Reply } from '../../../core/reply.ts';
import { vendorNameIn } from '../../drawing/vendor-name-in.ts';
import { renderText } from '../../render-text.ts';
import { ConnectorFailure } from '../calls/connector-failure.ts';
import type { Message } from '../calls/message.ts';
import { renderCard } from '../render/render-card.ts';
import type { TeamsContext } from '../teams-context.ts';

/** A reply, and what is said about this message of it. */
export interface Drawing {
  readonly reply: Reply;
  /** The event of the reply. */
  readonly event: string;
  readonly note?: string;
  /** Teams' ids of the people for whom its follow-ups keep themselves up to date. */
  readonly refreshFor?: readonly string[];
}

/** Plain words that Teams surely takes, in characters. */
const mostText = 20_000;

export function draw(drawing: Drawing, shared: boolean, { vouch }: Pick<TeamsContext, 'vouch'>): Message {
  const { event, note, refreshFor } = drawing;
  const reply = withTeamsCommands(drawing.reply);
  const message = renderCard(reply, {
    shared,
    event,
    today: dayOf(vouch.clock()),
    vendorName: vendorNameIn(vouch.factBase()),
    ...(note === undefined ? {} : { note }),
    ...(refreshFor === undefined ? {} : { refreshFor }),
  });
  return { ...message, feedback: reply.receipt !== null && !shared };
}

/**
 * Sends the message of a reply; where Teams does not take it, without what Teams shows of its own (the card has it all), and
 * then as plain words. A refusal posts nothing, so that trying on is safe.
 */
export async function drawn<Result>(
  drawing: Drawing,
  shared: boolean,
  context: TeamsContext,
  send: (message: Message) => Promise<Result>,
): Promise<Result> {
  const first = draw(drawing, shared, context);
  const plainer: (() => Message)[] = [() => ({ text: plain(drawing.reply) })];
  if ('card' in first && first.entities.length > 0) plainer.unshift(() => ({ ...first, entities: [] }));
  let message = first;
  for (;;) {
    try {
      return await send(message);
    } catch (thrown) {
      const next = plainer.shift();
      if (!isNotTaken(thrown) || next === undefined) throw thrown;
      context.log.warn({ err: thrown, event: drawing.event }, 'Teams did not take a message, so it is drawn plainer');
      message = next();
    }
  }
}

/** It is the message that is wrong, not the place, the person or the moment. */
const isNotTaken = (thrown: unknown): boolean =>
  thrown instanceof ConnectorFailure && (thrown.status === 400 || thrown.status === 413);

function plain(reply: Reply): string {
  const text = renderText(reply);
  if (text.length <= mostText) return text;
  const receipt = reply.receipt === null ? '' : ` Receipt ${reply.receipt}`;
  return `This answer is too long for Teams. Ask for less, or see it on the desk.${receipt}`;
}

/** Teams has no slash before a command. */
function withTeamsCommands(reply: Reply): Reply {
  return {
    ...reply,
    blocks: reply.blocks.map((block) =>
      block.kind === 'commands'
        ? { ...block, rows: block.rows.map((row) => ({ ...row, usage: row.usage.replace(/^\//, '') })) }
        : block,
    ),
  };
}
