/** Which payloads are made: valid, nearly valid and hostile? */
import fc from 'fast-check';
import { hostileJson, hostilePath, hostileText } from './hostile-values.ts';
import { changes } from './mutate.ts';
import { formType, jsonType } from './slack-session.ts';

export const contentTypes = [
  formType,
  formType,
  formType,
  jsonType,
  'text/plain',
  'multipart/form-data; boundary=x',
  `${jsonType}; charset=utf-16`,
  '',
  'APPLICATION/JSON',
  `${formType};charset=latin1`,
] as const;

export const deskPayload = fc.record({
  pick: fc.nat(),
  how: fc.constantFrom('form', 'form', 'form', 'form', 'json', 'page', 'query', 'path', 'junk'),
  method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'),
  changes,
  path: hostilePath,
  text: hostileText,
  json: hostileJson,
  type: fc.constantFrom(...contentTypes),
});
export type DeskPayload = typeof deskPayload extends fc.Arbitrary<infer T> ? T : never;

export const surfacePayload = fc.record({
  pick: fc.nat(),
  changes,
  text: hostileText,
  json: hostileJson,
  how: fc.constantFrom('whole', 'whole', 'whole', 'whole', 'junk'),
});

export const picked = <T>(list: readonly T[], at: number): T => {
  const one = list[at % list.length];
  if (one === undefined) throw new Error('there is nothing to pick from');
  return one;
};

/** A header's value as far as a client sends it. */
export const headerValue = (text: string): string => text.replace(/[^\x20-\x7e]/g, '');
