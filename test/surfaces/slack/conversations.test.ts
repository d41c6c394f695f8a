/** Do whole conversations go in Slack as their scripts say, the same as everywhere? */
import { describe, expect, test } from 'vitest';
import { scripts } from '../../conversation-scripts.ts';
import { pressable, type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();

/** What Vouch answers to words in a direct message: all of it, also what is behind "Show all". */
async function answerTo(
  room: Room,
  text: string,
  thread: string | undefined,
): Promise<{ text: string; thread: string }> {
  const { slack, send } = room;
  const ours = () => slack.messages('D1').filter((m) => m.bot_id !== undefined);
  const before = ours().length;
  const said = slack.say({ channel: 'D1', text, ...(thread === undefined ? {} : { thread_ts: thread }) });
  await send.event(said.event);
  const answer = await slack.waitFor(() => ours()[before]);
  let whole = textOf(answer);
  if (pressable(answer.blocks).includes('show-all')) {
    const windows = slack.views.length;
    await send.action({ message: answer }, { actionId: 'show-all' });
    whole += textOf({ text: '', blocks: (await slack.waitFor((s) => s.views[windows])).blocks });
  }
  return { text: whole, thread: thread ?? said.message.ts };
}

describe.each(scripts)('$name: $about', ({ now, turns }) => {
  test('goes as written', async () => {
    const room = await open({ now });
    let thread: string | undefined;
    for (const turn of turns) {
      const answer = await answerTo(room, turn.says, turn.elsewhere ? undefined : thread);
      if (!turn.elsewhere) thread = answer.thread;
      for (const pattern of turn.expect.shows) expect(answer.text).toMatch(new RegExp(pattern, 'i'));
      for (const pattern of turn.expect.hides) expect(answer.text).not.toMatch(new RegExp(pattern, 'i'));
      for (const host of turn.expect.cites) expect(answer.text).toContain(host);
    }
  });
});
