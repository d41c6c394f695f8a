/** What happens in the demo, on which day, and who says it? */
import type { Concern, Severity } from '../../../core/concern.ts';
import type { Person, SurfaceName } from '../../../core/person.ts';
import type { ClientKey } from './clients.ts';

/** Days from the story’s first day to today: ten weeks. */
export const today = 70;

/** The reps of the story. Their ids belong to no platform, so that nobody is written to. */
export const people = {
  dana: { id: 'demo:dana', name: 'Dana (demo)' },
  luis: { id: 'demo:luis', name: 'Luis (demo)' },
  mei: { id: 'demo:mei', name: 'Mei (demo)' },
} as const satisfies Readonly<Record<string, Person>>;
export type PersonKey = keyof typeof people;

/** Everything that happens: on a day of the story, at an hour (UTC) of the working day of the United States. */
export interface Moment {
  readonly day: number;
  readonly hour: number;
  readonly by: PersonKey;
  readonly surface: SurfaceName;
}

/** A follow-up; days of the story throughout, so that `due: 64` is six days overdue today. */
export interface DemoTask {
  readonly title: string;
  readonly owner: PersonKey;
  readonly due: number;
  readonly done?: number;
  readonly snoozed?: { readonly on: number; readonly until: number };
}

export interface DemoConcern extends Moment {
  readonly client: ClientKey;
  readonly vendor: string;
  readonly words: string;
  readonly severity: Severity;
  readonly tasks: readonly DemoTask[];
  /** What became of it, and when; open where left out. */
  readonly became?: { readonly state: Exclude<Concern['state'], 'open'>; readonly on: number };
}

export interface DemoQuestion extends Moment {
  readonly client: ClientKey;
  readonly text: string;
  readonly audience?: string;
  /** The day asked about: that of 2017, another one, or the day it is asked. */
  readonly asOf: 'then' | 'now' | string;
}

const asked = (
  day: number,
  hour: number,
  by: PersonKey,
  surface: SurfaceName,
  client: ClientKey,
  asOf: DemoQuestion['asOf'],
  text: string,
): DemoQuestion => ({ day, hour, by, surface, client, asOf, text });

export const questions: readonly DemoQuestion[] = [
  asked(0, 15, 'dana', 'slack', 'larkspur', 'then', 'Is Kaspersky banned for federal agencies?'),
  asked(0, 16, 'dana', 'slack', 'larkspur', 'then', 'What does Kaspersky say about it?'),
  asked(1, 14, 'luis', 'teams', 'northlight', 'then', 'Can a federal contractor keep using Kaspersky?'),
  asked(5, 17, 'mei', 'web', 'copper', 'then', 'What can we move to instead of Kaspersky?'),
  asked(9, 18, 'dana', 'slack', 'ashgrove', 'then', 'Where is the line drawn? AVG and Sophos sit abroad too.'),
  asked(20, 15, 'luis', 'teams', 'quillmark', 'then', 'Is Kaspersky banned for a school?'),
  asked(34, 19, 'mei', 'web', 'copper', 'now', 'Is Webroot fine for a business?'),
  asked(48, 16, 'luis', 'terminal', 'marrow', '2024-07-01', 'Can we still resell Kaspersky?'),
  asked(60, 14, 'dana', 'slack', 'larkspur', 'now', 'Is Kaspersky safe for our federal work?'),
  asked(66, 15, 'luis', 'teams', 'northlight', 'now', 'Is Sophos banned for federal contractors?'),
  asked(69, 17, 'mei', 'web', 'amberFerry', 'now', 'Can a business keep using Kaspersky?'),
];
