import type { Cause } from '../define-cause';

/** Causes of the area "certificate" with which it is the server that ends the connection, not the program that looks at a certificate. */
const ENDED_BY_THE_SERVER: ReadonlySet<string> = new Set([
  'cert-curve-not-offered',
  'cert-key-type-mismatch',
  'server-cert-key-missing',
]);

/** The same, and they say when the server ends it, not why: another cause says that. */
const WHEN_NOT_WHY: ReadonlySet<string> = new Set([
  'tls13-error-after-handshake',
  'renegotiation-client-cert',
]);

/** A fault that the program itself objects to: something about the certificate that the server shows. */
export const refusedByProgram = ({ id, area }: Cause): boolean =>
  area === 'certificate' &&
  !id.startsWith('client-cert') &&
  !ENDED_BY_THE_SERVER.has(id) &&
  !WHEN_NOT_WHY.has(id);

/** It would not by itself make the other side end the connection, so it is no headline when the pasted text says that this happened. */
export const besideAnEnd = ({ id, area }: Pick<Cause, 'id' | 'area'>): boolean =>
  area === 'certificate' && !ENDED_BY_THE_SERVER.has(id);
