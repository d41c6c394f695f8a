/** Did a check for robots come in place of the page? */

const titles =
  /^(?:access denied|attention required|just a moment|human verification|pardon our interruption|request rejected|robot check|security check|are you (?:a )?(?:human|robot)|(?:error )?403\b|forbidden)|:: request access$|\bcaptcha\b/i;

/** Headers of the two great makers of such checks; or an HTML page with the title of one, whatever its status. */
export function isChallenge(headers: Headers, bytes: Uint8Array): boolean {
  return (
    headers.get('x-amzn-waf-action') !== null || headers.get('cf-mitigated') !== null || titles.test(titleOf(bytes))
  );
}

/** The title of an HTML page that is told at its beginning; empty for anything else. */
function titleOf(bytes: Uint8Array): string {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (!/^[^<]{0,20}<(?:!doctype html|html)\b/i.test(beginning)) return '';
  return /<title[^>]{0,200}>\s*([^<]{0,200}?)\s*<\/title/i.exec(beginning)?.[1] ?? '';
}
