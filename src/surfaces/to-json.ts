/** What do programs read on standard output? */
import type { Client } from '../core/client.ts';
import type { Concern } from '../core/concern.ts';
import type { Exposure } from '../core/exposure.ts';
import type { Reply } from '../core/reply.ts';
import type { Task } from '../core/task.ts';
import type { Outdated } from '../core/watching.ts';
import { renderText } from './render-text.ts';

const when = (epochMilliseconds: number): string => new Date(epochMilliseconds).toISOString();

/** One answer in the stable shape of `vouch ask --json`; jurisdictions as upper-case codes (`US`, `US-NH`, `DE`). */
export function answerJson(id: string | null, reply: Reply): object {
  const { about } = reply;
  const problem = reply.blocks.find((block) => block.kind === 'problem');
  return {
    id,
    intent: about?.intent ?? null,
    confidence: about?.confidence ?? 0,
    vendor: about?.vendor ?? null,
    audience: about?.audience ?? null,
    jurisdiction: about?.jurisdiction?.toUpperCase() ?? null,
    activity: about?.activity ?? null,
    client: about?.client ?? null,
    asOf: about?.asOf ?? null,
    verdict: about?.verdict ?? null,
    answer: renderText({ ...reply, receipt: null }),
    claims: reply.blocks.flatMap((block) =>
      block.kind === 'claims' ? block.claims.map(({ text, citations }) => ({ text, citations })) : [],
    ),
    citations: reply.citations.map(({ n, title, publisher, url, published, quote }) => ({
      n,
      title,
      publisher,
      url,
      published,
      quote,
    })),
    abstained: reply.abstained,
    receipt: reply.receipt,
    ...(problem === undefined ? {} : { error: { code: problem.code, message: problem.text, remedy: problem.remedy } }),
  };
}

export const concernJson = (concern: Concern): object => ({ ...concern, createdAt: when(concern.createdAt) });

export const taskJson = (task: Task): object => ({
  ...task,
  createdAt: when(task.createdAt),
  doneAt: task.doneAt === null ? null : when(task.doneAt),
});

export const exposureJson = (exposure: Exposure): object => ({ ...exposure, recordedAt: when(exposure.recordedAt) });

export const clientJson = (client: Client): object => ({ ...client, createdAt: when(client.createdAt) });

/** `since` as a time; `records` as `kind/id`. */
export const outdatedJson = ({ at, records, changes }: Outdated): object => ({ since: when(at), records, changes });
