/** Which words does Teams suggest to somebody who writes to Vouch? */

const everywhere = ['status', 'concern', 'concerns', 'follow-ups', 'directives'] as const;

/** Teams puts the words into the message box, to be completed and sent. The digest is for a room; alone one can preview it. */
export const textCommands = {
  personal: [...everywhere, 'digest preview', 'help'],
  rooms: [...everywhere, 'digest here', 'help'],
} as const;

/** Whole questions to begin with, shown in a person's own chat with Vouch. */
export const starters = [
  { title: 'Ask about a vendor', prompt: 'Is Kaspersky safe for our federal work?' },
  { title: 'See what is new', prompt: 'Which directives are new?' },
  { title: 'Find what a client can move to', prompt: 'What can we move to from Kaspersky?' },
] as const;
