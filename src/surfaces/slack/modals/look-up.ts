/** What does a field that looks things up offer, as one types? */
import type { PlainTextOption } from '@slack/types';
import type { Clients } from '../../../core/client-books.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { clientsLike, newClientName, otherVendorName, vendorsLike } from '../../forms/match-names.ts';
import type { Chosen } from '../../forms/read-concern.ts';
import { baseActionId } from '../action-ids.ts';
import type { SlackSearch } from '../receive/payloads.ts';
import type { SlackContext } from '../slack-context.ts';
import { fieldIds, option } from './fields.ts';

/** Slack takes a hundred options; nobody reads more than a few. */
const most = 20;

/** The options for what was typed; none for outsiders, who must not see who the clients are. */
export async function lookUp(search: SlackSearch, { vouch, me }: SlackContext): Promise<PlainTextOption[]> {
  if (search.user.team_id !== undefined && search.user.team_id !== me.teamId) return [];
  const { clients } = vouch.ledger;
  switch (baseActionId(search.action_id)) {
    case fieldIds.client:
      return [...(await clientOptions(search.value, clients)), ...(await newClient(search.value, clients))].slice(
        0,
        most,
      );
    case fieldIds.knownClient:
      return clientOptions(search.value, clients);
    case fieldIds.vendor:
      return [...vendorOptions(search.value, vouch.factBase()), ...otherVendor(search.value, vouch.factBase())].slice(
        0,
        most,
      );
    default:
      return [];
  }
}

async function clientOptions(typed: string, clients: Clients): Promise<PlainTextOption[]> {
  return (await clientsLike(typed, clients))
    .slice(0, most - 1)
    .flatMap(({ id, name }) => option(name, `id:${id}`) ?? []);
}

async function newClient(typed: string, clients: Clients): Promise<PlainTextOption[]> {
  const name = await newClientName(typed, clients);
  return name === undefined ? [] : [option(`New client “${name}”`, `new:${name}`)].flatMap((each) => each ?? []);
}

const vendorOptions = (typed: string, base: FactBase): PlainTextOption[] =>
  vendorsLike(typed, base)
    .slice(0, most - 1)
    .flatMap(([id, { name }]) => option(name, `id:${id}`) ?? []);

function otherVendor(typed: string, base: FactBase): PlainTextOption[] {
  const name = otherVendorName(typed, base);
  return name === undefined
    ? []
    : [option(`“${name}”, not in the records`, `new:${name}`)].flatMap((each) => each ?? []);
}

/** The name or id behind an option's value. */
export const chosen = (value: string | undefined): string => value?.replace(/^(?:id|new):/, '') ?? '';

/** Who or what was chosen by an option's value. */
export function choiceOf(value: string | undefined): Chosen {
  if (value === undefined) return undefined;
  return value.startsWith('id:') ? { id: chosen(value) } : { name: chosen(value) };
}
