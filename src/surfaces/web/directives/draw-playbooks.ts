/** Which follow-ups does a directive call for? */
import { html } from 'hono/html';
import type { Directive, Effect } from '../../../core/directive.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Playbook } from '../../../core/playbook.ts';
import type { Status } from '../../../core/verdict.ts';
import { audienceChain } from '../../../factbase/place-directive.ts';
import type { Html } from '../html.ts';

const statusOf: Readonly<Partial<Record<Effect, Status>>> = {
  'requires-removal': 'prohibited',
  prohibits: 'prohibited',
  restricts: 'restricted',
  'advises-against': 'advised-against',
};

/** The playbooks that fit one of its bindings, the most specific first; Vouch’s own advice, not part of the directive. */
export function drawPlaybooks(directive: Directive, base: FactBase): Html {
  const fitting = directive.stage === 'proposed' ? [] : playbooksOf(directive, base);
  if (fitting.length === 0) return html``;
  const fill = (text: string) => text.replaceAll('{client}', 'the client').replaceAll('{vendor}', 'the vendor');
  return html`<section class="card" aria-labelledby="tasks"><h2 id="tasks">Follow-ups it may call for</h2>
    <p class="fine">From the playbooks. For each client the most specific one that fits is proposed when a concern is logged.</p>
    ${fitting.map(({ title, tasks }) => html`<details><summary>${title}</summary><ul>${tasks.map((task) => html`<li>${fill(task.title)}${task.note === undefined ? '' : html`<br /><small>${fill(task.note)}</small>`}</li>`)}</ul></details>`)}</section>`;
}

function playbooksOf({ binds }: Directive, base: FactBase): Playbook[] {
  return [...base.playbooks.values()]
    .filter(({ when }) =>
      binds.some(({ effect, audiences }) => {
        if ((when.mitigation ?? false) !== (effect === 'requires-mitigation')) return false;
        const status = statusOf[effect];
        if (when.mitigation !== true && (status === undefined || !when.statuses.includes(status))) return false;
        if (when.removal === true && effect !== 'requires-removal') return false;
        return when.audiences?.some((asked) => audiences.some((each) => audienceChain(each, base)?.has(asked))) ?? true;
      }),
    )
    .sort((a, b) => b.priority - a.priority);
}
