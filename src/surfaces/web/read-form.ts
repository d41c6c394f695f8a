/** What did the browser send, and which utterance is it? */
import type { Context } from 'hono';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Day } from '../../core/day.ts';
import { VouchError } from '../../core/errors.ts';
import { EntityName } from '../../core/intent.ts';
import { may } from '../../core/role.ts';
import { TaskProposal } from '../../core/task.ts';
import type { Utterance } from '../../core/utterance.ts';
import type { Visit } from './visit.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The fields of a form or of a JSON body; `bad-input` when the body is neither, or not UTF-8. */
export async function readFields(c: Context): Promise<Fields> {
  const bytes = await c.req.arrayBuffer();
  let body: string;
  try {
    body = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new VouchError('bad-input', 'The request is not valid UTF-8.', 'Send the text as UTF-8.', { cause });
  }
  if ((c.req.header('content-type') ?? '').startsWith('application/json')) return parseJson(body);
  // A field may have the name of something that every object has.
  const fields: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(body)) {
    if (value.includes('\uFFFD'))
      throw new VouchError('bad-input', 'The request holds bytes that are not valid UTF-8.', 'Send the text as UTF-8.');
    const before = fields[name];
    fields[name] = before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value];
  }
  return fields;
}

function parseJson(body: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new VouchError(
      'bad-input',
      'The request body is not JSON.',
      'Send one JSON object, for example {"q":"Is Kaspersky banned?"}.',
      { cause },
    );
  }
  const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())])).safeParse(value);
  if (!fields.success)
    throw new VouchError(
      'bad-input',
      'The request body is not an object of texts.',
      'Send one JSON object whose values are texts, for example {"q":"Is Kaspersky banned?"}.',
    );
  return fields.data;
}

/** One text field; empty when it is not there. */
export function field(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** The utterance of a form: its own event key and thread where it carries them. What a viewer says changes nothing. */
export function webUtterance(
  { person, role }: Visit,
  fields: Fields,
  at: number,
  parts: Partial<Utterance> & { readonly text: string },
): Utterance {
  const event = field(fields, 'event');
  const thread = field(fields, 'thread');
  const asOf = field(fields, 'asOf');
  if (asOf !== '' && !Day.safeParse(asOf).success)
    throw new VouchError(
      'bad-input',
      `“${asOf}” is not a date on the calendar.`,
      'Write the date as YYYY-MM-DD, for example 2024-07-20.',
    );
  return {
    event: /^web:[0-9a-f-]{36}$/.test(event) ? event : `web:${uuid()}`,
    surface: 'web',
    thread: /^web:[0-9a-f-]{36}$/.test(thread) ? thread : `web:${uuid()}`,
    person,
    at,
    write: may(role, 'log'),
    ...(asOf === '' ? {} : { asOf }),
    ...parts,
  };
}

/** The entities of a button: fields named `entity:NAME`. */
export function readEntities(fields: Fields): Partial<Record<EntityName, string>> {
  return Object.fromEntries(
    Object.keys(fields).flatMap((name) => {
      const entity = EntityName.safeParse(name.replace(/^entity:/, ''));
      return name.startsWith('entity:') && entity.success ? [[entity.data, field(fields, name)]] : [];
    }),
  );
}

/** The follow-ups that were taken, as edited; `bad-input` names the first that cannot be kept. */
export function readProposals(fields: Fields): TaskProposal[] {
  const taken = fields['take'] ?? [];
  return (typeof taken === 'string' ? [taken] : taken).map((index) => {
    const directive = field(fields, `directive${index}`);
    const proposal = TaskProposal.safeParse({
      title: field(fields, `title${index}`),
      owner: field(fields, `owner${index}`),
      due: field(fields, `due${index}`),
      note: field(fields, `note${index}`),
      directive: directive === '' ? null : directive,
    });
    if (proposal.success) return proposal.data;
    throw new VouchError(
      'bad-input',
      `A follow-up cannot be kept: ${proposal.error.issues[0]?.message ?? 'a field is wrong'}.`,
      'Go back, mend the field and send it again.',
    );
  });
}

/** Does a program ask, which wants JSON rather than a page? */
export const wantsJson = (c: Context): boolean =>
  (c.req.header('accept') ?? '').includes('application/json') ||
  (c.req.header('content-type') ?? '').startsWith('application/json');
