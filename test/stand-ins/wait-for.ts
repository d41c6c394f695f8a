/** When has what a test awaits come, and what was there instead? */
import type { EventEmitter } from 'node:events';

export type Truthy<T> = Exclude<T, undefined | null | false | 0 | ''>;

/** Looks whenever something changes; resolves with what the predicate gives, rejects after `ms` with `describe`'s words. */
export function waitFor<Subject, T>(
  subject: Subject,
  { changes, describe }: { readonly changes: EventEmitter; readonly describe: (subject: Subject) => string },
  predicate: (subject: Subject) => T,
  ms: number,
): Promise<Truthy<T>> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      changes.off('change', look);
      settle();
    };
    const look = () => {
      try {
        const found = predicate(subject);
        if (found) finish(() => resolve(found as Truthy<T>));
      } catch (thrown) {
        finish(() => reject(thrown));
      }
    };
    const timer = setTimeout(() => {
      const awaited = String(predicate).replaceAll(/\s+/g, ' ');
      finish(() => reject(new Error(`not within ${ms} ms: ${awaited}\n${describe(subject)}`)));
    }, ms);
    changes.on('change', look);
    look();
  });
}

/** A value as a short line. */
export function brief(value: unknown, max: number): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > max ? `${text.slice(0, max)}...` : text;
}

/** A titled list for the words of a failure. */
export const listed = (name: string, lines: readonly string[]): string =>
  `${name}: ${lines.length === 0 ? 'none' : `\n${lines.map((line) => `  ${line}`).join('\n')}`}`;
