/** May an address that a source names be asked, and where is it then? */
import { isMoved } from './source-rules.ts';

/**
 * The address to ask for a whole address that a source gives (its next page, a text); null where it leads anywhere else than
 * to the source, has a login or no TLS. Where the base was moved to another host than the `home` hosts, the address is moved
 * there too, path and query kept.
 */
export function follow(url: string, base: URL, home: readonly string[]): URL | null {
  const named = URL.parse(url);
  if (named === null || named.username !== '' || named.password !== '') return null;
  const isHome = named.protocol === 'https:' && home.includes(named.host);
  const isBase = named.protocol === base.protocol && named.host === base.host;
  if (!isHome && !isBase) return null;
  named.hash = '';
  return isMoved(base, home) ? new URL(named.pathname + named.search, base.origin) : named;
}
