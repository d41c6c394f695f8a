/** What is wrong with a form, and at which field is it said? */

/** Sentences by the field they stand at. */
export type FieldErrors = Record<string, string>;

/** What a schema says is wrong, as a sentence. */
export const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

/** What is said at a due date that has gone by. */
export const pastDay = 'This day is past. Choose today or a later day.';

/** The field of a concern at which a problem in these words is told. */
export const concernField = (problem: string): 'client' | 'vendor' | 'words' =>
  /client/i.test(problem) ? 'client' : /vendor/i.test(problem) ? 'vendor' : 'words';
