/** Which request is a payload at the desk, and how is it sent? */
import { randomUUID } from 'node:crypto';
import type { AtTheDesk, DeskMap } from './desk-session.ts';
import { mutateForm, mutateJson } from './mutate.ts';
import { type DeskPayload, picked } from './payloads.ts';
import { formType, jsonType } from './slack-session.ts';

/** Leaving is done once at the end: whoever leaves sends nothing more. */
const leaves = (path: string): boolean => path.startsWith('/logout');

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
}

export function deskRequest({ pages, forms }: DeskMap, payload: DeskPayload): Request {
  const form = picked(
    forms.filter(({ path }) => !leaves(path)),
    payload.pick,
  );
  // An event is taken once, so a form that is to do something has a key of its own.
  const fresh = form.fields.map(([name, value]) => [name, name === 'event' ? `web:${randomUUID()}` : value] as const);
  const pairs = mutateForm(fresh, payload.changes);
  const written = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();
  const page = picked(pages, payload.pick);
  switch (payload.how) {
    case 'form':
      return form.method === 'GET'
        ? { method: 'GET', path: `${form.path}?${written}` }
        : { method: 'POST', path: form.path, body: written, type: formType };
    case 'json':
      return {
        method: 'POST',
        path: form.path,
        body: mutateJson(Object.fromEntries(fresh), payload.changes),
        type: jsonType,
      };
    case 'page':
      return { method: payload.method, path: page };
    case 'query': {
      const [path, query = ''] = page.split('?');
      const names = [
        ...new URLSearchParams(query).keys(),
        'q',
        'after',
        'before',
        'client',
        'vendor',
        'asOf',
        'thread',
        'page',
        'limit',
        'state',
        'owner',
      ];
      return { method: 'GET', path: `${path}?${picked(names, payload.pick)}=${payload.path}&${query}` };
    }
    case 'path': {
      const parts = page.split('/');
      return {
        method: payload.method,
        path: `${parts.slice(0, Math.max(1, parts.length - 1)).join('/')}/${payload.path}`,
      };
    }
    default:
      return {
        method: 'POST',
        path: form.path,
        body: payload.pick % 2 === 0 ? payload.json : payload.text,
        type: payload.type,
      };
  }
}

export async function send({ url, cookie }: AtTheDesk, { method, path, body, type }: Request, accept: string) {
  const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  const response = await fetch(new URL(url + (path.startsWith('/') ? path : `/${path}`)), {
    method,
    redirect: 'manual',
    headers: { cookie, accept, origin: url, ...(type === undefined || type === '' ? {} : { 'content-type': type }) },
    ...(hasBody ? { body: new TextEncoder().encode(body) } : {}),
  });
  return { response, text: await response.text() };
}
