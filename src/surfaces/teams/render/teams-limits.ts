/** How much does Teams take in one message, card or window? */

/** Sources: learn.microsoft.com/microsoftteams/platform, unless a line says otherwise. */
export const teamsLimits = {
  /**
   * Bytes of UTF-8 of a whole activity. A cautious house limit: Microsoft names 28 KB for webhooks, and for bots 100 KB
   * of UTF-16 ("bots/how-to/format-your-bot-messages"; older pages say 40).
   */
  activityBytes: 28 * 1024,
  /** Bytes of an activity that are not ours to draw: who writes to whom, where, in which conversation. */
  envelopeBytes: 2_000,
  /**
   * Characters of the JSON of a card in a window. None is documented; this is what Microsoft advises for a message, 80 KB
   * of UTF-16.
   */
  windowCharacters: 40_000,
  /** "task-modules-and-cards/cards/design-effective-cards": "include 1-3 primary actions. You can have up to six." */
  primaryActions: 3,
  actions: 6,
  /** Teams cuts a longer label off on the screen; its tooltip has it whole. A house limit. */
  actionTitle: 40,
  /** JSON of what one button carries. A house limit: the rest of the card wants room as well. */
  actionData: 2_000,
  /** "task-modules-and-cards/cards/universal-actions-for-adaptive-cards/up-to-date-views". */
  refreshUsers: 60,
  /** The notification shows about as much. A house limit. */
  summary: 200,
  /** "bots/how-to/bot-messages-ai-generated-content", like the two lengths below; more are refused with 400. */
  /** Its documentation says 20, but Microsoft's own Agents Playground 0.2.28 refuses a message with an eleventh. */
  citations: 10,
  citationName: 80,
  citationAbstract: 160,
  /** Addresses that browsers surely open. A house limit. */
  url: 2_000,
} as const;
