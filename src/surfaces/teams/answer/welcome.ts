/** What does Vouch say where it has just come in? */
import { notice } from '../../../core/notice.ts';
import type { Reply } from '../../../core/reply.ts';

const hello =
  'Hello, I am Vouch. Ask me about a vendor or a directive, and I answer from reviewed records, every sentence with its source. I also log what clients raise, and keep the follow-ups.';
const inRoom = 'Here I answer when you mention me: write @Vouch and your question. Three things to try:';

/** Three things to try, as buttons that say them. */
export const tries: Reply['suggestions'] = [
  {
    label: 'Ask about a vendor for federal work',
    intent: 'ask-vendor',
    entities: { vendor: 'kaspersky', audience: 'federal-contractor' },
  },
  { label: 'See which directives are new', intent: 'list-directives', entities: {} },
  { label: 'See all I can do', intent: 'help', entities: {} },
];

/** The first message in a person's chat, or in a room. */
export const welcome = (direct: boolean): Reply => ({
  ...notice(
    [
      { kind: 'headline', text: 'Vouch', status: null, citations: [] },
      { kind: 'text', text: direct ? `${hello} Three things to try:` : `${hello} ${inRoom}`, internal: false },
    ],
    { visibility: 'room' },
  ),
  suggestions: tries,
});
