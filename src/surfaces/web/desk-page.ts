/** What does every page of the desk show besides its own? */
import type { Vouch } from '../../core/ports.ts';
import type { Html } from './html.ts';
import { page } from './page.ts';
import type { Visit } from './visit.ts';

/** A page with what is wrong with the content, and how many items wait for review. */
export async function deskPage(vouch: Vouch, visit: Visit, title: string, body: Html): Promise<Html> {
  const waiting = await vouch.ledger.items.count({ states: ['waiting'] });
  return page(title, body, { visit, problems: vouch.contentProblems(), waiting });
}
