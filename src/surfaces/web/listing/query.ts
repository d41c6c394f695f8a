/** What does the address of a list ask for, and what of it cannot be read? */
import { Day } from '../../../core/day.ts';
import { VouchError } from '../../../core/errors.ts';
import { clip } from '../../drawing/clip.ts';
import { tidyLine } from '../../drawing/tidy.ts';

/** The fields a page knows; whatever else its address holds is left alone. */
export interface Fields {
  /** Those of its form, in their order. */
  readonly shown: readonly string[];
  /** Those that only links set: the place in the list, and its order. */
  readonly unseen: readonly string[];
  /** Where a field of the form may be longer than a person types: in characters. */
  readonly longest?: Readonly<Record<string, number>>;
}

/** As long as a person types, in characters. */
const typed = 200;
/** The longest that a link points with, in characters: an item of a source, as `source/id`. */
export const pointed = 300;
/** Characters of what was typed that a sentence repeats. */
const repeated = 80;

/** The fields of an address, each as it was typed; what is wrong with one is kept beside it, so that the rest of a form stays. */
export class Query {
  /** What is wrong, by field, as a sentence. */
  readonly wrong = new Map<string, string>();
  readonly #fields: Fields;
  readonly #said: Readonly<Record<string, string>>;

  /** `address` is the whole of it, with its host. */
  constructor(address: string, fields: Fields) {
    const given = new URL(address).searchParams;
    this.#fields = fields;
    this.#said = Object.fromEntries(
      [...fields.shown, ...fields.unseen].map((name) => {
        const [first = '', ...more] = given
          .getAll(name)
          .map((value) => value.trim())
          .filter((value) => value !== '');
        if (more.length > 0)
          this.wrong.set(name, 'This is in the address more than once. Only the first is kept here.');
        else if (first.length > this.longest(name))
          this.wrong.set(
            name,
            `This has ${first.length.toLocaleString('en-US')} characters, and may have at most ${this.longest(name)}.`,
          );
        return [name, first];
      }),
    );
  }

  /** The most characters a field may have. */
  longest(name: string): number {
    return this.#fields.longest?.[name] ?? (this.#fields.unseen.includes(name) ? pointed : typed);
  }

  /** What was typed, without the spaces around it; empty where nothing was. */
  text(name: string): string {
    return this.#said[name] ?? '';
  }

  /** Says what is wrong with a field, unless something was before: then it was not read further. */
  refuse(name: string, sentence: string): void {
    if (!this.wrong.has(name)) this.wrong.set(name, sentence);
  }

  /** What was typed, as a sentence repeats it. */
  quote(name: string): string {
    return `“${clip(tidyLine(this.text(name)), repeated)}”`;
  }

  /** A day; undefined where none was given, or none that is on the calendar. */
  day(name: string): Day | undefined {
    const said = this.text(name);
    if (said === '') return undefined;
    const day = Day.safeParse(said);
    if (day.success) return day.data;
    this.refuse(
      name,
      `${this.quote(name)} is not a date on the calendar. Write it as year, month and day, for example 2024-07-20.`,
    );
    return undefined;
  }

  /** One of a few words; undefined where none was given. */
  oneOf<T extends string>(name: string, all: readonly T[]): T | undefined {
    const said = this.text(name);
    const one = all.find((each) => each === said);
    if (one === undefined && said !== '') this.refuse(name, `${this.quote(name)} is none of ${all.join(', ')}.`);
    return one;
  }

  /** One of what is on record, of which there may be many; `what` it is, in the singular. Undefined where none was given. */
  known(name: string, all: { has(id: string): boolean }, what: string): string | undefined {
    const said = this.text(name);
    if (said === '') return undefined;
    if (all.has(said)) return said;
    this.refuse(name, `${this.quote(name)} is no ${what} on record.`);
    return undefined;
  }

  /** Where the page begins in a list that is all there, by the last row of the page before. */
  start(name: string, ids: readonly string[]): number {
    const said = this.text(name);
    const last = said === '' ? -1 : ids.indexOf(said);
    if (said !== '' && last === -1)
      this.refuse(name, `The row this page began after, ${this.quote(name)}, is not in the list.`);
    return last + 1;
  }

  /** The rows of a page from the ledger, which reads the place in the list itself; none where that place is gone. */
  async rows<Row>(name: string, list: (place: string | undefined) => Promise<readonly Row[]>): Promise<readonly Row[]> {
    if (this.wrong.has(name)) return [];
    const said = this.text(name);
    if (said === '') return list(undefined);
    try {
      return await list(said);
    } catch (thrown) {
      if (!(thrown instanceof VouchError) || (thrown.code !== 'not-found' && thrown.code !== 'bad-input')) throw thrown;
      this.refuse(name, thrown.message);
      return [];
    }
  }

  /** Throws `bad-input` with the first thing that is wrong: for files and forms, which show no form to mend it in. */
  check(): void {
    const [first] = this.wrong;
    if (first === undefined) return;
    const [name, sentence] = first;
    throw new VouchError(
      'bad-input',
      `“${name}” in the address cannot be read. ${sentence}`,
      'Mend the address and ask for it again.',
    );
  }

  /** The status of a page that shows what was asked for. */
  get status(): 200 | 400 {
    return this.wrong.size === 0 ? 200 : 400;
  }

  /** What is wrong with fields that are not in the form, so that there is nothing to say it beside. */
  get unseen(): readonly { readonly name: string; readonly sentence: string }[] {
    return [...this.wrong]
      .filter(([name]) => this.#fields.unseen.includes(name))
      .map(([name, sentence]) => ({ name, sentence }));
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
