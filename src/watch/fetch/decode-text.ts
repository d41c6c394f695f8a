/** Which text do the bytes of an answer spell? */
import { badAnswer } from '../bad-answer.ts';
import type { Body } from '../reader.ts';

/**
 * A byte order mark tells; else UTF-8 where the bytes are; else the encoding that the document or its server declares, else
 * windows-1252, so that no page is lost to one wrong byte. JSON has no other encoding than UTF-8 (RFC 8259, 8.1): rejects
 * with `unavailable`.
 */
export function decodeText(
  { bytes, contentType }: Pick<Body, 'bytes' | 'contentType'>,
  kind: 'json' | 'page' = 'page',
): string {
  const marked = markedEncoding(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  if (kind === 'json') throw badAnswer('The answer is damaged: it is not text in UTF-8.');
  const declared = declaredEncoding(bytes, contentType);
  return (declared === null ? null : decoded(bytes, declared)) ?? new TextDecoder('windows-1252').decode(bytes);
}

/** By its mark, or by the zero byte beside the first sign of a markup (XML 1.0, appendix F). */
function markedEncoding([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return null;
}

/** Null where the bytes are not that encoding, or there is none of that name. */
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The content type's word comes first (RFC 7303, 3.2), then the XML declaration or the page's own `meta`. */
function declaredEncoding(bytes: Uint8Array, contentType: string | null): string | null {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return (
    /charset\s*=\s*["']?([\w:-]{1,40})/i.exec(contentType ?? '')?.[1] ??
    /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w:-]{1,40})/i.exec(beginning)?.[1] ??
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w:-]{1,40})/i.exec(beginning)?.[1] ??
    null
  );
}
