/** Which inputs of Adaptive Cards are used, and what may each hold? */
import { z } from 'zod';

/** What every input may have; its value comes back under its `id`. */
const input = {
  id: z.string().min(1),
  label: z.string().optional(),
  isRequired: z.boolean().optional(),
  /** Schema 1.3 asks for it where an input is required or has a pattern. */
  errorMessage: z.string().optional(),
  spacing: z.enum(['default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding']).optional(),
  separator: z.boolean().optional(),
  isVisible: z.boolean().optional(),
};

export const TextInput = z.strictObject({
  ...input,
  type: z.literal('Input.Text'),
  isMultiline: z.boolean().optional(),
  maxLength: z.int().positive().optional(),
  /** `stretch`: takes what is left of a window. */
  height: z.enum(['auto', 'stretch']).optional(),
  placeholder: z.string().optional(),
  regex: z.string().optional(),
  value: z.string().optional(),
});
export type TextInput = z.infer<typeof TextInput>;

/** `filtered`: the person types to find a choice. */
export const ChoiceSetInput = z.strictObject({
  ...input,
  type: z.literal('Input.ChoiceSet'),
  choices: z.array(z.strictObject({ title: z.string().min(1), value: z.string() })),
  isMultiSelect: z.boolean().optional(),
  style: z.enum(['compact', 'expanded', 'filtered']).optional(),
  placeholder: z.string().optional(),
  value: z.string().optional(),
  wrap: z.boolean().optional(),
});
export type ChoiceSetInput = z.infer<typeof ChoiceSetInput>;

/** Days are `YYYY-MM-DD`. */
export const DateInput = z.strictObject({
  ...input,
  type: z.literal('Input.Date'),
  min: z.iso.date().optional(),
  max: z.iso.date().optional(),
  placeholder: z.string().optional(),
  value: z.iso.date().optional(),
});
export type DateInput = z.infer<typeof DateInput>;

/** `value` is 'true' or 'false' unless the two are named otherwise. */
export const ToggleInput = z.strictObject({
  ...input,
  type: z.literal('Input.Toggle'),
  title: z.string().min(1),
  value: z.string().optional(),
  valueOn: z.string().optional(),
  valueOff: z.string().optional(),
  wrap: z.boolean().optional(),
});
export type ToggleInput = z.infer<typeof ToggleInput>;

export const Input = z.discriminatedUnion('type', [TextInput, ChoiceSetInput, DateInput, ToggleInput]);
export type Input = z.infer<typeof Input>;
