import { describe, expect, it } from 'vitest';
import * as ids from './ids';
import { SUITES } from './suites';

const tables = {
  VERSIONS: ids.VERSIONS,
  RECORD_TYPES: ids.RECORD_TYPES,
  HANDSHAKE_TYPES: ids.HANDSHAKE_TYPES,
  SSL2_KINDS: ids.SSL2_KINDS,
  SSL2_ERRORS: ids.SSL2_ERRORS,
  ALERT_LEVELS: ids.ALERT_LEVELS,
  ALERTS: ids.ALERTS,
  EXTENSIONS: ids.EXTENSIONS,
  GROUPS: ids.GROUPS,
  SCHEMES: ids.SCHEMES,
  CERTIFICATE_TYPES: ids.CERTIFICATE_TYPES,
};

describe('names of numbers', () => {
  it('uses the words of the RFCs', () => {
    expect([
      ids.versionName(0x0300),
      ids.versionName(0x0304),
      ids.suiteName(0xc02f),
      ids.groupName(0x11ec),
      ids.groupName(0x11ee),
      ids.schemeName(0x091c),
      ids.schemeName(0x0804),
      ids.alertName(40),
      ids.alertLevelName(2),
      ids.handshakeTypeName(11),
      ids.recordTypeName(22),
      ids.extensionName(0xff01),
      ids.certificateTypeName(64),
    ]).toEqual([
      'SSL 3.0',
      'TLS 1.3',
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      'X25519MLKEM768',
      'curveSM2MLKEM768',
      'slhdsa_shake_256f',
      'rsa_pss_rsae_sha256',
      'handshake_failure',
      'fatal',
      'certificate',
      'handshake',
      'renegotiation_info',
      'ecdsa_sign',
    ]);
  });

  it('keeps an unknown number in its name', () => {
    expect(ids.suiteName(0x1234)).toBe('unknown (0x1234)');
    expect(ids.groupName(0x0fff)).toBe('unknown (0x0fff)');
    expect(ids.alertName(200)).toBe('unknown (0xc8)');
  });

  it('names the ciphers of SSL 2.0, and the suites of TLS among them', () => {
    expect([0x0700c0, 0x00c02f, 0x0000ff, 0x123456, 0].map(ids.ssl2CipherName)).toEqual([
      'SSL_CK_DES_192_EDE3_CBC_WITH_MD5',
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_EMPTY_RENEGOTIATION_INFO_SCSV',
      'unknown (0x123456)',
      'SSL_CK_NULL_WITH_MD5',
    ]);
    expect(ids.ssl2ErrorName(1)).toBe('no_cipher');
  });

  it('knows the values that clients mix in on purpose', () => {
    expect(ids.suiteName(0x4a4a)).toBe('GREASE (0x4a4a)');
    expect(ids.isGrease(0x4a5a)).toBe(false);
    expect(ids.isGrease(0x0a0a)).toBe(true);
  });

  it('turns every version name back into its number', () => {
    for (const [name, code] of Object.entries(ids.VERSIONS)) expect(ids.versionCode(name)).toBe(code);
    expect(ids.versionCode('TLS 2.0')).toBeNull();
    expect(ids.versionCode('toString')).toBeNull();
  });

  it.each(Object.entries(tables))('gives each number of %s one name only', (_name, table) => {
    const codes = Object.values(table);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('the cipher suites', () => {
  // Spot checks at the ends of rows: a name too many or too few would shift all that follow it in the row.
  it.each([
    [0x0007, 'TLS_RSA_WITH_IDEA_CBC_SHA'],
    [0x0016, 'TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA'],
    [0x001d, 'SSL_FORTEZZA_KEA_WITH_FORTEZZA_CBC_SHA'],
    [0x16ba, 'TLS_CECPQ1_ECDSA_WITH_AES_256_GCM_SHA384'],
    [0x1307, 'TLS_AEGIS_128L_SHA256'],
    [0xc0b5, 'TLS_SHA384_SHA384'],
    [0xc106, 'TLS_GOSTR341112_256_WITH_MAGMA_MGM_S'],
    [0xcc15, 'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256_OLD'],
    [0xfeff, 'SSL_RSA_FIPS_WITH_3DES_EDE_CBC_SHA'],
    [0x001b, 'TLS_DH_anon_WITH_3DES_EDE_CBC_SHA'],
    [0x002b, 'TLS_KRB5_EXPORT_WITH_RC4_40_MD5'],
    [0x0046, 'TLS_DH_anon_WITH_CAMELLIA_128_CBC_SHA'],
    [0x006d, 'TLS_DH_anon_WITH_AES_256_CBC_SHA256'],
    [0x00c5, 'TLS_DH_anon_WITH_CAMELLIA_256_CBC_SHA256'],
    [0x00ff, 'TLS_EMPTY_RENEGOTIATION_INFO_SCSV'],
    [0x1305, 'TLS_AES_128_CCM_8_SHA256'],
    [0x5600, 'TLS_FALLBACK_SCSV'],
    [0xc019, 'TLS_ECDH_anon_WITH_AES_256_CBC_SHA'],
    [0xc032, 'TLS_ECDH_RSA_WITH_AES_256_GCM_SHA384'],
    [0xc03b, 'TLS_ECDHE_PSK_WITH_NULL_SHA384'],
    [0xc063, 'TLS_ECDH_RSA_WITH_ARIA_256_GCM_SHA384'],
    [0xc09b, 'TLS_ECDHE_PSK_WITH_CAMELLIA_256_CBC_SHA384'],
    [0xc0af, 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8'],
    [0xccae, 'TLS_RSA_PSK_WITH_CHACHA20_POLY1305_SHA256'],
    [0xd005, 'TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256'],
  ])('has %i as %s', (code, name) => {
    expect(ids.suiteName(code)).toBe(name);
  });

  it('has every name once', () => {
    expect(SUITES.size).toBeGreaterThan(350);
    expect(new Set(SUITES.values()).size).toBe(SUITES.size);
  });
});
