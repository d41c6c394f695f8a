/** Which commands does Vouch have beside the message box and in the menu of a message? */

/** `query` is the parameter that the search's words come in. */
export const extensionCommands = {
  search: { id: 'search-records', title: 'Search vendors and directives', query: 'query' },
  logConcern: { id: 'log-client-concern', title: 'Log a client concern' },
} as const;
