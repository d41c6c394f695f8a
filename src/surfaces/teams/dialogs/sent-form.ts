/** What does a dialog remember until it is sent, and what was filled into it? */
import { z } from 'zod';
import { Day } from '../../../core/day.ts';

/** The dialogs that are filled in and sent. */
export const formNames = ['log-concern', 'create-task', 'review-tasks', 'reassign-task'] as const;

/** What goes along with the button that sends it. */
export const Remembered = z.object({
  dialog: z.enum(formNames),
  /** Made when the dialog opens: however often it is sent, what it says is written once. */
  key: z.uuid(),
  /** The event of the reply it was opened from, where that shows what it changes. */
  event: z.string().max(300).nullable(),
  /** The concern or the follow-up it is about. */
  about: z.string().max(300).nullable(),
  /** The message a concern was raised in. */
  link: z
    .url({ protocol: /^https$/ })
    .max(2_000)
    .nullable(),
  /** The proposals shown: for which vendor and whose work. Null while none were. */
  set: z.string().max(200).nullable(),
});
export type Remembered = z.infer<typeof Remembered>;

/** The key under which what a dialog says is taken once. */
export const keyOfForm = ({ key }: Pick<Remembered, 'key'>): string => `teams:dialog:${key}`;

type Values = Readonly<Record<string, string>>;

/** What stands in the fields, by their ids. Teams sends text for every input, and nothing for an empty one. */
export class Filled {
  readonly #values: Values;

  constructor(values: Values) {
    this.#values = values;
  }

  /** Without spaces around it; empty where nothing was filled in. */
  text(id: string): string {
    return this.#values[id]?.trim() ?? '';
  }

  isOn(id: string): boolean {
    return this.text(id) === 'true';
  }

  /** Undefined where nothing was filled in, or no day. */
  day(id: string): Day | undefined {
    return Day.safeParse(this.text(id)).data;
  }

  /** The same with other values in some fields. */
  with(values: Values): Filled {
    return new Filled({ ...this.#values, ...values });
  }
}

export interface SentForm {
  readonly remembered: Remembered;
  readonly filled: Filled;
}

/** What a card's button carries. Teams puts the inputs beside it, so it stands under a name that no input has. */
export const dataOf = (remembered: Remembered) => ({ form: remembered });

const Sent = z.looseObject({ form: Remembered });

/** What was sent, from the data of the button; undefined where it is none of our dialogs. */
export function readSent(data: unknown): SentForm | undefined {
  const sent = Sent.safeParse(data).data;
  if (sent === undefined) return undefined;
  const { form, ...fields } = sent;
  const texts = Object.entries(fields).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value]] : []));
  return { remembered: form, filled: new Filled(Object.fromEntries(texts)) };
}
