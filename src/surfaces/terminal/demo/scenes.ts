/** Which scenes has the story of the demo, and how is each played? */
import { v7 as uuid } from 'uuid';
import { addDays } from '../../../core/day.ts';
import type { Person } from '../../../core/person.ts';
import type { Books } from '../../../core/ports.ts';
import type { Reply } from '../../../core/reply.ts';
import type { Utterance } from '../../../core/utterance.ts';
import { clients, type DemoExposure, exposures } from './clients.ts';
import { concerns } from './concerns.ts';
import { dayAt, type Stage, timeOf } from './stage.ts';
import { type DemoConcern, type DemoQuestion, type Moment, people, questions, today } from './story.ts';

/** The day of Binding Operational Directive 17-01: what is asked as of “then” counts its days from here. */
const firstDay = '2017-09-13';
/** When a day’s work is written down, as an hour (UTC). */
const evening = 21;

/** One thing that happens, at a moment in days of the story. */
export interface Scene {
  readonly at: number;
  play(): Promise<void>;
}

const momentOf = (day: number, hour: number): number => day + hour / 24;

/** All scenes in the order of their time. */
export function scenesOf(stage: Stage): readonly Scene[] {
  // Two conversations of one telling never meet those of another.
  const telling = uuid();
  return [
    ...questions.map((question) => asking(stage, telling, question)),
    ...exposures.map((exposure) => having(stage, exposure)),
    ...concerns.flatMap((concern) => raising(stage, telling, concern)),
  ].toSorted((a, b) => a.at - b.at);
}

/** What a rep says on a day is one conversation for each client; its name says whose it is. */
function say(
  stage: Stage,
  telling: string,
  { day, hour, by, surface, client }: Moment & Pick<DemoQuestion, 'client'>,
  parts: Pick<Utterance, 'text'> & Partial<Utterance>,
): Promise<Reply> {
  return stage.respond({
    event: `demo:${uuid()}`,
    thread: `demo:${telling}:${client}:${day}`,
    surface,
    person: people[by],
    at: timeOf(stage, momentOf(day, hour)),
    write: true,
    ...parts,
  });
}

function asking(stage: Stage, telling: string, question: DemoQuestion): Scene {
  const { day, hour, asOf, text, client } = question;
  const on = asOf === 'now' ? {} : { asOf: asOf === 'then' ? addDays(firstDay, day) : asOf };
  return {
    at: momentOf(day, hour),
    play: async () => void (await say(stage, telling, question, { text, client: clients[client].name, ...on })),
  };
}

function having(stage: Stage, exposure: DemoExposure): Scene {
  const { day, client, vendor, product, seats } = exposure;
  const renewal = exposure.renewal === null ? null : dayAt(stage, today + exposure.renewal);
  return later(stage, day, people.mei, async (books) => {
    const { id: clientId } = await books.clients.ensure({ name: clients[client].name });
    await books.exposures.put({ clientId, vendor, product, seats, renewal, recordedBy: people.mei });
  });
}

/** A concern is logged with its follow-ups; some of them are finished or put off later, and it is answered or settled. */
function raising(stage: Stage, telling: string, concern: DemoConcern): Scene[] {
  const { client, vendor, words, severity, became, by } = concern;
  const entities = { client: clients[client].name, vendor, words, severity };
  let logged = '';
  const log: Scene = {
    at: momentOf(concern.day, concern.hour),
    play: async () => {
      const tasks = concern.tasks.map(({ title, owner, due }) => {
        const { id: ownerId, name } = people[owner];
        return { title, due: dayAt(stage, due), owner: name, ownerId, note: '', directive: null };
      });
      const form = { intent: 'log-concern', entities, tasks };
      const reply = await say(stage, telling, concern, { text: words, form });
      logged = reply.changed?.id ?? '';
    },
  };
  const followed = concern.tasks.flatMap(({ title, owner, done, snoozed }): Scene[] => {
    const idIn = async ({ tasks }: Books): Promise<string> =>
      (await tasks.list({ concern: logged })).find((task) => task.title === title)?.id ?? '';
    return [
      ...(done === undefined
        ? []
        : [
            later(stage, done, people[owner], async (books) => {
              await books.tasks.setState(await idIn(books), 'done');
            }),
          ]),
      ...(snoozed === undefined
        ? []
        : [
            later(stage, snoozed.on, people[owner], async (books) => {
              await books.tasks.snooze(await idIn(books), dayAt(stage, snoozed.until));
            }),
          ]),
    ];
  });
  const ended =
    became === undefined
      ? []
      : [
          later(stage, became.on, people[by], async (books) => {
            await books.concerns.setState(logged, became.state);
          }),
        ];
  return [log, ...followed, ...ended];
}

const later = ({ ledger }: Stage, day: number, by: Person, work: (books: Books) => Promise<void>): Scene => ({
  at: momentOf(day, evening),
  play: () => ledger.transaction(by, work),
});
