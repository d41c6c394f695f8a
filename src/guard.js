// Is this Node new enough to run TypeScript and node:sqlite? (JavaScript, so that an older Node can still say no.)
import * as nodeModule from 'node:module';

const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Vouch needs Node 24 or newer; this is ${process.versions.node}. Run "npm ci": it brings the right Node into the project, and "npm start" uses it.\n`,
  );
  process.exit(2);
}
// A command spends a third of its time on reading its own code; Node keeps what it made of it in the system's temporary folder.
nodeModule.enableCompileCache?.();
