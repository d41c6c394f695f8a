/** Under which key is something from Teams taken once, however often it is delivered? */
import { createHash } from 'node:crypto';
import type { Activity } from './receive/activity.ts';

const short = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/**
 * Teams' ids are the milliseconds of the moment, so the conversation belongs to the key. An edit has the id of the message it
 * changes: then its time and words do, too.
 */
export function keyOf({ type, id, conversation, channelData, timestamp, text }: Activity): string {
  const base = `teams:${short(conversation.id)}:${id ?? short(`${timestamp ?? ''} ${text ?? ''}`)}`;
  if (type !== 'messageUpdate' && type !== 'messageDelete') return base;
  return `${base}:${channelData?.eventType ?? type}:${short(`${timestamp ?? ''} ${text ?? ''}`)}`;
}

/** Things of one conversation happen one after the other. */
export const turnKey = ({ conversation }: Pick<Activity, 'conversation'>): string => conversation.id;
