/** Does a card match Microsoft's own schema, where the machine has it? */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { AdaptiveCard } from '../../../../src/surfaces/teams/render/adaptive-card.ts';

/** The file https://adaptivecards.io/schemas/1.5.0/adaptive-card.json; it is not ours to pass on. */
const file = process.env['ADAPTIVE_CARD_SCHEMA'];

if (file === undefined)
  console.info(
    'Cards are not held against Microsoft’s schema: ADAPTIVE_CARD_SCHEMA names no copy of adaptive-card.json 1.5.',
  );

/** What is wrong with a card; undefined where there is no schema to hold it against. */
export const matchSchema = file === undefined ? undefined : matcherOf(file);

function matcherOf(path: string): (card: AdaptiveCard) => string[] {
  // It is of draft 6, and some of its words ("id", "features") are of no draft.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false });
  ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'));
  const { id: _, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const matches = ajv.compile(schema);
  return ({ msteams: __, ...card }) => {
    // As it is sent: what is undefined is not there.
    if (matches(JSON.parse(JSON.stringify(card)))) return [];
    return (matches.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
