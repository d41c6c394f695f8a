/** Where does a form lead once it took effect? */
import { html } from 'hono/html';
import type { Html } from '../html.ts';
import { type Fields, field } from '../read-form.ts';

/** A page of the desk's own lists, with its query; never another site's. */
const own = /^\/(?:concerns|tasks|clients)(?:\/[0-9a-f-]{36})?(?:\?[\w=&%+.*~:-]*)?$/i;

/** The page the form was on, where it says so and it is one of ours. */
export const backTo = (fields: Fields, otherwise: string): string => {
  const back = field(fields, 'back');
  return own.test(back) ? back : otherwise;
};

export const backField = (path: string): Html => html`<input type="hidden" name="back" value="${path}" />`;
