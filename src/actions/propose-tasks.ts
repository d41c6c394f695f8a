/** Which follow-ups does a concern call for, owned by whom and due when? */
import { addDays, type Day } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Playbook } from '../core/playbook.ts';
import type { TaskProposal } from '../core/task.ts';
import type { Verdict } from '../core/verdict.ts';
import { nextDeadline } from '../decide/vendor-sections.ts';
import { audienceChain } from '../factbase/place-directive.ts';

/** The most specific playbook that fits the verdict, filled in; empty when none fits. Due dates count from the directive's next deadline, or from today where that has passed; none lies before today. */
export function proposeTasks(
  verdict: Verdict,
  about: { readonly client: string; readonly owner: string; readonly ownerId?: string | null; readonly today: Day },
  base: FactBase,
): TaskProposal[] {
  const playbook = [...base.playbooks.values()]
    .filter((each) => fits(each, verdict, base))
    .toSorted((a, b) => b.priority - a.priority)[0];
  if (playbook === undefined) return [];
  const { directive, deadline } = governing(verdict, base, about.today);
  const vendor = base.vendors.get(verdict.question.vendor)?.name ?? verdict.question.vendor;
  const fill = (text: string) => text.replaceAll('{vendor}', vendor).replaceAll('{client}', about.client);
  return playbook.tasks.map((task) => {
    const due =
      task.due.from === 'deadline' && deadline !== undefined
        ? addDays(deadline, task.due.days)
        : addDays(about.today, Math.abs(task.due.days));
    return {
      title: fill(task.title).slice(0, 200),
      due: laterOf(due, about.today),
      owner: about.owner,
      ownerId: about.ownerId ?? null,
      note: fill(task.note ?? ''),
      directive,
    };
  });
}

function fits({ when }: Playbook, verdict: Verdict, base: FactBase): boolean {
  if (!when.statuses.includes(verdict.status)) return false;
  if (when.removal === true && !verdict.because.some((ground) => ground.effect === 'requires-removal')) return false;
  if (when.audiences === undefined) return true;
  const chain = audienceChain(verdict.question.audience, base);
  return chain !== null && when.audiences.some((audience) => chain.has(audience));
}

/** The directive the follow-ups come from: the one with the next deadline ahead, or the heaviest. */
function governing(
  verdict: Verdict,
  base: FactBase,
  today: Day,
): { directive: string | null; deadline: Day | undefined } {
  const ahead = [...verdict.because, ...verdict.upcoming]
    .flatMap(({ directive, from }) => {
      const deadline = nextDeadline(directive, base, today) ?? (from > today ? from : undefined);
      return deadline === undefined ? [] : [{ directive, deadline }];
    })
    .toSorted((a, b) => a.deadline.localeCompare(b.deadline))[0];
  return ahead ?? { directive: verdict.because[0]?.directive ?? null, deadline: undefined };
}

const laterOf = (a: Day, b: Day): Day => (Temporal.PlainDate.compare(a, b) < 0 ? b : a);
