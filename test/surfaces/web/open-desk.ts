/** How does a program open the desk of a running Vouch, by the address that was printed? */

export interface OpenDesk {
  readonly origin: string;
  /** The session's cookie and token, for requests of one's own. */
  readonly cookie: string;
  readonly csrf: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

/** Uses up the token of `printed`, the whole address behind “The desk is at”. */
export async function openDesk(printed: string): Promise<OpenDesk> {
  const { origin } = new URL(printed);
  const opened = await fetch(printed, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${origin}${path}`, { redirect: 'manual', headers: { cookie, ...headers } });
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await get('/')).text())?.[1] ?? '';
  return {
    origin,
    cookie,
    csrf,
    get,
    post: (path, fields, headers = {}) =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ csrf, ...fields }),
        headers: { cookie, origin, ...headers },
      }),
  };
}
