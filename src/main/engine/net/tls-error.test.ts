import { describe, expect, it } from 'vitest';
import { alertOfCode, isTlsCode } from './tls-error';

describe('an error code of node:tls', () => {
  it.each([
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 40],
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 40],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 42],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 70],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 48],
    ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 112],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 116],
    ['ERR_SSL_TLSV1_CERTIFICATE_REQUIRED', 116],
    ['err_ssl_tlsv1_alert_internal_error', 80],
    ['ERR_SSL_WRONG_VERSION_NUMBER', null],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', null],
    ['ERR_SSL_TLSV1_ALERT_CONSTRUCTOR', null],
    ['ECONNRESET', null],
  ])('%s stands for alert %s', (code, alert) => {
    expect(alertOfCode(code)).toBe(alert);
  });
  it('is told apart from an operating system’s', () => {
    expect(['ERR_SSL_DH_KEY_TOO_SMALL', 'ERR_TLS_INVALID_PROTOCOL_VERSION', 'EPROTO'].every(isTlsCode)).toBe(
      true,
    );
    expect(['ECONNRESET', 'UNKNOWN'].some(isTlsCode)).toBe(false);
  });
});
