import { ALERTS } from '../wire/ids';

const ALERT_NUMBERS: ReadonlyMap<string, number> = new Map(Object.entries(ALERTS));

/** Names that the TLS libraries give to alerts otherwise than the RFCs do. */
const OTHER_NAMES: { readonly [name: string]: number } = {
  certificate_revocation: ALERTS.certificate_revoked,
  user_cancelled: ALERTS.user_canceled,
  ech_required: ALERTS.ech_required,
  decryption_failure: ALERTS.decryption_failed,
};

/**
 * The alert behind an error code of node:tls, or null. OpenSSL and BoringSSL name a received alert by the protocol version that
 * introduced it: ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE, ERR_SSL_TLSV1_ALERT_UNKNOWN_CA, ERR_SSL_TLSV1_UNRECOGNIZED_NAME,
 * ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED, ERR_SSL_TLSV1_CERTIFICATE_REQUIRED (the last one BoringSSL's).
 */
export const alertOfCode = (code: string): number | null => {
  const match = /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13)_(?:ALERT_)?([A-Z_]+)$/.exec(code.toUpperCase());
  const name = match?.[1]?.toLowerCase();
  return name === undefined ? null : (ALERT_NUMBERS.get(name) ?? OTHER_NAMES[name] ?? null);
};

/** Whether an error code was raised by the TLS library or by node:tls itself, before or instead of anything the peer did. */
export const isTlsCode = (code: string): boolean =>
  /^ERR_(SSL|TLS|OSSL|CRYPTO)_/i.test(code) || code === 'EPROTO';
