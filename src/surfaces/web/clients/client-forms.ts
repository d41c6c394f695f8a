/** Which forms change a client? */
import { html } from 'hono/html';
import { type Client, clientNameLimit } from '../../../core/client.ts';
import { wordsLimit } from '../../../core/concern.ts';
import { may } from '../../../core/role.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import { formKeys, type Visit } from '../visit.ts';
import { sayFederal } from './say-federal.ts';

/** Federal work and notes, for whoever may log. */
export function drawEdit({ id, federal, notes }: Client, visit: Visit): Html | '' {
  if (!may(visit.role, 'log')) return '';
  const choices = { yes: true, no: false, unknown: null } as const;
  return html`<details><summary>Edit</summary><form class="sift" method="post" action="/clients/${id}">${formKeys(visit, '')}
    <label>Federal work <select name="federal">${Object.entries(choices).map(([value, is]) => html`<option value="${value}" ${is === federal ? html`selected` : ''}>${sayFederal(is)}</option>`)}</select></label>
    <label class="whole">Notes <textarea name="notes" rows="4" maxlength="${wordsLimit}">${notes}</textarea></label><button>Save</button></form></details>`;
}

/** Rename, merge and delete, for whoever keeps the ledger. */
export function drawKeep({ id, name }: Client, visit: Visit): Html | '' {
  if (!may(visit.role, 'keep')) return '';
  const path = `/clients/${id}`;
  const nameField = (label: string, value: string) =>
    html`<label>${label} <input name="name" required maxlength="${clientNameLimit}" value="${value}" autocomplete="off" /></label>`;
  return html`<details class="card keep"><summary>Rename, merge, delete</summary>
    <form class="sift" method="post" action="${path}/rename">${formKeys(visit, '')}${nameField('New name', name)}<button>Rename</button>
      <p class="fine">The old name stays as another name it is found by.</p></form>
    <form class="sift" method="post" action="${path}/merge">${formKeys(visit, '')}${nameField('Merge it into', '')}<button>Merge</button>
      <p class="fine">Everything of this client moves to the other one, which keeps its name. It cannot be undone.</p></form>
    <form class="sift" method="post" action="${path}/delete">${formKeys(visit, '')}${nameField(`To delete, type ${tidyLine(name)}`, '')}<button class="danger">Delete for good</button>
      <p class="fine">Its concerns, follow-ups, what it has and the answers about it are removed, and its name is taken out of all other texts. It cannot be undone; save the <a href="${path}/export.json">export</a> first.</p></form></details>`;
}
