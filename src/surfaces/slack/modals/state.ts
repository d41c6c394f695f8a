/** What has been filled into a modal? */
import { z } from 'zod';
import { Day } from '../../../core/day.ts';

const Option = z.object({ value: z.string() });
const Values = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: Option.nullish(),
      selected_options: z.array(Option).nullish(),
      selected_date: Day.nullish(),
      selected_user: z.string().nullish(),
    }),
  ),
);

/** The values of a view's state by block and action. */
export class State {
  readonly #values: z.infer<typeof Values>;

  /** `state` as Slack sends it; what is not in its shape counts as not filled in. */
  constructor(state: unknown) {
    const parsed = z.object({ values: Values }).safeParse(state);
    this.#values = parsed.success ? parsed.data.values : {};
  }

  has(block: string): boolean {
    return this.#values[block] !== undefined;
  }

  #at(block: string, action: string) {
    return this.#values[block]?.[action];
  }

  text(block: string, action: string = block): string | undefined {
    return this.#at(block, action)?.value?.trim() || undefined;
  }

  choice(block: string, action: string = block): string | undefined {
    return this.#at(block, action)?.selected_option?.value;
  }

  choices(block: string, action: string = block): readonly string[] {
    return this.#at(block, action)?.selected_options?.map((each) => each.value) ?? [];
  }

  day(block: string, action: string = block): Day | undefined {
    return this.#at(block, action)?.selected_date ?? undefined;
  }

  user(block: string, action: string = block): string | undefined {
    return this.#at(block, action)?.selected_user ?? undefined;
  }
}
