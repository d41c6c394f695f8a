/** What does a browser keep between the pages of the desk? */

export interface Browser {
  /** What was set and not taken back, by name. */
  readonly cookies: ReadonlyMap<string, string>;
  /** One request, with the cookies; redirects are not followed. */
  go(path: string, init?: { method?: string; body?: BodyInit; headers?: Record<string, string> }): Promise<Response>;
  /** The token of the session, as the forms of a page carry it. */
  csrf(): Promise<string>;
}

/** A browser that sends its requests by `send`, with `headers` on each, as a proxy in front adds them. */
export function aBrowser(
  send: (path: string, init: RequestInit) => Response | Promise<Response>,
  headers: Record<string, string>,
): Browser {
  const cookies = new Map<string, string>();
  const go: Browser['go'] = async (path, init = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await send(path, {
      redirect: 'manual',
      ...init,
      headers: { ...headers, ...(cookie === '' ? {} : { cookie }), ...init.headers },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/max-age=0\b/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    cookies,
    go,
    csrf: async () => /name="csrf" value="([^"]+)"/.exec(await (await go('/')).text())?.[1] ?? '',
  };
}
