/** Which follow-ups does a situation call for, owned by whom and due when? */
import { addDays, type Day, firstDay } from '../core/day.ts';
import { type FactBase, vendorName } from '../core/fact-base.ts';
import type { Playbook } from '../core/playbook.ts';
import type { TaskProposal } from '../core/task.ts';
import type { Verdict } from '../core/verdict.ts';
import { audienceChain } from '../factbase/place-directive.ts';
import { nextDeadline } from './vendor-sections.ts';

export interface ProposedFor {
  readonly client: string;
  readonly owner: string;
  readonly ownerId?: string | null;
  readonly today: Day;
}

/** What the follow-ups come from. `mitigation`: it orders a flaw to be mended, and nothing heavier. */
export interface Cause {
  readonly directive: string | null;
  readonly deadline: Day | undefined;
  readonly mitigation: boolean;
}

/** The most specific playbook that fits the verdict, filled in; empty when none fits. Due dates count from the directive's next deadline, or from today where that has passed; none lies before today. */
export const proposeTasks = (verdict: Verdict, about: ProposedFor, base: FactBase): TaskProposal[] =>
  playbookTasks(verdict, about, base, governing(verdict, base, about.today)).map(({ proposal }) => proposal);

/** The same for a given cause, each with the id of the playbook's task. */
export function playbookTasks(
  verdict: Verdict,
  about: ProposedFor,
  base: FactBase,
  cause: Cause,
): { readonly id: string; readonly proposal: TaskProposal }[] {
  const playbook = [...base.playbooks.values()]
    .filter((each) => fits(each, verdict, cause, base))
    .toSorted((a, b) => b.priority - a.priority)[0];
  if (playbook === undefined) return [];
  const vendor = vendorName(verdict.question.vendor, base);
  const fill = (text: string) => text.replaceAll('{vendor}', vendor).replaceAll('{client}', about.client);
  return playbook.tasks.map((task) => {
    const due =
      task.due.from === 'deadline' && cause.deadline !== undefined
        ? addDays(cause.deadline, task.due.days)
        : addDays(about.today, Math.abs(task.due.days));
    const proposal = {
      title: fill(task.title).slice(0, 200),
      due: laterOf(due, about.today),
      owner: about.owner,
      ownerId: about.ownerId ?? null,
      note: fill(task.note ?? ''),
      directive: cause.directive,
    };
    return { id: task.id, proposal };
  });
}

function fits({ when }: Playbook, verdict: Verdict, cause: Cause, base: FactBase): boolean {
  if ((when.mitigation ?? false) !== cause.mitigation) return false;
  if (!when.statuses.includes(verdict.status)) return false;
  if (when.removal === true && !verdict.because.some((ground) => ground.effect === 'requires-removal')) return false;
  if (when.audiences === undefined) return true;
  const chain = audienceChain(verdict.question.audience, base);
  return chain !== null && when.audiences.some((audience) => chain.has(audience));
}

/** The directive the follow-ups come from: the one with the next deadline ahead, or the heaviest. */
function governing(verdict: Verdict, base: FactBase, today: Day): Cause {
  const ahead = [...verdict.because, ...verdict.upcoming]
    .flatMap(({ directive, from }) => {
      const deadline = nextDeadline(directive, base, today) ?? (from > today ? firstDay(from) : undefined);
      return deadline === undefined ? [] : [{ directive, deadline }];
    })
    .toSorted((a, b) => a.deadline.localeCompare(b.deadline))[0];
  return { directive: verdict.because[0]?.directive ?? null, deadline: undefined, ...ahead, mitigation: false };
}

const laterOf = (a: Day, b: Day): Day => (Temporal.PlainDate.compare(a, b) < 0 ? b : a);
