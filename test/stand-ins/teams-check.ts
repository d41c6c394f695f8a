/** Which activities does Teams not take from a bot? */
import { z } from 'zod';
import { badSyntax, type Fields, TeamsRefusal } from './teams-refusal.ts';
import type { Room } from './teams-world.ts';

export const cardType = 'application/vnd.microsoft.card.adaptive';
const messageEntity = 'https://schema.org/Message';

/** 100 KB as UTF-16: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
export const mostBytes = 100 * 1024;

/**
 * The limits of a citation: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content
 * #add-citations
 */
const most = { citations: 20, name: 80, abstract: 160, keywords: 3, keyword: 28 } as const;

const Image = z.looseObject({ '@type': z.literal('ImageObject'), name: z.string() });
const Appearance = z.looseObject({
  '@type': z.literal('DigitalDocument'),
  name: z.string().min(1).max(most.name),
  url: z.url({ protocol: /^https?$/ }).optional(),
  abstract: z.string().max(most.abstract).optional(),
  text: z.string().optional(),
  keywords: z.array(z.string().max(most.keyword)).max(most.keywords).optional(),
  encodingFormat: z.literal(cardType).optional(),
  image: Image.optional(),
});
const Claim = z.looseObject({ '@type': z.literal('Claim'), position: z.int().positive(), appearance: Appearance });
const Message = z.looseObject({
  '@type': z.literal('Message'),
  '@context': z.literal('https://schema.org'),
  additionalType: z.array(z.literal('AIGeneratedContent')).optional(),
  citation: z.array(Claim).optional(),
  usageInfo: z.looseObject({ '@type': z.literal('CreativeWork'), name: z.string() }).optional(),
});
const Mention = z.looseObject({ text: z.string().min(1), mentioned: z.looseObject({ id: z.string().min(1) }) });
const StreamInfo = z.looseObject({ streamType: z.enum(['informative', 'streaming', 'final']) });

/** What an entity of a type must have beside the type. */
const entities: Readonly<Record<string, z.ZodType>> = {
  [messageEntity]: Message,
  mention: Mention,
  streaminfo: StreamInfo,
};

const Card = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.string().regex(/^1\.[0-5]$/, 'must be 1.5 or earlier'),
});

const Attachment = z.looseObject({ contentType: z.string().min(1), content: z.unknown().optional() });
export const Activity = z.looseObject({
  type: z.string().min(1),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(Attachment).nullish(),
  entities: z.array(z.looseObject({ type: z.string().min(1) })).nullish(),
  channelData: z.record(z.string(), z.unknown()).nullish(),
  suggestedActions: z.looseObject({ actions: z.array(z.looseObject({ type: z.string() })) }).nullish(),
});
export type Activity = z.infer<typeof Activity>;

const firstOf = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return issue === undefined ? 'unknown' : `${issue.path.join('.') || '(the whole)'}: ${issue.message}`;
};

/** What is wrong with a card; undefined where Teams shows it. */
export function problemOfCard(content: unknown): string | undefined {
  const { error } = Card.safeParse(content);
  return error && `Invalid Adaptive Card: ${firstOf(error)}`;
}

function checkEntities(given: readonly Fields[]): void {
  const roots = given.filter((entity) => entity['type'] === messageEntity);
  if (roots.length > 1) throw badSyntax('Multiple root message entities found under entities array.');
  const { citation } = roots[0] ?? {};
  if (Array.isArray(citation) && citation.length > most.citations)
    throw badSyntax(`Bot message with more than ${most.citations} citations.`);
  for (const entity of given) {
    const { error } = entities[String(entity['type'])]?.safeParse(entity) ?? {};
    if (error) throw badSyntax(`Error parsing ${String(entity['type'])} entity from entities array. ${firstOf(error)}`);
  }
}

/** Throws the refusal for what Teams does not take in this room. `text` is the request's body. */
export function checkActivity(body: unknown, text: string, room: Room): Activity {
  if (text.length * 2 > mostBytes) throw new TeamsRefusal(413, 'MessageSizeTooBig', 'Message size too large.');
  const { data, error } = Activity.safeParse(body);
  if (error) throw badSyntax(`Could not parse the activity. ${firstOf(error)}`);
  checkEntities(data.entities ?? []);
  for (const { contentType, content } of data.attachments ?? []) {
    const problem = contentType === cardType ? problemOfCard(content) : undefined;
    if (problem !== undefined) throw badSyntax(problem);
  }
  if (data.suggestedActions != null) {
    if (room.kind !== 'personal') throw badSyntax('Suggested actions are only supported in one-on-one chats.');
    if (data.suggestedActions.actions.some(({ type }) => type !== 'imBack' && type !== 'Action.Compose'))
      throw badSyntax('Suggested actions can only be imBack.');
  }
  return data;
}
