/** How much does Slack take in one message or modal? */

/**
 * Only the numbers that drawing needs. Lengths are characters; ours are counted in UTF-16 units, which are never fewer
 * than Slack's code points. Sources: docs.slack.dev/reference/block-kit and the declarations of @slack/types 3.2.0,
 * unless a line says otherwise.
 */
export const slackLimits = {
  /** docs.slack.dev/reference/methods/chat.postMessage: advice for `text`; 40,000 is where it is cut. */
  fallbackText: 4_000,
  messageBlocks: 50,
  /**
   * The JSON of all blocks of a message. Undocumented: refused with `msg_blocks_too_long` from about 13,200 (bolt-js
   * issue 2509); a sum of the texts alone was refused at 11,341 (issue 2867), so the containers count as well.
   */
  messageCharacters: 12_500,
  /** What Slack adds to each block that names no `block_id`: `"block_id":"AbCdE",`. */
  blockIdCharacters: 20,
  /** Rows of a table, its header among them; a message holds one table. */
  tableRows: 100,
  /** All cells of a data_table together; older pages of the documentation say 10,000, newer ones 20,000. */
  tableCharacters: 10_000,
  modalBlocks: 100,
  /** docs.slack.dev/reference/views: 250,000 bytes of JSON for a view; the rest is for its title, buttons and metadata. */
  modalBytes: 240_000,
  headerText: 150,
  /** A text object. None is documented for rich_text, which is kept to the same. */
  text: 3_000,
  /** Slack takes 75, but cuts longer labels off on the screen ("may truncate with ~30 characters"). */
  calmButtonText: 25,
  accessibilityLabel: 75,
  buttonValue: 2_000,
  buttonsInRow: 5,
  buttonRows: 2,
  url: 3_000,
} as const;
