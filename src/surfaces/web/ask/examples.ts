/** What can a person ask who does not know yet what Vouch answers? */

/** One of each kind of question; a test asks them all. */
export const examples: readonly string[] = [
  'Is Kaspersky safe for our federal work?',
  'May we still sell Kaspersky?',
  'What would we have said about Kaspersky on 1 July 2024?',
  'What does Kaspersky say?',
  'What have others moved to from Kaspersky?',
  'What is BOD 17-01?',
  'Is Huawei allowed for a school district in Texas?',
  'Compare Kaspersky and Huawei',
  'Where is the line drawn? AVG and Sophos sit abroad too.',
];
