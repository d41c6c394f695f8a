/** Which slash commands does the manifest declare? */

/** `/vouch` takes every other command and any question. */
export const slashCommands = ['/vendor', '/concern', '/concerns', '/followups', '/directives', '/vouch'] as const;
