/** Where does somebody go once they are let in? */

/** The page they asked for, where it is one of ours; `/` otherwise, and for what only lets in or out. */
export function returnPath(asked: string | undefined): string {
  if (asked === undefined || asked.length > 2_000 || !asked.startsWith('/')) return '/';
  const here = 'http://desk.invalid';
  const url = URL.parse(asked, here);
  if (url === null || url.origin !== here || /^\/(login|logout)\b/.test(url.pathname)) return '/';
  const path = url.pathname + url.search;
  // "/.//evil.example" is a path of ours that begins with two slashes once it is resolved.
  return path.startsWith('//') ? '/' : path;
}
