/** How is what nobody asked for done in Teams? */
import type { Errand } from '../../../core/errand.ts';
import { doErrand } from '../../inbox/do-errand.ts';
import type { Job } from '../../inbox/job.ts';
import { redrawPosting } from '../deliver/redraw-posting.ts';
import type { TeamsContext } from '../teams-context.ts';
import { postDigest } from './post-digest.ts';
import { tellOutdated } from './tell-outdated.ts';
import { tellPerson } from './tell-person.ts';

export const runErrand = (errand: Errand, job: Job, context: TeamsContext): Promise<string> =>
  doErrand(errand, {
    vouch: context.vouch,
    redraw: (posting) => redrawPosting(posting, context),
    tellPerson: (person, reply, tasks) => tellPerson(person, reply, tasks, job, context),
    tellOutdated: (receipt) => tellOutdated(receipt, job, context),
    postDigest: (digest) => postDigest(digest, job, context),
  });
