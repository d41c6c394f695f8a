/** Does Teams' login give Vouch a token? */
import { asVouchError, VouchError } from '../../../core/errors.ts';
import type { TeamsConfig } from '../../../teams-config.ts';
import { TokenFailure } from '../calls/connector-failure.ts';
import { Tokens } from './tokens.ts';

/** Rejects with `unavailable`, which says why without the secret. */
export async function tryTeams(config: Exclude<TeamsConfig, { way: 'development' }>): Promise<void> {
  try {
    await new Tokens(config).token();
  } catch (thrown) {
    if (!(thrown instanceof TokenFailure)) throw asVouchError(thrown);
    throw new VouchError(
      'unavailable',
      `${thrown.message.replace(/\.$/, '')}.`,
      'Compare MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword with the bot’s page at portal.azure.com; a client secret ends after a while.',
      { cause: thrown },
    );
  }
}
