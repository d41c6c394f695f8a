import { expect, test } from 'vitest';
import { questionsIn } from '../../src/understand/questions-in.ts';

test.each<[string, string[], string]>([
  ['is dahua ok for a school? and who owns it?', ['is dahua ok for a school?', 'and who owns it?'], ''],
  ['is huawei banned and who owns zte', ['is huawei banned', 'and who owns zte'], ''],
  ['We use Dahua. Is it ok? Who owns it?', ['Is it ok?', 'Who owns it?'], 'We use Dahua.'],
  ['is huawei and zte banned', ['is huawei and zte banned'], ''],
  ['Is Sophos banned, and since when is AVG foreign?', ['Is Sophos banned', 'and since when is AVG foreign?'], ''],
  ['log that Acme is worried', [], 'log that Acme is worried'],
  ['one?\ntwo?\nthree?\nfour?', ['one?', 'two?', 'three?'], ''],
  ['', [], ''],
])('finds the questions of “%s”', (text, questions, around) => {
  expect(questionsIn(text)).toEqual({ questions, around });
});
