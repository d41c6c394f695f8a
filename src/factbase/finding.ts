/** What is wrong in a content file, where, why does it matter, and what puts it right? */

/** One remark of the content check. `line` and `column` count from 1. */
export interface Finding {
  /** As shown: relative to the working folder where it lies inside it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Content with an error is not used; a warning is only said. */
  readonly severity: 'error' | 'warning';
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** The words of a finding, without its place. */
export type FindingWords = Pick<Finding, 'what' | 'why' | 'fix'>;

/** Three lines of text; the first opens the place in an editor: `content/facts/x.yaml:4:11  error  WHAT`. */
export function formatFinding(finding: Finding): string {
  const { file, line, column, severity, what, why, fix } = finding;
  return `${file}:${line}:${column}  ${severity}  ${what}\n  why: ${why}\n  fix: ${fix}`;
}

/** By file and place, each said once: a shared YAML anchor would repeat its findings. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const once = new Map(findings.map((finding) => [formatFinding(finding), finding]));
  return [...once.values()].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.what < b.what ? -1 : 1),
  );
}
