/** Can the content be used? */
import type { Config } from '../../../config.ts';
import { dayOf } from '../../../core/day.ts';
import { checkContent as checkFolders } from '../../../factbase/check.ts';
import { type Check, failed, ok, warning } from './check.ts';

/** How many findings are shown; `vouch check` shows all. */
const shown = 3;

export const checkContent = (config: Pick<Config, 'contentDir' | 'intentsDir' | 'now'>): Check => ({
  name: 'content',
  run: async () => {
    const { findings, factBase, records } = checkFolders(
      config.contentDir,
      config.intentsDir,
      dayOf(config.now ?? Date.now()),
    );
    const all = 'Run “npm run check”: it shows each with its place, reason and remedy.';
    const some = (severity: 'error' | 'warning'): string => {
      const found = findings.filter((finding) => finding.severity === severity);
      const lines = found.slice(0, shown).map(({ file, line, what }) => `  ${file}:${line}: ${what}`);
      return [...lines, ...(found.length > shown ? [`  and ${found.length - shown} more`] : [])].join('\n');
    };
    if (factBase === null) return failed(`The content cannot be used:\n${some('error')}`, all);
    const version = `${records} records, version ${factBase.version.slice(0, 12)}`;
    return findings.length === 0
      ? ok(`${version}.`)
      : warning(`${version}, with ${findings.length} to look at:\n${some('warning')}`, all);
  },
});
