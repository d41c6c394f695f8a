/** In which forms does a client get an answer? */
import { html } from 'hono/html';
import type { Receipt } from '../../../core/receipt.ts';
import type { Outdated } from '../../../core/watching.ts';
import type { Html } from '../html.ts';
import { eMailOf, mailLink } from './e-mail.ts';

/** The text, the e-mail and the brief; script adds the buttons that copy, without it the fields are selected by hand. */
export function drawCopies(receipt: Receipt, outdated: Outdated | undefined): Html {
  const mail = eMailOf(receipt, outdated);
  const { href, whole } = mailLink(mail);
  return html`<section class="card copies" aria-labelledby="copies"><h2 id="copies">For the client</h2>
    <p class="fine">Safe to forward: no internal note, nothing of the log, and the same receipt.</p>
    <p class="buttons"><a class="button" href="/receipts/${receipt.id}/brief.pdf">PDF brief</a> <a class="button" href="/receipts/${receipt.id}/copy">Text</a> <a class="button" href="/receipts/${receipt.id}/e-mail.eml">E-mail file with the brief</a></p>
    <h3 id="email">E-mail</h3>
    <label for="mail-subject">Subject</label>
    <div class="copied"><input id="mail-subject" readonly value="${mail.subject}" /><button class="quiet" type="button" data-copy="mail-subject" hidden>Copy the subject</button></div>
    <label for="mail-body">Text</label>
    <textarea id="mail-body" rows="12" readonly>${mail.body}</textarea>
    <p class="buttons"><button class="quiet" type="button" data-copy="mail-body" hidden>Copy the text</button> <a class="button" href="${href}">Open in your mail program</a></p>
    ${whole ? '' : html`<p class="fine">The link takes only the first lines of this text. Attach the brief, copy the text, or open the e-mail file.</p>`}
  </section>`;
}
