/** How does the client's copy travel by e-mail? */
import { dayOf, sayDay } from '../../../core/day.ts';
import type { Receipt } from '../../../core/receipt.ts';
import type { Outdated } from '../../../core/watching.ts';
import { isOutward } from '../../drawing/outward.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import { renderForClient } from '../../render-text.ts';

export interface EMail {
  readonly subject: string;
  readonly body: string;
}

/** The longest address that mail programs on Windows take from a link, in characters. */
const longestLink = 2_000;

/** What a client gets: the text copy under its own first line. */
export function eMailOf(receipt: Receipt, outdated: Outdated | undefined): EMail {
  const lead = receipt.reply.blocks.find((block) => block.kind === 'headline' && isOutward(block));
  const title = lead?.kind === 'headline' ? tidyLine(lead.text) : `An answer of ${sayDay(dayOf(receipt.at))}`;
  return { subject: title.replace(/\.$/, ''), body: renderForClient(receipt.reply, outdated) };
}

/** A link that opens the e-mail in the visitor's own program; whole lines are left out from the end where it would be too long, and `whole` says whether any were. */
export function mailLink({ subject, body }: EMail): { readonly href: string; readonly whole: boolean } {
  const link = (text: string) => `mailto:?subject=${encode(subject)}&body=${encode(text)}`;
  const whole = link(body);
  if (whole.length <= longestLink) return { href: whole, whole: true };
  const lines = body.split('\n');
  // One more line each time: the first that is too long ends it.
  let kept = 0;
  const cut = (count: number) => link([...lines.slice(0, count), '', 'The rest is in the attached brief.'].join('\n'));
  while (kept < lines.length && cut(kept + 1).length <= longestLink) kept += 1;
  return { href: cut(kept), whole: false };
}

const encode = (text: string): string => encodeURIComponent(text.toWellFormed().replace(/\r?\n/g, '\r\n'));

/** A file that mail programs open as a draft: the text, and the brief attached to it. */
export function emlFile({ subject, body }: EMail, receipt: Receipt, brief: Buffer): string {
  // The receipt's id is in no text of the mail, so that it can part them.
  const part = `vouch-${receipt.id}`;
  return [
    `Date: ${new Date(receipt.at).toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${headerWords(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${part}"`,
    '',
    `--${part}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    folded(Buffer.from(body.toWellFormed().replace(/\r?\n/g, '\r\n'))),
    `--${part}`,
    'Content-Type: application/pdf',
    `Content-Disposition: attachment; filename="${briefName(receipt)}"`,
    'Content-Transfer-Encoding: base64',
    '',
    folded(brief),
    `--${part}--`,
    '',
  ].join('\r\n');
}

/** Of plain letters: the id is hexadecimal. */
export const briefName = ({ id }: Receipt): string => `vouch-brief-${id}.pdf`;

/** Base64 in lines of 76, as RFC 2045 wants it. */
const folded = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');

/** Encoded words of RFC 2047, each at most 75 characters long and never inside a character. */
function headerWords(text: string): string {
  if (/^[\x20-\x7e]{1,70}$/.test(text)) return text;
  const words: string[] = [''];
  for (const sign of text.toWellFormed()) {
    const grown = `${words.at(-1)}${sign}`;
    if (Buffer.byteLength(grown) <= 42) words[words.length - 1] = grown;
    else words.push(sign);
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}
