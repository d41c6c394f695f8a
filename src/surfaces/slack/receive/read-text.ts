/** What did the person write, once Slack's own marks are taken off? */

export interface ReadText {
  /** Plain words, without the mention of Vouch itself. */
  readonly text: string;
  /** Slack's ids of the people mentioned, in order. */
  readonly users: readonly string[];
  readonly mentionsVouch: boolean;
}

const mark = /<([^<>]*)>/g;

/**
 * Slack sends `<@U1>`, `<#C1|name>`, `<https://x|label>`, `<!here>` and escapes & < >
 * (https://docs.slack.dev/messaging/formatting-message-text). `names` says how a person is called.
 */
export function readText(raw: string, botUserId: string, names: ReadonlyMap<string, string> = new Map()): ReadText {
  const users: string[] = [];
  let mentionsVouch = false;
  const plain = raw.replace(mark, (_, inner: string) => {
    const [target = '', label] = inner.split('|', 2);
    if (target.startsWith('@')) {
      const user = target.slice(1);
      if (user === botUserId) {
        mentionsVouch = true;
        return ' ';
      }
      if (!users.includes(user)) users.push(user);
      return names.get(user) ?? label ?? user;
    }
    if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
    if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^')[0] ?? ''}`;
    return label ?? target.replace(/^mailto:/, '');
  });
  return {
    text: unescaped(plain)
      .replace(/[^\S\n]+/g, ' ')
      .trim(),
    users,
    mentionsVouch,
  };
}

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '');
