/** What did a caller send with a method, and how does Slack refuse it? */

/** Any JSON object. */
export type Fields = { readonly [name: string]: unknown };

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One thing that is wrong: where it stands, and which rule it breaks. */
export interface Problem {
  readonly pointer: string;
  readonly rule: string;
}

/** `ok: false`, with the code and what else Slack says. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly extra: Fields;
  constructor(code: string, extra: Fields = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** The refusal for broken blocks or views: Slack says each problem twice. */
export function refusal(code: string, problems: readonly Problem[]): SlackRefusal {
  const said = problems.map(({ pointer, rule }) => (pointer === '' ? rule : `${rule} [json-pointer:${pointer}]`));
  return new SlackRefusal(code, {
    errors: said,
    response_metadata: { messages: said.map((message) => `[ERROR] ${message}`) },
  });
}

export const badArgument = (message: string): SlackRefusal =>
  new SlackRefusal('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${message}`] } });

export function optional(args: Fields, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw badArgument(`must provide a string [json-pointer:/${name}]`);
}

export function need(args: Fields, name: string): string {
  const value = optional(args, name);
  if (value === undefined) throw badArgument(`missing required field: ${name}`);
  return value;
}

export const flag = (args: Fields, name: string): boolean =>
  args[name] === true || /^(true|1)$/.test(String(args[name]));

export function count(args: Fields, name: string, otherwise: number, max: number): number {
  const value = Number(args[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw badArgument(`must be a positive number [json-pointer:/${name}]`);
  return Math.min(value, max);
}

/** The values that a form carries as JSON text. */
const jsonArguments = new Set([
  'attachments',
  'blocks',
  'loading_messages',
  'message',
  'metadata',
  'prompts',
  'view',
  'unfurls',
]);

/** The arguments of a body; a form's JSON texts are read, and stay text if they cannot be. */
export function readArguments(contentType: string, body: string): Fields {
  if (contentType.startsWith('application/json')) {
    try {
      const parsed: unknown = JSON.parse(body || '{}');
      if (isFields(parsed)) return Object.fromEntries(Object.entries(parsed).map(([k, v]) => [k, readJson(k, v)]));
    } catch {
      // Refused below like anything else that is no object.
    }
    throw new SlackRefusal('invalid_json');
  }
  if (body !== '' && !contentType.startsWith('application/x-www-form-urlencoded')) {
    throw new SlackRefusal('invalid_post_type');
  }
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, readJson(name, value)]));
}

function readJson(name: string, value: unknown): unknown {
  if (!jsonArguments.has(name) || typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
