/** How does a proxy send a request on, with the header Host as it came? `fetch` would put its own there. */
import { request } from 'node:http';

/** A form or nothing is sent; redirects are not followed. */
export const throughProxy = (url: string, { method = 'GET', headers, body }: RequestInit): Promise<Response> =>
  new Promise((done, fail) => {
    const form = body instanceof URLSearchParams ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const sent = request(
      url,
      { method, headers: { ...form, ...Object.fromEntries(new Headers(headers)) } },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => {
          const got = new Headers();
          for (const [name, values] of Object.entries(answer.headersDistinct))
            for (const value of values ?? []) got.append(name, value);
          const status = answer.statusCode ?? 0;
          done(new Response(Buffer.concat(pieces), { status, headers: got }));
        });
      },
    );
    sent.on('error', fail);
    sent.end(body === undefined || body === null ? undefined : String(body));
  });
