/** Which documents were labelled by hand, and as what? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { itemTypes } from '../../../src/core/item.ts';
import type { DocumentFacts } from '../../../src/watch/gates/document-facts.ts';

const department = (name: string) => [`${name} Department`, `${name.toLowerCase().replaceAll(' ', '-')}-department`];
const office = (name: string) => [name, name.toLowerCase().replaceAll(' ', '-')];

/** Agencies as the API gives them: names and slugs, the parent first. */
export const issuers = {
  agriculture: department('Agriculture'),
  antitrust: [...department('Justice'), 'Antitrust Division'],
  bis: [...department('Commerce'), ...office('Industry and Security Bureau')],
  commerce: department('Commerce'),
  dfars: [...department('Defense'), ...office('Defense Acquisition Regulations System')],
  dhs: department('Homeland Security'),
  dod: department('Defense'),
  doe: department('Energy'),
  epa: office('Environmental Protection Agency'),
  faa: [...department('Transportation'), ...office('Federal Aviation Administration')],
  far: [
    ...department('Defense'),
    ...office('General Services Administration'),
    ...office('National Aeronautics and Space Administration'),
  ],
  fcc: office('Federal Communications Commission'),
  ferc: [...department('Energy'), ...office('Federal Energy Regulatory Commission')],
  ftc: office('Federal Trade Commission'),
  hhs: department('Health and Human Services'),
  itc: office('International Trade Commission'),
  justice: department('Justice'),
  labor: department('Labor'),
  nasa: office('National Aeronautics and Space Administration'),
  ntia: [...department('Commerce'), ...office('National Telecommunications and Information Administration')],
  ofac: [...department('Treasury'), ...office('Foreign Assets Control Office')],
  omb: office('Management and Budget Office'),
  president: office('Executive Office of the President'),
  sec: office('Securities and Exchange Commission'),
  state: department('State'),
  treasury: department('Treasury'),
} as const satisfies Record<string, readonly string[]>;

const Labelled = z.strictObject({
  number: z.string(),
  day: z.string(),
  type: z.string(),
  from: z.enum(Object.keys(issuers) as (keyof typeof issuers)[]),
  action: z.string().optional(),
  title: z.string(),
  abstract: z.string().nullable(),
  label: z.enum([...itemTypes, 'irrelevant']),
  vendors: z.array(z.string()).optional(),
});
export type Labelled = z.infer<typeof Labelled>;

const file = join(import.meta.dirname, 'labelled-documents.yaml');
export const labelledDocuments = z
  .strictObject({ seen: z.array(Labelled), unseen: z.array(Labelled) })
  .parse(parse(readFileSync(file, 'utf8')));

export const factsOf = ({ number, title, abstract, action, type, from }: Labelled): DocumentFacts => ({
  number,
  title,
  abstract,
  action: action ?? null,
  type,
  agencies: issuers[from],
  cfr: [],
  correctionOf: null,
  dockets: [],
});
