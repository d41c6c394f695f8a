/** Are there as many records of each kind as content/bounds.yaml expects? */
import { folders } from '../content-folder.ts';
import type { Finding } from '../finding.ts';
import type { Content } from '../read-records.ts';
import { findingAt } from '../source-file.ts';

export function checkBounds(content: Content): Finding[] {
  const { bounds } = content;
  if (bounds === null) return [];
  return folders.flatMap((folder) => {
    const bound = bounds.value[folder];
    const count = content.ids[folder].size;
    if (bound === undefined || (count >= bound.min && count <= bound.max)) return [];
    const few = count < bound.min;
    return findingAt(bounds.source, [folder, few ? 'min' : 'max'], {
      what: `${count} records in ${folder}/, ${few ? `at least ${bound.min} are` : `at most ${bound.max} are`} expected`,
      why: few
        ? 'a folder that is lost or half copied makes Vouch say "no restriction found" where there is one'
        : 'so many at once are more likely a mistake than an edit',
      fix: few
        ? `bring the missing files back (is CONTENT_DIR right?); or lower ${folder}.min`
        : `remove what does not belong; or raise ${folder}.max`,
    });
  });
}
