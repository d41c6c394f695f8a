/** What is asked under load? */
export const questions = [
  'Is Kaspersky safe for our federal work?',
  'Can we still resell Kaspersky?',
  'Is Sophos banned?',
  'What does Kaspersky say about it?',
  'Who owns Webroot?',
] as const;
