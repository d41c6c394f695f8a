/** Which shortcuts does Vouch have in Slack? */
export const shortcutIds = { logConcern: 'log-client-concern', askVouch: 'ask-vouch-anywhere' } as const;
