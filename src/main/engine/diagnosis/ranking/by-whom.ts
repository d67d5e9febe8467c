import type { Cause } from '../define-cause';

/** Causes of the area "certificate" with which it is the server that ends the connection, not the program that looks at a certificate. */
const ENDED_BY_THE_SERVER: ReadonlySet<string> = new Set([
  'cert-key-type-mismatch',
  'server-cert-key-missing',
  'tls13-error-after-handshake',
  'renegotiation-client-cert',
]);

/** A fault that the program itself objects to: something about the certificate that the server shows. */
export const refusedByProgram = ({ id, area }: Cause): boolean =>
  area === 'certificate' && !id.startsWith('client-cert') && !ENDED_BY_THE_SERVER.has(id);
