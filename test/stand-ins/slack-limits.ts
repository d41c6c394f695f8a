/** Which limits does Slack set, and how is one field of them read? */
import data from './slack-limits.json' with { type: 'json' };

/** What one field may hold; `max` counts characters, items or the number itself, after its kind. */
export type Spec =
  | { readonly kind: 'arr'; readonly item: Spec; readonly min: number; readonly max: number }
  | { readonly kind: 'enum' | 'el' | 'block'; readonly names: readonly string[] }
  | { readonly kind: 'obj'; readonly name: string }
  | { readonly kind: 'plain' | 'text' | 'url' | 'int' | 'num'; readonly min: number; readonly max: number }
  | { readonly kind: 'str'; readonly min: number; readonly max: number; readonly pattern: RegExp | undefined }
  | { readonly kind: 'bool' | 'any' | 'rich' | 'cell' | 'task' | 'context_el' };

/** What one kind of block, element or object may hold. */
export interface Shape {
  readonly fields: ReadonlyMap<string, { readonly spec: Spec; readonly required: boolean }>;
  /** The surfaces it may stand on; every surface when missing. */
  readonly surfaces: readonly string[] | undefined;
  /** Of each group at least one must be there. */
  readonly oneOf: readonly (readonly string[])[];
  /** Of each group at most one may be there. */
  readonly exclusive: readonly (readonly string[])[];
}

interface Written {
  readonly f: Readonly<Record<string, string>>;
  readonly surfaces?: readonly string[];
  readonly oneof?: readonly (readonly string[])[];
  readonly exclusive?: readonly (readonly string[])[];
}

const rangeOf = (text: string | undefined): { min: number; max: number } => {
  const [, min, max] = /^(\d*)\.\.(\d*)$/.exec(text ?? '') ?? [];
  return { min: Number(min || 0), max: max ? Number(max) : Number.POSITIVE_INFINITY };
};

function readSpec(text: string): Spec {
  const list = /^\[(.+)\](?: (\S+))?$/.exec(text);
  if (list) return { kind: 'arr', item: readSpec(list[1] ?? ''), ...rangeOf(list[2]) };
  const [kind = '', rest = ''] = text.split(/ (.*)/s);
  switch (kind) {
    case 'enum':
    case 'el':
    case 'block':
      return { kind, names: rest === '' ? [] : rest.split('|') };
    case 'obj':
      return { kind, name: rest };
    case 'str': {
      const pattern = /^\/(.*)\/$/.exec(rest)?.[1];
      return { kind, ...rangeOf(rest), pattern: pattern === undefined ? undefined : new RegExp(pattern) };
    }
    case 'plain':
    case 'text':
    case 'url':
    case 'int':
    case 'num':
      return { kind, ...rangeOf(rest) };
    case 'bool':
    case 'any':
    case 'rich':
    case 'cell':
    case 'task':
    case 'context_el':
      return { kind };
    default:
      throw new Error(`slack-limits.json: '${text}' is no field`);
  }
}

const readShape = ({ f, surfaces, oneof, exclusive }: Written): Shape => ({
  fields: new Map(
    Object.entries(f).map(([name, text]) => [
      name.replace(/!$/, ''),
      { spec: readSpec(text), required: name.endsWith('!') },
    ]),
  ),
  surfaces,
  oneOf: oneof ?? [],
  exclusive: exclusive ?? [],
});

const readShapes = (written: Readonly<Record<string, Written>>): ReadonlyMap<string, Shape> =>
  new Map(Object.entries(written).map(([name, shape]) => [name, readShape(shape)]));

/** The numbers of slack-limits.json as they stand there. */
export const limits = data;

export const blockShapes = readShapes(data.blocks);
export const elementShapes = readShapes(data.elements);
export const objectShapes = readShapes(data.objects);
export const viewShapes = { modal: readShape(data.view.modal), home: readShape(data.view.home) };

/** The scopes each method asks for: one of each entry's alternatives. A method that is missing takes no bot token. */
export const methodScopes: Readonly<Record<string, readonly string[] | null>> = data.methods_scopes;

/** Every scope that some method or event asks for. */
export const allScopes: readonly string[] = [
  ...new Set(
    [...Object.values(data.methods_scopes), Object.values(data.event_scopes)]
      .flatMap((scopes: readonly (string | null)[] | null) => scopes ?? [])
      .flatMap((scope) => scope?.split('|') ?? []),
  ),
].sort();
