/** Whom do clients trust when they ask the stand-in's login for a token? */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** For NODE_EXTRA_CA_CERTS of another process: for localhost and 127.0.0.1, from 2020 until 2120. */
export const certificatePath = resolve(import.meta.dirname, 'teams-certificate.pem');

export const certificate = readFileSync(certificatePath, 'utf8');
/** Guards nothing: the certificate is trusted in tests only. */
export const certificateKey = readFileSync(resolve(import.meta.dirname, 'teams-certificate-key.pem'), 'utf8');

/** Lets this process trust the login; call it before the first connection. */
export function trustCertificate(): void {
  setDefaultCACertificates([...getCACertificates('default'), certificate]);
}
