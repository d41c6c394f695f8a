/** Which parts of what Teams sends does Vouch read? Everything else is left out at this border. */
import { z } from 'zod';

/** An id becomes part of an address, where half a letter cannot stand. */
const Id = z
  .string()
  .min(1)
  .max(500)
  .refine((id) => id.isWellFormed(), 'is not well-formed text');
const Name = z.string().max(1_000);
const orNothing = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .transform((value): z.infer<T> | undefined => value ?? undefined)
    .optional();

/** Somebody, as an activity names them: `29:` people, `28:` bots. */
export const Account = z.object({ id: Id, name: orNothing(Name), aadObjectId: orNothing(Id) });
export type Account = z.infer<typeof Account>;

/** A name in the words: `<at>Dana</at>` and who is meant. */
const Mention = z.object({ type: z.literal('mention'), text: z.string().min(1), mentioned: Account });
export type Mention = z.infer<typeof Mention>;

const Tenant = z.object({ id: Id });

export const conversationTypes = ['personal', 'groupChat', 'channel'] as const;

export const Activity = z.object({
  type: z.string().max(100),
  id: orNothing(Id),
  /** What an invoke asks for. */
  name: orNothing(Name),
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  timestamp: orNothing(z.string()),
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: Id,
    conversationType: z.enum(conversationTypes).nullish().catch(null),
    tenantId: orNothing(Id),
    name: orNothing(Name),
  }),
  text: orNothing(z.string().max(200_000)),
  replyToId: orNothing(Id),
  value: z.unknown().optional(),
  /** Of an installation: `add`, `remove` and their upgrades. */
  action: orNothing(z.string()),
  membersAdded: orNothing(z.array(Account)),
  membersRemoved: orNothing(z.array(Account)),
  entities: orNothing(z.array(z.unknown())),
  channelData: orNothing(
    z.object({
      tenant: orNothing(Tenant),
      team: orNothing(z.object({ id: Id, name: orNothing(Name), aadGroupId: orNothing(Id) })),
      channel: orNothing(z.object({ id: Id, name: orNothing(Name) })),
      eventType: orNothing(z.string()),
    }),
  ),
});
export type Activity = z.infer<typeof Activity>;

/** Who is mentioned in it, in order. */
export function mentionsIn({ entities }: Pick<Activity, 'entities'>): Mention[] {
  return (entities ?? []).flatMap((entity) => Mention.safeParse(entity).data ?? []);
}

/** The organisation it comes from; undefined where nobody says. */
export const tenantOf = ({ conversation, channelData }: Pick<Activity, 'conversation' | 'channelData'>) =>
  conversation.tenantId ?? channelData?.tenant?.id;

export const isPersonal = ({ conversation }: Pick<Activity, 'conversation'>): boolean =>
  conversation.conversationType === 'personal' ||
  (conversation.conversationType == null && !conversation.id.startsWith('19:'));
