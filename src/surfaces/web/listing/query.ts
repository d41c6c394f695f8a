/** What does the address of a list ask for, and what of it cannot be taken? */
import { Day } from '../../../core/day.ts';
import { VouchError } from '../../../core/errors.ts';

/** The fields of an address, each as it was typed; what is wrong with one is kept beside it, so that the rest of a form stays. */
export class Query {
  /** What is wrong, by field, as a sentence. */
  readonly wrong = new Map<string, string>();
  readonly #said: Readonly<Record<string, string>>;

  constructor(said: Readonly<Record<string, string>>) {
    this.#said = said;
  }

  /** What was typed, without the spaces around it; empty where nothing was. */
  text(name: string): string {
    return (this.#said[name] ?? '').trim();
  }

  /** A day; undefined where none was given, or none that is on the calendar. */
  day(name: string): Day | undefined {
    const said = this.text(name);
    if (said === '') return undefined;
    const day = Day.safeParse(said);
    if (day.success) return day.data;
    this.wrong.set(
      name,
      `“${said}” is not a date on the calendar. Write it as year, month and day, for example 2024-07-20.`,
    );
    return undefined;
  }

  /** One of a few words; undefined where none was given. */
  oneOf<T extends string>(name: string, all: readonly T[]): T | undefined {
    const said = this.text(name);
    const one = all.find((each) => each === said);
    if (one === undefined && said !== '') this.wrong.set(name, `“${said}” is none of ${all.join(', ')}.`);
    return one;
  }

  /** Throws `bad-input` with the first thing that is wrong: for files, which have no form to mend it in. */
  check(): void {
    const [first] = this.wrong.values();
    if (first !== undefined) throw new VouchError('bad-input', first, 'Mend the address and ask for it again.');
  }

  /** The status of a page that shows what was asked for. */
  get status(): 200 | 400 {
    return this.wrong.size === 0 ? 200 : 400;
  }

  /** The same fields under another path, some of them changed; without the place in the list, unless `change` gives one. */
  link(path: string, change: Readonly<Record<string, string>> = {}): string {
    const { before: _, after: __, ...rest } = this.#said;
    const fields = Object.entries({ ...rest, ...change }).filter(([, value]) => value !== '');
    return fields.length === 0 ? path : `${path}?${new URLSearchParams(fields)}`;
  }

  /** The address as it was asked for, place in the list included. */
  here(path: string): string {
    return this.link(path, { before: this.text('before'), after: this.text('after') });
  }
}
