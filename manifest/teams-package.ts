/** What goes into the package that is uploaded to Teams, and what would keep Teams from taking it? */
import manifestSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json' with {
  type: 'json',
};
import type { ErrorObject } from 'ajv-draft-04';
import draft04 from 'ajv-draft-04';
import { zipSync } from 'fflate';
import { PNG } from 'pngjs';
import { z } from 'zod';

/** Values for the marks `${{NAME}}` of the manifest. */
export type Values = Readonly<Record<string, string>>;

const mark = /\$\{\{(\w+)\}\}/g;
// "uri" is the one format, of a field that Teams does not read.
const fits = new draft04.default({ strict: false, allErrors: true, verbose: true, validateFormats: false }).compile(
  manifestSchema,
);
const Named = z.object({ icons: z.object({ color: z.string(), outline: z.string() }) });

/** In pixels, both ways: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons */
const iconSizes = { color: 192, outline: 32 } as const;

/** The manifest with a value at every mark that there is one for. */
export const fillManifest = (text: string, values: Values): string =>
  text.replace(mark, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : JSON.stringify(value).slice(1, -1);
  });

/** What is wrong with a filled manifest, each in words; nothing where Teams takes it. */
export function manifestProblems(text: string): string[] {
  const left = [...new Set(text.match(mark))].map((each) => `${each} has no value`);
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (thrown) {
    return [...left, `It is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`];
  }
  fits(manifest);
  return [...left, ...(fits.errors ?? []).map(inWords)];
}

/** The names of the icons, of a manifest without problems. */
export const iconNames = (text: string): { readonly color: string; readonly outline: string } =>
  Named.parse(JSON.parse(text)).icons;

/** What is wrong with an icon's file; undefined where nothing is. */
export function iconProblem(kind: 'color' | 'outline', bytes: Uint8Array): string | undefined {
  const size = iconSizes[kind];
  try {
    const { width, height } = PNG.sync.read(Buffer.from(bytes));
    return width === size && height === size
      ? undefined
      : `The ${kind} icon has ${width} x ${height} pixels; Teams wants ${size} x ${size}`;
  } catch {
    return `The ${kind} icon is not a PNG picture`;
  }
}

/** A zip file of these files; the same bytes for the same files, at any time and place. */
export const zipOf = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  // The first day a zip file knows, in the clock's own time zone, because that is what is written.
  zipSync({ ...files }, { mtime: new Date(1980, 0, 1), level: 9 });

/** What Microsoft's schema calls them. */
const forms: Readonly<Record<string, string>> = {
  guid: 'a UUID, such as 01234567-89ab-cdef-0123-456789abcdef',
  hexColor: 'a colour, such as #16324f',
  anyHttpUrl: 'a web address',
  secureHttpUrl: 'a web address that begins with https://',
};

function inWords({ instancePath, schemaPath, keyword, params, data, message }: ErrorObject): string {
  const where =
    instancePath
      .slice(1)
      .replace(/\/(\d+)/g, '[$1]')
      .replaceAll('/', '.') || 'The manifest';
  const limit = String(params['limit']);
  switch (keyword) {
    case 'required':
      return `${where}: ${String(params['missingProperty'])} is missing`;
    case 'additionalProperties':
      return `${where}: ${String(params['additionalProperty'])} is nothing that Teams knows here`;
    case 'maxLength':
      return `${where} has ${typeof data === 'string' ? [...data].length : 'too many'} characters; Teams takes ${limit}`;
    case 'maxItems':
      return `${where} has ${Array.isArray(data) ? data.length : 'too many'} entries; Teams takes ${limit}`;
    case 'enum':
      return `${where} is none of ${String(params['allowedValues']).replaceAll(',', ', ')}`;
    case 'const':
      return `${where} is not ${String(params['allowedValue'])}`;
    case 'pattern':
      return `${where} is not ${forms[schemaPath.split('/')[2] ?? ''] ?? `of the form ${String(params['pattern'])}`}`;
    default:
      return `${where} ${message ?? 'is wrong'}`;
  }
}
