/** How are small numbers and the days of the week said in words? */

const numbers = 'no one two three four five six seven eight nine ten'.split(' ');

/** "five", "12": in words up to ten. */
export const numberWord = (count: number): string => numbers[count] ?? String(count);

/** By the ISO weekday less one. */
export const weekdays: readonly string[] = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
