/** Which reader reads which source? */
import type { SourceId } from '../core/source.ts';
import { cisaReader } from './cisa/cisa-reader.ts';
import { cslReader } from './csl/csl-reader.ts';
import { fascsaReader } from './fascsa/fascsa-reader.ts';
import { fccReader } from './fcc/fcc-reader.ts';
import { federalRegisterReader } from './federal-register/federal-register-reader.ts';
import { kevReader } from './kev/kev-reader.ts';
import { lapsedLook } from './looked-by-hand.ts';
import type { Watched } from './run-source.ts';

/** One entry a source, or it does not compile. */
export const watched: Readonly<Record<SourceId, Watched>> = {
  'federal-register': { reader: federalRegisterReader },
  cisa: { reader: cisaReader },
  kev: { reader: kevReader },
  csl: { reader: cslReader },
  fcc: { reader: fccReader },
  fascsa: { reader: fascsaReader, lapse: (books, at) => lapsedLook('fascsa', books, at) },
};

/** Whether a program reads it; otherwise a person has to look, and no try helps where nobody did. */
export const isAutomatic = (source: SourceId): boolean => watched[source].lapse === undefined;
