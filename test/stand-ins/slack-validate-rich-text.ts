/** Is a piece of rich text built as Slack builds it? */
import { type Fields, isFields, type Problem } from './slack-args.ts';

type Kind = 'string' | 'number' | 'boolean';
interface Part {
  readonly needs: Readonly<Record<string, Kind>>;
  readonly may?: Readonly<Record<string, Kind>>;
  /** Which of `bold`, `italic`, ... its style may set; every one when missing. */
  readonly styles?: readonly string[];
}

const words = ['bold', 'italic', 'strike', 'code', 'underline'];
const ranges = ['here', 'channel', 'everyone'];
const mentions = ['bold', 'italic', 'strike', 'highlight', 'client_highlight', 'unlink'];

/** What may stand in a line. */
const parts: Readonly<Record<string, Part>> = {
  text: { needs: { text: 'string' }, styles: words },
  link: { needs: { url: 'string' }, may: { text: 'string', unsafe: 'boolean' }, styles: words },
  user: { needs: { user_id: 'string' }, styles: mentions },
  channel: { needs: { channel_id: 'string' }, styles: mentions },
  usergroup: { needs: { usergroup_id: 'string' }, styles: mentions },
  team: { needs: { team_id: 'string' }, styles: mentions },
  emoji: { needs: { name: 'string' }, may: { unicode: 'string', url: 'string' } },
  date: { needs: { timestamp: 'number', format: 'string' }, may: { url: 'string', fallback: 'string' } },
  broadcast: { needs: { range: 'string' } },
  color: { needs: { value: 'string' } },
};

/** What each container may hold, and what it says about itself. */
const containers: Readonly<Record<string, { readonly holds: readonly string[]; readonly may: Fields }>> = {
  rich_text_section: { holds: Object.keys(parts), may: {} },
  rich_text_quote: { holds: Object.keys(parts), may: { border: 'number' } },
  rich_text_preformatted: { holds: ['text', 'link'], may: { border: 'number', language: 'string' } },
  rich_text_list: {
    holds: ['rich_text_section'],
    may: { border: 'number', indent: 'number', offset: 'number', style: 'string' },
  },
};

const problem = (pointer: string, rule: string): Problem[] => [{ pointer, rule }];

export function checkRichText(value: unknown, at: string): Problem[] {
  if (!isFields(value)) return problem(at, 'must provide an object');
  const type = String(value['type']);
  const container = containers[type];
  if (!container) return problem(`${at}/type`, `unsupported type: ${type}`);
  const problems = checkNames(value, ['type', 'elements'], container.may, at);
  if (type === 'rich_text_list' && value['style'] !== 'bullet' && value['style'] !== 'ordered') {
    problems.push(...problem(`${at}/style`, 'must be one of bullet, ordered'));
  }
  const elements: unknown = value['elements'];
  if (!Array.isArray(elements)) return [...problems, ...problem(at, 'missing required field: elements')];
  return [
    ...problems,
    ...elements.flatMap((element: unknown, i) => {
      const inside = `${at}/elements/${i}`;
      if (!isFields(element)) return problem(inside, 'must provide an object');
      const kind = String(element['type']);
      if (!container.holds.includes(kind)) return problem(`${inside}/type`, `unsupported type: ${kind}`);
      return kind === 'rich_text_section' ? checkRichText(element, inside) : checkPart(element, kind, inside);
    }),
  ];
}

function checkNames(value: Fields, own: readonly string[], may: Fields, at: string): Problem[] {
  return Object.entries(value).flatMap(([name, inside]) => {
    if (own.includes(name)) return [];
    const kind = may[name];
    if (kind === undefined) return problem(at, `invalid additional property: ${name}`);
    return typeof inside === kind ? [] : problem(`${at}/${name}`, `must provide a ${String(kind)}`);
  });
}

function checkPart(value: Fields, type: string, at: string): Problem[] {
  const part = parts[type];
  if (!part) return problem(`${at}/type`, `unsupported type: ${type}`);
  const { url, range } = value;
  return [
    ...checkNames(value, ['type', 'style'], { ...part.needs, ...part.may }, at),
    ...Object.keys(part.needs).flatMap((name) => {
      if (value[name] === undefined) return problem(at, `missing required field: ${name}`);
      return value[name] === '' ? problem(`${at}/${name}`, 'must be more than 0 characters') : [];
    }),
    ...(typeof url === 'string' && !URL.canParse(url) ? problem(`${at}/url`, 'must provide a valid URL') : []),
    ...(type === 'broadcast' && !ranges.includes(String(range))
      ? problem(`${at}/range`, `must be one of ${ranges.join(', ')}`)
      : []),
    ...checkStyle(value['style'], part.styles ?? [...words, ...mentions], `${at}/style`),
  ];
}

function checkStyle(style: unknown, names: readonly string[], at: string): Problem[] {
  if (style === undefined) return [];
  if (!isFields(style)) return problem(at, 'must provide an object');
  return checkNames(style, [], Object.fromEntries(names.map((name) => [name, 'boolean'])), at);
}
