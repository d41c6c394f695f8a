/** Is nothing ever written because of a question? */
import { expect, test } from 'vitest';
import { lookInstead } from '../../src/understand/question-form.ts';

test.each([
  ['did I finish the inventory?', 'finish-task', 'list-tasks'],
  ['do i have to call acme on friday?', 'create-task', 'list-tasks'],
  ['hey, was a concern logged for Northwind?', 'log-concern', 'list-concerns'],
  ['kaspersky phone number', 'log-concern', 'answer-vendor'],
] as const)('%s', (text, action, instead) => {
  expect(lookInstead(action, text)).toBe(instead);
});

test.each([
  ['Acme is worried about Kaspersky', 'log-concern'],
  ['can you log that Acme asked about Kaspersky?', 'log-concern'],
  ['log: "is it safe?"', 'log-concern'],
  ['remind me to call Acme on Friday', 'create-task'],
  ['Is Kaspersky banned?', 'answer-vendor'],
] as const)('%s stays as it was read', (text, action) => {
  expect(lookInstead(action, text)).toBeUndefined();
});
