/** What does a normal day in Teams send: every kind of activity, as it was sent? */
import { extensionCommands } from '../../src/surfaces/teams/extension-commands.ts';
import { envelope } from '../stand-ins/teams-activities.ts';
import { actionsOf } from '../stand-ins/teams-cards.ts';
import { extensionOf } from '../stand-ins/teams-extension.ts';
import { membershipOf } from '../stand-ins/teams-membership.ts';
import type { Outcome } from '../stand-ins/teams-outcome.ts';
import type { Fields } from '../stand-ins/teams-refusal.ts';
import { talkOf } from '../stand-ins/teams-talk.ts';
import { cardUseOf } from '../stand-ins/teams-use-cards.ts';
import { type Wire, wireTo } from '../stand-ins/teams-wire.ts';
import type { House } from './house.ts';

/** Writes, presses everything, fills in every window, searches, comes and goes. */
export async function teamsSession({ teams, url, settled }: House): Promise<readonly Fields[]> {
  const inner = wireTo({ teams, url });
  const samples: Fields[] = [];
  const wire: Wire = {
    ...inner,
    deliver: (activity, delivery) => {
      const spot = { room: teams.personalChat(), person: teams.dana };
      const whole = { id: teams.world.newId(), ...envelope(teams, spot), ...activity };
      samples.push(whole);
      return inner.deliver(whole, delivery);
    },
  };
  const talk = talkOf(wire);
  const cards = cardUseOf(wire);
  const extension = extensionOf(wire);
  const membership = membershipOf(wire);

  await membership.install(teams.personalChat());
  let last: Awaited<ReturnType<typeof talk.say>> | undefined;
  for (const text of [
    'Is Kaspersky safe for our federal work?',
    'log that Acme Dental is worried about Kaspersky: do we remove it?',
    'create a follow-up to call Acme Dental by next Friday',
    'Acme Dental uses 500 seats of Kaspersky until 2027-03-01',
    'what waits for review?',
    'help',
  ]) {
    last = await talk.say({ text });
    await settled();
  }
  const team = teams.addTeam({ name: 'Desk', members: [teams.dana, teams.robin] });
  await membership.install(team);
  const [general] = team.channels;
  if (general !== undefined) await talk.say({ room: general, person: teams.dana, text: 'What is BOD 17-01?' });
  await settled();

  const fill = async ({ dialog }: Outcome): Promise<void> => {
    if (dialog === undefined || actionsOf(dialog.card).length === 0) return;
    const [first] = actionsOf(dialog.card);
    const title = first === undefined ? undefined : String(first.action['title']);
    await cards
      .submitDialog(dialog, {}, { unchecked: true, ...(title === undefined ? {} : { actionTitle: title }) })
      .catch(() => {});
  };
  const seen = new Set<string>();
  for (const message of teams.messages().filter(({ from }) => from === 'bot')) {
    const card = teams.cardFor(message);
    const all = actionsOf(card);
    for (const [at, { action }] of all.entries()) {
      const title = String(action['title'] ?? '');
      if (action['type'] === 'Action.OpenUrl' || seen.has(title)) continue;
      seen.add(title);
      const same = all.slice(0, at).filter((each) => each.action['title'] === title).length;
      const outcome = await cards.press(message, { title, at: same }, { unchecked: true }).catch(() => undefined);
      if (outcome !== undefined) await fill(outcome);
    }
    await cards.look(message, teams.dana).catch(() => {});
    if (!seen.has('vote'))
      await cards.feedback(message, teams.dana, 'like', 'thanks').then(
        () => seen.add('vote'),
        () => {},
      );
  }
  await extension.search(extensionCommands.search.id, 'kasp', { parameter: extensionCommands.search.query });
  if (last !== undefined) {
    const outcome = await extension
      .messageAction(extensionCommands.logConcern.id, last.message, teams.dana)
      .catch(() => undefined);
    if (outcome?.dialog !== undefined)
      await extension.submitMessageAction(outcome.dialog, {}, { unchecked: true }).catch(() => {});
    await talk.edit(last.message, 'what can you do?');
    await talk.react(last.message, teams.dana, 'like').catch(() => {});
    await talk.remove(last.message);
  }
  await membership.personJoined(team, teams.addPerson({ name: 'New Person' }));
  await membership.renameTeam(team, 'Desk two');
  await settled();
  return samples;
}
