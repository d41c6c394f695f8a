/** What does the desk offer: every page there is a way to, and every form on them, filled in as it stands? */
import { type HTMLElement, parse } from 'node-html-parser';

export interface DeskForm {
  readonly method: 'GET' | 'POST';
  /** With its query, where it has one. */
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
}

export interface DeskMap {
  readonly pages: readonly string[];
  readonly forms: readonly DeskForm[];
}

/** Who is at the desk: the address, and the cookie that lets them in. */
export interface AtTheDesk {
  readonly url: string;
  readonly cookie: string;
}

/** Opens the desk as the printed address says; without a token there, everybody is let in. */
export async function enterDesk(printed: string): Promise<AtTheDesk> {
  const address = /https?:\/\/\S+/.exec(printed)?.[0] ?? '';
  const { origin } = new URL(address);
  const response = await fetch(address, { redirect: 'manual' });
  await response.arrayBuffer();
  return {
    url: origin,
    cookie: response.headers
      .getSetCookie()
      .map((each) => each.split(';', 1)[0])
      .join('; '),
  };
}

/** One page; what is not found is empty. */
export async function readPage({ url, cookie }: AtTheDesk, path: string): Promise<string> {
  const response = await fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' });
  const text = await response.text();
  return response.status === 200 && response.headers.get('content-type')?.startsWith('text/html') === true ? text : '';
}

/** Pages that differ only by what they are about are one kind. */
const kindOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/=[^&]*/g, '=')
    .replace(/(?<=\/(?:vendors|directives|review)\/)[^/?]+/g, ':id');

const attribute = (element: HTMLElement, name: string): string => element.getAttribute(name) ?? '';

function fieldsOf(form: HTMLElement): [string, string][] {
  return form.querySelectorAll('input, select, textarea, button').flatMap((element): [string, string][] => {
    const name = attribute(element, 'name');
    if (name === '' || attribute(element, 'type') === 'file') return [];
    if (element.rawTagName === 'textarea') return [[name, element.text]];
    if (element.rawTagName !== 'select') return [[name, attribute(element, 'value')]];
    const options = element.querySelectorAll('option');
    const chosen = options.find((option) => option.hasAttribute('selected')) ?? options.at(-1);
    return [[name, chosen === undefined ? '' : (chosen.getAttribute('value') ?? chosen.text)]];
  });
}

function formsOn(page: HTMLElement, at: string): DeskForm[] {
  return page.querySelectorAll('form').flatMap((form) => {
    const method = attribute(form, 'method').toUpperCase() === 'POST' ? 'POST' : 'GET';
    const others = form.querySelectorAll('[formaction]').map((button) => attribute(button, 'formaction'));
    const paths = [attribute(form, 'action') || at, ...others];
    return paths.map((path): DeskForm => ({ method, path, fields: fieldsOf(form) }));
  });
}

/** Follows every link that stays on the desk, one page of each kind, and reads the forms. */
export async function mapDesk(desk: AtTheDesk, from: readonly string[] = ['/']): Promise<DeskMap> {
  const seen = new Set<string>();
  const pages: string[] = [];
  const forms = new Map<string, DeskForm>();
  const next = [...from];
  for (let path = next.shift(); path !== undefined; path = next.shift()) {
    const kind = kindOf(path);
    if (seen.has(kind)) continue;
    seen.add(kind);
    pages.push(path);
    const page = parse(await readPage(desk, path));
    for (const form of formsOn(page, path))
      forms.set(`${form.method} ${kindOf(form.path)} ${form.fields.map(([name]) => name).join()}`, form);
    for (const link of page.querySelectorAll('a, link, script')) {
      const to = (attribute(link, 'href') || attribute(link, 'src')).split('#', 1)[0] ?? '';
      if (/^\/(?!\/)/.test(to)) next.push(to);
    }
  }
  return { pages, forms: [...forms.values()] };
}

/** The forms on the answer to a form that was filled in so. */
export async function formsAfter(
  { url, cookie }: AtTheDesk,
  { path, fields }: DeskForm,
  filled: Readonly<Record<string, string>>,
): Promise<readonly DeskForm[]> {
  const body = new URLSearchParams([
    ...fields.filter(([name]) => !Object.hasOwn(filled, name)).map(([name, value]): [string, string] => [name, value]),
    ...Object.entries(filled),
  ]);
  const response = await fetch(`${url}${path}`, { method: 'POST', headers: { cookie, origin: url }, body });
  return formsOn(parse(await response.text()), '/');
}
