/** How is a command or a button answered at the address that came with it? */
import { callTimeout } from '../../inbox/job.ts';
import type { Message } from './message.ts';
import { ResponseUrlFailure } from './slack-failure.ts';

export interface HowToRespond {
  /** In the place of the message that was pressed on. */
  readonly replace?: boolean;
  /** For everybody in the channel. */
  readonly inChannel?: boolean;
  readonly threadTs?: string | null;
}

/**
 * Slack takes five answers within 30 minutes. Bolt's own `respond` looks at the status alone, and Slack also says no with a
 * 200. Rejects with `ResponseUrlFailure`.
 */
export async function respondToUrl(url: string, message: Message, how: HowToRespond): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        response_type: how.inChannel === true ? 'in_channel' : 'ephemeral',
        replace_original: how.replace === true,
        ...(how.threadTs == null ? {} : { thread_ts: how.threadTs }),
        ...message,
        mrkdwn: false,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(callTimeout),
    });
  } catch (cause) {
    throw new ResponseUrlFailure('the answer did not get through', { final: false, cause });
  }
  const body = await response.text();
  if (response.ok && !/"ok":\s*false/.test(body)) return;
  const error = /"error":\s*"(\w+)"/.exec(body)?.[1] ?? `HTTP ${response.status}`;
  const after = response.status === 429 ? Number(response.headers.get('retry-after') ?? 1) * 1000 : undefined;
  throw new ResponseUrlFailure(error, { final: response.status < 500 && response.status !== 429, after });
}
