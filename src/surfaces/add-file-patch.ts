/** How is a new file handed over as a patch? */

/** A patch in git's own format that adds one text file at a path: `git apply FILE.patch`. */
export function addFilePatch(path: string, text: string): string {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const lines = whole.slice(0, -1).split('\n');
  return [
    `diff --git a/${path} b/${path}`,
    'new file mode 100644',
    '--- /dev/null',
    `+++ b/${path}`,
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map((line) => `+${line}`),
    '',
  ].join('\n');
}
