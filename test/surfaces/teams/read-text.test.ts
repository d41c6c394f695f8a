/** Are the words of a message read as the person meant them, whatever marks Teams puts around them? */
import { describe, expect, test } from 'vitest';
import { Activity } from '../../../src/surfaces/teams/receive/activity.ts';
import { linkTo } from '../../../src/surfaces/teams/receive/link-to.ts';
import { readHtml, readText } from '../../../src/surfaces/teams/receive/read-text.ts';

const activity = (rest: object) =>
  Activity.parse({
    type: 'message',
    id: '1790000000000',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/amer/',
    from: { id: '29:dana', name: 'Dana', aadObjectId: null },
    recipient: { id: '28:bot', name: 'Vouch' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't1' },
    ...rest,
  });
const mention = (id: string, name: string, text = `<at>${name}</at>`) => ({
  type: 'mention',
  text,
  mentioned: { id, name },
});
const wordsOf = (text: string, entities: object[] = []) => readText(activity({ text, entities })).text;

describe('readText', () => {
  test('takes the mention of Vouch away and writes the names of others', () => {
    const read = readText(
      activity({
        text: '<at>Vouch</at>&nbsp;give it to <at>Robin Roe</at>, please',
        entities: [mention('28:bot', 'Vouch'), mention('29:robin', 'Robin Roe'), { type: 'clientInfo' }, null],
      }),
    );
    expect(read.text).toBe('give it to Robin Roe, please');
    expect(read.mentionsVouch).toBe(true);
    expect(read.mentions.map((each) => each.mentioned.id)).toEqual(['29:robin']);
  });

  test('a name that only looks like a mention mentions nobody', () => {
    const read = readText(activity({ text: '<at>Vouch</at> hello' }));
    expect(read).toMatchObject({ text: 'Vouch hello', mentionsVouch: false, mentions: [] });
  });

  test.each([
    ['Is AT&amp;T &lt;safe&gt;?', 'Is AT&T <safe>?'],
    ['a&#160;b &#39;c&#39; &quot;d&quot;', 'a b \'c\' "d"'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['&#1114112; &#55296; &unknown;', '&#1114112; &#55296; &unknown;'],
    ['one<br>two<BR/>three', 'one\ntwo\nthree'],
    ['  spaced   out\t', 'spaced out'],
  ])('%j is read as %j', (said, meant) => {
    expect(wordsOf(said)).toBe(meant);
  });

  test('no text at all is no words', () => {
    expect(readText(activity({ text: null })).text).toBe('');
  });
});

describe('readHtml', () => {
  test('keeps the words and the lines of a message', () => {
    expect(readHtml('<div><p>We use <b>Kaspersky</b>&nbsp;&amp; others.</p><p>Is it <i>ok</i>?</p></div>')).toBe(
      'We use Kaspersky & others.\nIs it ok?',
    );
  });
});

describe('linkTo', () => {
  test('the chat with Vouch alone has no link; a chat and a thread have the one Teams makes', () => {
    expect(linkTo(activity({}))).toBeUndefined();
    const chat = { id: '19:chat@thread.v2', conversationType: 'groupChat', tenantId: 't1' };
    expect(linkTo(activity({ conversation: chat }))).toBe(
      'https://teams.microsoft.com/l/message/19%3Achat%40thread.v2/1790000000000?context=%7B%22contextType%22%3A%22chat%22%7D',
    );
    const thread = { id: '19:c@thread.tacv2;messageid=1789', conversationType: 'channel', tenantId: 't1' };
    const link = new URL(linkTo(activity({ conversation: thread })) ?? '');
    expect(link.pathname).toBe('/l/message/19%3Ac%40thread.tacv2/1790000000000');
    expect(Object.fromEntries(link.searchParams)).toEqual({ tenantId: 't1', parentMessageId: '1789' });
  });
});

test('an id with half a letter is refused, since it cannot stand in an address', () => {
  expect(activity({ replyToId: '1790\u{1F600}' }).replyToId).toBe('1790\u{1F600}');
  for (const id of ['1790\uD83D', '\uDE001790']) expect(() => activity({ replyToId: id })).toThrow('well-formed');
});
