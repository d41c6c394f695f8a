/** Which vendors, and which classes of makers, does a short text of a source name? */
import type { FactBase } from '../core/fact-base.ts';
import { classesIn } from './gates/classes-in.ts';
import { vendorsIn } from './gates/vendors-in.ts';

/** Ids in order of the alphabet. */
export const makersIn = (text: string, factBase: FactBase): string[] =>
  [...new Set([...vendorsIn(text, factBase), ...classesIn(text, factBase)])].sort();
