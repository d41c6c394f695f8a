import { expect, test } from 'vitest';
import type { Concern } from '../../src/core/concern.ts';
import type { Task } from '../../src/core/task.ts';
import { clientsToCsv, concernsToCsv, tasksToCsv } from '../../src/ledger/to-csv.ts';
import { dana } from './engines.ts';
import { noon } from './with-ledger.ts';

const concern: Concern = {
  id: 'c1',
  client: { id: 'k1', name: 'Acme, Inc.' },
  vendor: 'kaspersky',
  words: 'plain',
  severity: 'high',
  state: 'open',
  link: null,
  loggedBy: dana,
  surface: 'slack',
  createdAt: noon,
};

test('concerns as RFC 4180: a header, CRLF, quotes doubled, times in ISO 8601', () => {
  expect(concernsToCsv([concern, { ...concern, words: 'two\nlines, "quoted"', link: 'https://chat.example/1' }])).toBe(
    [
      'id,logged at,client,vendor,severity,state,words,link,logged by,surface',
      'c1,2017-09-13T12:00:00.000Z,"Acme, Inc.",kaspersky,high,open,plain,,Dana Reyes,slack',
      'c1,2017-09-13T12:00:00.000Z,"Acme, Inc.",kaspersky,high,open,"two\nlines, ""quoted""",https://chat.example/1,Dana Reyes,slack',
      '',
    ].join('\r\n'),
  );
  expect(concernsToCsv([])).toBe('id,logged at,client,vendor,severity,state,words,link,logged by,surface\r\n');
});

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '  =1+1',
  '\u00a0=1',
  '\u200b=1',
  '\ufeff@x',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://x.example","y")',
  '\n=1',
])('the cell %j cannot run in a spreadsheet', (words) => {
  const row = concernsToCsv([{ ...concern, words }]).slice(concernsToCsv([]).length);
  const cell = `'${words}`;
  const quoted = /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  expect(row).toContain(`,open,${quoted},`);
});

test.each(['plain', '1-2', 'a=b', 'mail@example.com', "'quoted", '2017-09-13'])(
  'the cell %j stays as it is',
  (words) => {
    expect(concernsToCsv([{ ...concern, words }])).toContain(`,open,${words},`);
  },
);

test('every cell that people wrote is guarded, in every table', () => {
  const run = '=1+1';
  const task: Task = {
    id: 't1',
    title: run,
    client: { id: 'k1', name: run },
    vendor: 'kaspersky',
    owner: run,
    ownerId: null,
    due: '2017-12-12',
    snoozedUntil: null,
    state: 'done',
    note: run,
    concern: null,
    directive: null,
    createdBy: { id: 'U1', name: run },
    createdAt: noon,
    doneAt: noon,
  };
  const time = '2017-09-13T12:00:00.000Z';
  expect(tasksToCsv([task]).split('\r\n')).toEqual([
    'id,title,client,vendor,owner,due,state,note,concern,directive,created by,created at,done at',
    `t1,'=1+1,'=1+1,kaspersky,'=1+1,2017-12-12,done,'=1+1,,,'=1+1,${time},${time}`,
    '',
  ]);
  const client = { id: 'k1', name: run, aliases: [run], federal: null, notes: run, createdAt: noon };
  expect(
    clientsToCsv([client, { ...client, federal: true, aliases: [] }])
      .split('\r\n')
      .slice(1),
  ).toEqual([`k1,'=1+1,'=1+1,,'=1+1,${time}`, `k1,'=1+1,,yes,'=1+1,${time}`, '']);
});
