/** What did the person write, once Teams' own marks are taken off? */
import type { Activity, Mention } from './activity.ts';
import { mentionsIn } from './activity.ts';

export interface ReadText {
  /** Plain words, without the mention of Vouch itself. */
  readonly text: string;
  /** The other people who are mentioned. */
  readonly mentions: readonly Mention[];
  readonly mentionsVouch: boolean;
}

type Said = Pick<Activity, 'text' | 'entities' | 'recipient'>;

/** The longest `&name;` that Teams writes, and what it stands for. */
const written: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Teams writes `<at>Name</at>` for a mention and says in an entity who it is; spaces and signs may be HTML entities. */
export function readText(said: Said): ReadText {
  const isVouch = ({ mentioned }: Mention): boolean => mentioned.id === said.recipient.id;
  const all = mentionsIn(said);
  const text = all.reduce(
    (left, mention) => left.replaceAll(mention.text, isVouch(mention) ? ' ' : (mention.mentioned.name ?? '')),
    said.text ?? '',
  );
  return { text: plain(text), mentions: all.filter((each) => !isVouch(each)), mentionsVouch: all.some(isVouch) };
}

function plain(text: string): string {
  return text
    .replace(/<\/?at\b[^<>]*>/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/&(nbsp|amp|lt|gt|quot|apos);/g, (_, name: string) => written[name] ?? '')
    .replace(/&#(\d{1,7});/g, (whole, code: string) => signOf(Number(code)) ?? whole)
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

const signOf = (code: number): string | undefined =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;

/** The words of a message that a person used an action on; Teams sends them as HTML. */
export function readHtml(html: string): string {
  return plain(
    html
      .replace(/<(?:p|div|li|tr|h\d)\b[^<>]*>/gi, '\n')
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<[^<>]*>/g, ''),
  ).replace(/\n{2,}/g, '\n');
}
