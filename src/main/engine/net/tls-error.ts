import { ALERTS } from '../wire/ids';

const ALERT_NUMBERS: ReadonlyMap<string, number> = new Map(Object.entries(ALERTS));

/**
 * The alert behind an error code of node:tls, or null. OpenSSL and BoringSSL name a received alert by the protocol version that
 * introduced it: ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE, ERR_SSL_TLSV1_ALERT_UNKNOWN_CA, ERR_SSL_TLSV1_UNRECOGNIZED_NAME,
 * ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED; OpenSSL 3.2 and later write SSL/TLS for SSLV3.
 */
export const alertOfCode = (code: string): number | null => {
  const match = /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13|SSL\/TLS)_(?:ALERT_)?([A-Z_]+)$/.exec(code.toUpperCase());
  const name = match?.[1]?.toLowerCase();
  return name === undefined ? null : (ALERT_NUMBERS.get(name) ?? null);
};

/** Whether an error code was raised by the TLS library or by node:tls itself, before or instead of anything the peer did. */
export const isTlsCode = (code: string): boolean =>
  /^ERR_(SSL|TLS|OSSL|CRYPTO)_/i.test(code) || code === 'EPROTO';
