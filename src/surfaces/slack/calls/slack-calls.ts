/** What does Vouch do in Slack? Every call it makes, in the words of this surface. */
import type { View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { eventOfBlock } from '../mark-blocks.ts';
import type { Message } from './message.ts';
import { type HowToRespond, respondToUrl } from './respond-to-url.ts';
import { refusalOf } from './slack-failure.ts';

/** The event_type under which the key of what a message answers is kept in its metadata. */
export const metadataType = 'vouch_reply';

const Found = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        blocks: z.array(z.looseObject({ block_id: z.string().optional() })).optional(),
        metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** The most pages looked through for a message of ours; the thread of one question is short. */
const pages = 5;

/** A message with everything as JSON text: the SDK would else walk each block several times. */
const parts = ({ text, blocks }: Message) => ({
  text,
  blocks: JSON.stringify(blocks),
  unfurl_links: false,
  unfurl_media: false,
  // The text is for notifications: nothing in it is to be read as markup or as a name.
  mrkdwn: false,
  parse: 'none',
  link_names: false,
});

export class SlackCalls {
  readonly #client: WebClient;
  /** The same for what a person waits for: a modal, a name, a status. */
  readonly #quick: WebClient;
  readonly #directs = new Map<string, string>();

  constructor(client: WebClient, quick: WebClient) {
    this.#client = client;
    this.#quick = quick;
  }

  /** Posts and gives the message's ts. `key` marks it, so that it can be found again. */
  async post(channel: string, threadTs: string | null, message: Message, key: string): Promise<string> {
    const { ts } = await this.#client
      .apiCall('chat.postMessage', {
        channel,
        ...(threadTs === null ? {} : { thread_ts: threadTs }),
        ...parts(message),
        metadata: JSON.stringify({ event_type: metadataType, event_payload: { key } }),
      })
      .then(z.object({ ts: z.string() }).parse);
    return ts;
  }

  /** The ts of the message already posted under `key`; undefined when there is none. `oldest` in epoch milliseconds. */
  async find(channel: string, threadTs: string | null, key: string, oldest: number): Promise<string | undefined> {
    const method = threadTs === null ? 'conversations.history' : 'conversations.replies';
    let cursor: string | undefined;
    for (let page = 0; page < pages; page += 1) {
      const found = Found.parse(
        await this.#client.apiCall(method, {
          channel,
          ...(threadTs === null ? {} : { ts: threadTs }),
          oldest: ((oldest - 60_000) / 1000).toFixed(6),
          include_all_metadata: true,
          limit: 200,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      // Also by its blocks' ids, in case Slack does not show the metadata.
      const ours = found.messages.find(
        ({ metadata, blocks }) =>
          (metadata?.event_type === metadataType && metadata.event_payload['key'] === key) ||
          blocks?.some(({ block_id }) => block_id !== undefined && eventOfBlock(block_id) === key),
      );
      if (ours !== undefined) return ours.ts;
      cursor = found.response_metadata?.next_cursor;
      if (cursor === undefined || cursor === '') return undefined;
    }
    return undefined;
  }

  /** Only this person sees it, and only while they are there. */
  async postEphemeral(channel: string, user: string, threadTs: string | null, message: Message): Promise<void> {
    const thread = threadTs === null ? {} : { thread_ts: threadTs };
    await this.#client.apiCall('chat.postEphemeral', { channel, user, ...thread, ...parts(message) });
  }

  /** False when the message is no longer there. */
  async update(channel: string, ts: string, message: Message): Promise<boolean> {
    return this.#unlessGone(this.#client.apiCall('chat.update', { channel, ts, ...parts(message) }));
  }

  /** False when the message was gone already. */
  async remove(channel: string, ts: string): Promise<boolean> {
    return this.#unlessGone(this.#client.apiCall('chat.delete', { channel, ts }));
  }

  async #unlessGone(call: Promise<unknown>): Promise<boolean> {
    try {
      await call;
      return true;
    } catch (thrown) {
      if (refusalOf(thrown) === 'message_not_found') return false;
      throw thrown;
    }
  }

  /** The direct conversation with a person. */
  async direct(user: string): Promise<string> {
    const known = this.#directs.get(user);
    if (known !== undefined) return known;
    const opened = await this.#client.conversations.open({ users: user });
    const { id } = z.object({ id: z.string() }).parse(opened.channel);
    this.#directs.set(user, id);
    return id;
  }

  /** Answers a command or a button; rejects with `ResponseUrlFailure`. */
  respondTo(url: string, message: Message, how: HowToRespond): Promise<void> {
    return respondToUrl(url, message, how);
  }

  async openView(triggerId: string, view: View): Promise<void> {
    await this.#quick.views.open({ trigger_id: triggerId, view });
  }

  /** Without its hash: every change carries the whole state, so the last one counts. */
  async updateView(viewId: string, view: View): Promise<void> {
    await this.#quick.views.update({ view_id: viewId, view });
  }

  async publishHome(user: string, view: View): Promise<void> {
    await this.#client.views.publish({ user_id: user, view });
  }

  /** The line under the composer while Vouch works; Slack takes it away when the answer comes. */
  async setStatus(channel: string, threadTs: string, status: string): Promise<void> {
    await this.#quick.assistant.threads.setStatus({ channel_id: channel, thread_ts: threadTs, status });
  }

  async setTitle(channel: string, threadTs: string, title: string): Promise<void> {
    await this.#quick.assistant.threads.setTitle({ channel_id: channel, thread_ts: threadTs, title });
  }

  /** Without thread_ts: with it the call silently does nothing in an app that has `agent_view`. */
  async setPrompts(channel: string, prompts: readonly { title: string; message: string }[]): Promise<void> {
    const [first, ...rest] = prompts;
    if (first === undefined) return;
    await this.#quick.apiCall('assistant.threads.setSuggestedPrompts', {
      channel_id: channel,
      title: 'Try one of these',
      prompts: JSON.stringify([first, ...rest]),
    });
  }

  /** What people see as somebody's name. */
  async nameOf(user: string): Promise<string | undefined> {
    const { user: found } = await this.#quick.users.info({ user });
    return found?.profile?.display_name || found?.profile?.real_name || found?.real_name || found?.name;
  }

  /** True for somebody of another organisation, who is met in a channel that both read. */
  async isStranger(user: string): Promise<boolean> {
    const { user: found } = await this.#quick.users.info({ user });
    return found?.is_stranger === true;
  }

  /** True when people of other organisations read the channel. */
  async isShared(channel: string): Promise<boolean> {
    const { channel: found } = await this.#quick.conversations.info({ channel });
    return found?.is_ext_shared === true || found?.is_pending_ext_shared === true;
  }
}
