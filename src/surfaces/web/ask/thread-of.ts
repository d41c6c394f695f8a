/** Which conversation does an address name? */
import { v7 as uuid } from 'uuid';

export const newThread = (): string => `web:${uuid()}`;

/** A conversation held at the desk; undefined for anything else, so that no address shows what was said in a chat. */
export const threadOf = (said: string | undefined): string | undefined =>
  said !== undefined && /^web:[0-9a-f-]{36}$/.test(said) ? said : undefined;
