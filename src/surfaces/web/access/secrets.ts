/** What lets somebody in, and how is it kept and compared so that it cannot be read or guessed? */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 letters that may stand in an address or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Whether a text can be one of `newSecret` at all. */
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** What is kept in a secret's place: its SHA-256, another one for each `use`. */
export const digestOf = (use: string, secret: string): string =>
  createHash('sha256').update(`${use}\n${secret}`).digest('base64url');

/** Compares without telling by the time it takes how much was right: both are hashed first, so their lengths are the same. */
export const isSame = (given: string, kept: string): boolean =>
  timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(kept).digest());
