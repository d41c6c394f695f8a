/** How does Vouch start and stop? */
import { openApp } from './app.ts';
import { readConfig } from './config.ts';
import { asVouchError } from './core/errors.ts';
import { serve } from './surfaces/web/serve.ts';

/** How long open requests may take to finish after SIGTERM, in milliseconds. */
const grace = 10_000;

try {
  const config = readConfig(process.env);
  const app = await openApp(config, { watch: true });
  const served = await serve(app, config.host, config.port);
  const { vendors, directives, facts } = app.factBase();
  process.stdout.write(`Vouch knows ${vendors.size} vendors, ${directives.size} directives and ${facts.size} facts.\n`);
  process.stdout.write(
    served.deskOn
      ? `The desk is at ${served.address}\n`
      : `Listening on ${served.address}. The desk is off: it has no logins yet, so it opens only on 127.0.0.1.\n`,
  );
  process.stdout.write('Slack and Teams are not part of this version yet.\n');

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await served.close(grace);
    await app.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (thrown) {
  const error = asVouchError(thrown);
  process.stderr.write(`${error.message}\n${error.remedy}\n`);
  if (error.cause !== undefined)
    process.stderr.write(`${error.cause instanceof Error ? error.cause.message : String(error.cause)}\n`);
  process.exitCode = error.exit;
}
