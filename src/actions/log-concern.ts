/** How is a client's concern logged, and what is proposed next? */
import { vendorName } from '../core/fact-base.ts';
import type { Block } from '../core/reply.ts';
import { Citer } from '../decide/cite.ts';
import { distinct, leadClaim } from '../decide/pick-claims.ts';
import { proposeTasks } from '../decide/propose-tasks.ts';
import { createTasks } from './create-tasks.ts';
import { ownerSaid } from './owner.ts';
import { type Action, outcome, say } from './turn.ts';
import { count, headline } from './wording.ts';

/** Keeps the words as they were said, under the client and the vendor; proposes the playbook's follow-ups, which nobody has accepted yet, or creates those a form accepted with it. */
export const logConcern: Action<'log-concern'> = async ({ vendor, verdict }, turn) => {
  const { utterance, reading, base, books, today } = turn;
  const mention = reading.client;
  if (mention === null)
    return outcome({ visibility: 'private', abstained: true, blocks: [say('Which client raised it?')] });
  const called = vendorName(vendor, base);
  if (!utterance.write) {
    return outcome({
      visibility: 'private',
      blocks: [say(`Nothing was logged for ${mention.name}: this question was asked without leave to write.`)],
    });
  }
  const client = await books.clients.ensure({
    name: mention.name,
    ...(mention.federal === null ? {} : { federal: mention.federal }),
  });
  const concern = await books.concerns.add({
    clientId: client.id,
    vendor,
    words: reading.words ?? reading.text,
    severity: reading.severity ?? 'normal',
    link: utterance.link ?? null,
    loggedBy: utterance.person,
    surface: utterance.surface,
  });
  const audience = verdict.question.audience;
  const owner = ownerSaid(reading.owner, utterance) ?? utterance.person;
  const accepted = utterance.form?.tasks;
  const proposals =
    accepted === undefined
      ? proposeTasks(verdict, { client: client.name, owner: owner.name, ownerId: owner.id, today }, base)
      : [];
  const blocks: Block[] = [
    {
      kind: 'headline',
      text: `Logged for ${client.name}: a concern about ${called}.`,
      status: null,
      citations: [],
    },
    { kind: 'concerns', title: 'Logged', rows: [concern] },
  ];
  const citer = new Citer(base);
  if (verdict.status === 'unknown') {
    blocks.push(say(`Vouch keeps no records of “${called}” yet. The concern is kept under that name.`));
  } else {
    const leads = verdict.because.flatMap((ground) => leadClaim(ground.directive, base, verdict.question.asOf));
    blocks.push(
      ...citer.sections([{ title: headline(verdict, base, today).replace(/\.$/, ''), claims: distinct(leads, 2) }]),
    );
  }
  if (accepted !== undefined) {
    const created = await createTasks(accepted, concern, turn);
    blocks.push(say(created.length === 0 ? 'No follow-ups.' : `${count(created.length, 'follow-up')} created.`));
    if (created.length > 0) blocks.push({ kind: 'tasks', title: 'Follow-ups', rows: created });
  } else if (proposals.length > 0) {
    blocks.push(
      say(
        `${count(proposals.length, 'follow-up')} proposed. Accept, edit or drop each; nothing is created until you do.`,
      ),
    );
    blocks.push({ kind: 'proposals', concern: concern.id, rows: proposals });
  }
  const accept = { label: 'Accept all follow-ups', intent: 'accept-tasks', entities: { task: concern.id } };
  const ask = {
    label: `Ask about ${called}`,
    intent: 'ask-vendor',
    entities: { vendor, client: client.name, ...(audience === null ? {} : { audience }) },
  };
  const { reply } = outcome({
    visibility: 'private',
    blocks,
    citations: citer.citations,
    suggestions: [...(proposals.length > 0 ? [accept] : []), ...(verdict.status === 'unknown' ? [] : [ask])],
    changed: { kind: 'concern', id: concern.id },
  });
  return { reply, proposed: { concern: concern.id, tasks: accepted ?? proposals } };
};
