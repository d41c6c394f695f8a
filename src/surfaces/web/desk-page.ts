/** What does every page of the desk show besides its own? */
import type { Vouch } from '../../core/ports.ts';
import type { Html } from './draw-reply.ts';
import { page } from './page.ts';

/** A page with what is wrong with the content, and how many items wait for review. */
export async function deskPage(vouch: Vouch, title: string, body: Html): Promise<Html> {
  const waiting = await vouch.ledger.items.count({ states: ['waiting'] });
  return page(title, body, vouch.contentProblems(), waiting);
}
