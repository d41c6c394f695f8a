/** How is somebody in Teams given a follow-up from elsewhere: from the terminal, the desk, or Slack? */
import { tellOwners } from '../../../src/actions/errands.ts';
import { vouchItself } from '../../../src/core/audit.ts';
import type { Person } from '../../stand-ins/teams-server.ts';
import { says } from '../../start-vouch.ts';
import type { TeamsRoom } from './open-teams.ts';

/** Resolves with the follow-up's id once it is durable; they are told of it afterwards. */
export async function giveFollowUp({ app, teams }: Pick<TeamsRoom, 'app' | 'teams'>, to: Person): Promise<string> {
  const utterance = says(app, `give the call with Acme to ${to.name}`);
  return app.ledger.transaction(vouchItself, async (books) => {
    const task = await books.tasks.add({
      title: 'Call Acme',
      clientId: null,
      vendor: null,
      owner: to.name,
      ownerId: `teams:${teams.tenantId}:${to.aadObjectId}`,
      due: null,
      note: '',
      concern: null,
      directive: null,
      createdBy: utterance.person,
    });
    await tellOwners([task], { utterance, books });
    return task.id;
  });
}
