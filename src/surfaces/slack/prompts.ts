/** What is suggested to somebody who opens the conversation with Vouch? Slack shows at most four. */
export const prompts = [
  { title: 'Ask about a vendor', message: 'Is Kaspersky safe for our federal work?' },
  { title: 'See what is new', message: 'Which directives are new?' },
  { title: 'Find what a client can move to', message: 'What can we move to from Kaspersky?' },
  { title: 'Learn what Vouch can do', message: 'help' },
] as const;
