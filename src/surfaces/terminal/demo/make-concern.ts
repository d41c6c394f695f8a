/** How is a concern of the demo written down in few lines? */
import type { Concern, Severity } from '../../../core/concern.ts';
import type { SurfaceName } from '../../../core/person.ts';
import type { ClientKey } from './clients.ts';
import type { DemoConcern, DemoTask, PersonKey } from './story.ts';

type Where = readonly [day: number, hour: number, by: PersonKey, surface: SurfaceName];
type Became = readonly [state: Exclude<Concern['state'], 'open'>, on: number];

export const concern = (
  [day, hour, by, surface]: Where,
  [client, vendor, severity]: readonly [ClientKey, string, Severity],
  words: string,
  tasks: readonly DemoTask[] = [],
  became?: Became,
): DemoConcern => ({
  ...{ day, hour, by, surface, client, vendor, severity, words, tasks },
  ...(became === undefined ? {} : { became: { state: became[0], on: became[1] } }),
});

export const task = (title: string, owner: PersonKey, due: number, later: Pick<DemoTask, 'done' | 'snoozed'> = {}) => ({
  ...{ title, owner, due },
  ...later,
});
