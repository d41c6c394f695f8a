/** How does Teams learn that a message is an answer, and on what it rests? */
import { z } from 'zod';
import { sayDay } from '../../../core/day.ts';
import type { NumberedCitation, Reply } from '../../../core/reply.ts';
import { clip } from '../../drawing/clip.ts';
import { isWebAddress } from './link.ts';
import { teamsLimits } from './teams-limits.ts';
import { oneLine } from './text.ts';

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content#add-citations */
const AnswerCitation = z.strictObject({
  '@type': z.literal('Claim'),
  /** The number in brackets. */
  position: z.int().positive(),
  appearance: z.strictObject({
    '@type': z.literal('DigitalDocument'),
    name: z.string().min(1).max(teamsLimits.citationName),
    abstract: z.string().min(1).max(teamsLimits.citationAbstract),
    url: z.url({ protocol: /^https?$/ }).optional(),
  }),
});

/** The one root entity that a message may have; with two Teams answers 400. */
export const AnswerEntity = z.strictObject({
  type: z.literal('https://schema.org/Message'),
  '@type': z.literal('Message'),
  '@context': z.literal('https://schema.org'),
  '@id': z.literal(''),
  additionalType: z.tuple([z.literal('AIGeneratedContent')]),
  citation: z.array(AnswerCitation).min(1).max(teamsLimits.citations),
});
export type AnswerEntity = z.infer<typeof AnswerEntity>;

/** The entity of an answer as it is drawn, that is with the citations it shows; none where it has no receipt or no citation. */
export function answerEntities({ receipt, citations }: Pick<Reply, 'receipt' | 'citations'>): AnswerEntity[] {
  if (receipt === null || citations.length === 0) return [];
  return [
    {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      '@id': '',
      additionalType: ['AIGeneratedContent'],
      citation: citations.slice(0, teamsLimits.citations).map(citationOf),
    },
  ];
}

function citationOf(citation: NumberedCitation): z.infer<typeof AnswerCitation> {
  const { n, title, publisher, published, quote, url } = citation;
  const where = `${oneLine(publisher)}, ${published === null ? 'no date given' : sayDay(published)}`;
  return {
    '@type': 'Claim',
    position: n,
    appearance: {
      '@type': 'DigitalDocument',
      name: clip(oneLine(title) || oneLine(publisher), teamsLimits.citationName) || '–',
      abstract: clip((quote === null ? '' : oneLine(quote)) || where, teamsLimits.citationAbstract),
      ...(isWebAddress(url) ? { url } : {}),
    },
  };
}
