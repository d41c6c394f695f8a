/** How is a secret kept out of what the doctor says, whoever said it? */

/** Variables whose whole value is a secret. */
const secretName = /TOKEN|SECRET|PASSWORD|KEY|PWD/i;
/** Nothing shorter is hidden: it would take letters out of ordinary words. */
const shortest = 4;
const hidden = '…';

/**
 * Takes the secrets of the environment out of a text: the checks say none, but what they repeat was said by servers and libraries.
 * Also the login inside any address that is set, as written and as decoded.
 */
export function withoutSecrets(environment: NodeJS.ProcessEnv): (text: string) => string {
  const secrets = Object.entries(environment).flatMap(([name, value = '']) =>
    secretName.test(name) && !/^[\w.+-]*:\/\//.test(value) ? [value] : loginIn(value),
  );
  const longestFirst = [...new Set(secrets)]
    .filter((secret) => secret.length >= shortest)
    .toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((said, secret) => said.replaceAll(secret, hidden), text);
}

function loginIn(value: string): string[] {
  const url = URL.parse(value);
  if (url === null) return [];
  const parts = [
    url.password,
    ...[...url.searchParams].flatMap(([name, each]) => (secretName.test(name) ? [each] : [])),
  ];
  return parts.flatMap((part) => [part, decoded(part)]);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
