/** How does a bench reach the desk of a Vouch in its own process, let in as its admin? */
import type { Vouch } from '../../src/core/ports.ts';
import { tokenAccess } from '../../src/surfaces/web/access/token-access.ts';
import { desk } from '../../src/surfaces/web/desk.ts';
import { quantile } from './answers.ts';

const host = '127.0.0.1:3978';

/** Asks for a page and gives the milliseconds until it was there, whole. Throws where it is none. */
export type AskFor = (path: string) => Promise<number>;

export async function atTheDesk(vouch: Vouch): Promise<AskFor> {
  const access = tokenAccess(vouch, () => {});
  const app = desk(vouch, access);
  const address = /https?:\S+/.exec(access.said(`http://${host}`))?.[0] ?? '';
  const entered = await app.request(address, { headers: { host } });
  const cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ');
  return async (path) => {
    const start = performance.now();
    const response = await app.request(`http://${host}${path}`, { headers: { host, cookie } });
    const page = await response.text();
    const took = performance.now() - start;
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${page.slice(0, 300)}`);
    return took;
  };
}

/** Milliseconds, rounded to microseconds. */
export interface Took {
  readonly p50: number;
  readonly p95: number;
}

/** Does something so often after a tenth as often to get warm; `one` gives its milliseconds, or is timed. */
export async function timed(
  times: number,
  one: (number: number) => Promise<number | object | undefined>,
): Promise<Took> {
  const all: number[] = [];
  for (let number = -Math.ceil(times / 10); number < times; number += 1) {
    const start = performance.now();
    const gave = await one(number);
    if (number >= 0) all.push(typeof gave === 'number' ? gave : performance.now() - start);
  }
  return { p50: quantile(all, 0.5), p95: quantile(all, 0.95) };
}
