/** Which keys does a schema know at a place? */
import { z } from 'zod';
import type { ValuePath } from './source-file.ts';

type Schema = z.core.$ZodType;

/** The schema of a value without what only surrounds it: optional, nullable, default, pipe. */
function bare(schema: Schema): Schema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return bare(schema.def.innerType);
  return schema instanceof z.ZodPipe ? bare(schema.def.in) : schema;
}

function stepInto(schema: Schema, step: PropertyKey): Schema[] {
  const at = bare(schema);
  if (at instanceof z.ZodUnion) return at.def.options.flatMap((option) => stepInto(option, step));
  if (at instanceof z.ZodArray) return [at.def.element];
  if (at instanceof z.ZodRecord) return [at.def.valueType];
  const inner = at instanceof z.ZodObject ? at.def.shape[String(step)] : undefined;
  return inner === undefined ? [] : [inner];
}

function keysOf(schema: Schema): string[] {
  const at = bare(schema);
  if (at instanceof z.ZodUnion) return at.def.options.flatMap(keysOf);
  if (at instanceof z.ZodObject) return Object.keys(at.def.shape);
  const names = at instanceof z.ZodRecord ? bare(at.def.keyType) : undefined;
  return names instanceof z.ZodEnum ? names.options.map(String) : [];
}

/** The keys that a schema takes at a path; of every branch, where it takes one of several forms. */
export function keysAt(schema: Schema, path: ValuePath): string[] {
  let at: Schema[] = [schema];
  for (const step of path) at = at.flatMap((each) => stepInto(each, step));
  return [...new Set(at.flatMap(keysOf))];
}
