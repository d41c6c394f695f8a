/** How is a person asked whether they were understood? */
import { vendorName } from '../core/fact-base.ts';
import type { Suggestion } from '../core/reply.ts';
import { entitiesOf } from './entities-of.ts';
import { type Action, outcome, say, type Turn } from './turn.ts';
import { list } from './wording.ts';

/** One question, and a button that says the same as "yes". */
export const confirm: Action<'confirm'> = ({ of, onYes }, turn) => {
  const { reading, base } = turn;
  const question = of === 'writing' ? writingQuestion(turn) : guessQuestion(turn);
  const { intent } = onYes;
  const title = intent === null ? undefined : base.intents.get(intent)?.title;
  const suggestions: Suggestion[] =
    intent === null || title === undefined
      ? []
      : [{ label: of === 'writing' ? `Yes: ${title}` : 'Yes, that one', intent, entities: entitiesOf(turn) }];
  return outcome({
    visibility: reading.client === null ? 'room' : 'private',
    abstained: true,
    blocks: [say(`${question} Say “yes”, or ask in other words.`)],
    suggestions,
  });
};

function guessQuestion({ reading, base }: Turn): string {
  const names = [
    ...reading.vendors.map((id) => vendorName(id, base)),
    ...(reading.directive === null ? [] : [`“${base.directives.get(reading.directive)?.title ?? reading.directive}”`]),
    ...(reading.guidance === null ? [] : [`“${base.guidance.get(reading.guidance)?.title ?? reading.guidance}”`]),
  ];
  return `Do you mean ${list(names)}?`;
}

/** Says all that would be written. */
function writingQuestion({ reading, base }: Turn): string {
  const { client, due, owner, task, title } = reading;
  const forClient = client === null ? '' : ` for the client “${client.name}”`;
  const vendor = reading.vendors.map((id) => vendorName(id, base))[0] ?? reading.unknownVendor?.said;
  switch (reading.intent === null ? null : base.intents.get(reading.intent)?.action) {
    case 'log-concern':
      return `Shall I log a concern${vendor === undefined ? '' : ` about ${vendor}`}${forClient}?`;
    case 'create-task':
      return `Shall I create the follow-up “${title ?? ''}”${forClient}${due === null ? '' : `, due ${due}`}?`;
    case 'accept-tasks':
      return 'Shall I create the follow-ups that were proposed?';
    case 'finish-task':
      return `Shall I mark the follow-up “${task ?? ''}” as done?`;
    case 'snooze-task':
      return `Shall I snooze the follow-up “${task ?? ''}”${due === null ? '' : ` until ${due}`}?`;
    case 'reassign-task':
      return `Shall I give the follow-up “${task ?? ''}” to ${owner ?? 'somebody else'}?`;
    case 'digest':
      return reading.digest === 'stop'
        ? 'Shall I post the weekly digest here no longer?'
        : 'Shall I post the weekly digest here?';
    default:
      return 'Shall I write that down?';
  }
}
