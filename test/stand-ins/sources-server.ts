/** How do the official sources behave, well or badly, where no test may reach them? */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { settingOf } from '../../src/watch/fetch/source-rules.ts';
import { alerts, coveredList, csl, directives, documents, fullText, kev, news } from './sources-samples.ts';

/** What an address answers: a body and its type, or worse. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Pieces are sent as they are made, however many there are. */
  readonly body?: string | Uint8Array | (() => Iterable<Uint8Array>);
  /** Nothing is ever answered. */
  readonly hangs?: true;
}

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const rss = { 'content-type': 'application/rss+xml; charset=utf-8' };

const good = {
  '/fr/api/v1/documents.json': { headers: json, body: documents },
  '/cisa/cybersecurity-advisories/all.xml': { headers: rss, body: alerts },
  '/cisa/news.xml': { headers: rss, body: news },
  '/cisa/directives': { headers: html, body: directives },
  '/kev/known_exploited_vulnerabilities.json': { headers: { 'content-type': 'text/plain' }, body: kev },
  '/csl/consolidated.json': { headers: json, body: csl() },
  '/fcc/supplychain/coveredlist': { headers: html, body: coveredList },
} as const satisfies Record<string, Answer>;
export type SourcePath = keyof typeof good;

export interface SourcesStandIn {
  /** Lets Vouch find the sources here. */
  readonly environment: Readonly<Record<string, string>>;
  /** The paths that were asked for, in order, without what follows a question mark. */
  readonly asked: readonly string[];
  /** Answers otherwise from now on; without an answer, well again. */
  answer(path: SourcePath, answer?: Answer): void;
  /** Resolves once a path was asked for as often as that. */
  askedFor(path: SourcePath, times: number): Promise<void>;
  stop(): Promise<void>;
}

/** One server for all five, on a free port of this machine. */
export async function startSources(): Promise<SourcesStandIn> {
  const answers = new Map<string, Answer>(Object.entries(good));
  const asked: string[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    asked.push(path);
    for (const look of waiting) look();
    void give(answers.get(path) ?? textAt(path), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const at = (path: string) => `http://127.0.0.1:${port}${path}`;
  return {
    environment: {
      [settingOf('federal-register')]: at('/fr/api/v1/'),
      [settingOf('cisa')]: at('/cisa/'),
      [settingOf('kev')]: at('/kev/'),
      [settingOf('csl')]: at('/csl/'),
      [settingOf('fcc')]: at('/fcc/'),
    },
    asked,
    answer: (path, answer = good[path]) => void answers.set(path, answer),
    askedFor: (path, times) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (asked.filter((each) => each === path).length < times) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function textAt(path: string): Answer {
  const [, number] = /\/full_text\/text\/.*\/([^/]+)\.txt$/.exec(path) ?? [];
  return number === undefined
    ? { status: 404, headers: html, body: '<h1>Not found</h1>' }
    : { headers: html, body: fullText(number) };
}

async function give({ status = 200, headers = {}, body = '', hangs }: Answer, response: ServerResponse): Promise<void> {
  if (hangs === true) return;
  response.writeHead(status, headers);
  // Whoever asked may have had enough of it.
  if (typeof body === 'function') await pipeline(Readable.from(body()), response).catch(() => {});
  else response.end(body);
}
