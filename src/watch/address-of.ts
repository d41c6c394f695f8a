/** Where is a source's document, under its address or a copy's? */

/** `path` under an address that ends in a slash; the address itself where it names a file, as a mirror's does. */
export const addressOf = (base: URL, path: string): URL => (base.pathname.endsWith('/') ? new URL(path, base) : base);
