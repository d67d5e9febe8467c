import { SUITES } from './suites';

/** Protocol versions (RFC 8446 §4.2.1, RFC 6101 for SSL 3.0, RFC 6176 for SSL 2.0). */
export const VERSIONS = {
  'SSL 2.0': 0x0002,
  'SSL 3.0': 0x0300,
  'TLS 1.0': 0x0301,
  'TLS 1.1': 0x0302,
  'TLS 1.2': 0x0303,
  'TLS 1.3': 0x0304,
} as const;

/** ContentType (RFC 8446 §5.1, RFC 6520 for heartbeat). */
export const RECORD_TYPES = {
  change_cipher_spec: 20,
  alert: 21,
  handshake: 22,
  application_data: 23,
  heartbeat: 24,
} as const;

/** HandshakeType (RFC 8446 §4 with the older ones it reserves; RFC 5246 §7.4; RFC 6066; RFC 8879). */
export const HANDSHAKE_TYPES = {
  hello_request: 0,
  client_hello: 1,
  server_hello: 2,
  hello_verify_request: 3,
  new_session_ticket: 4,
  end_of_early_data: 5,
  hello_retry_request: 6,
  encrypted_extensions: 8,
  request_connection_id: 9,
  new_connection_id: 10,
  certificate: 11,
  server_key_exchange: 12,
  certificate_request: 13,
  server_hello_done: 14,
  certificate_verify: 15,
  client_key_exchange: 16,
  client_certificate_request: 17,
  finished: 20,
  certificate_url: 21,
  certificate_status: 22,
  supplemental_data: 23,
  key_update: 24,
  compressed_certificate: 25,
  ekt_key: 26,
  next_protocol: 67,
  message_hash: 254,
} as const;

/** The messages of SSL 2.0 that are sent in the clear (draft-hickman-netscape-ssl-00, appendix C.1). */
export const SSL2_MESSAGES = { error: 0, client_hello: 1, server_hello: 4 } as const;

/** ERROR-CODE of SSL 2.0 (draft-hickman-netscape-ssl-00, appendix C.4). */
export const SSL2_ERRORS = {
  no_cipher: 0x0001,
  no_certificate: 0x0002,
  bad_certificate: 0x0004,
  unsupported_certificate_type: 0x0006,
} as const;

/**
 * CIPHER-KIND of SSL 2.0, 24 bits (draft-hickman-netscape-ssl-00, appendix C.2). Behind the first seven: kinds that
 * SSLeay and OpenSSL up to 1.0 knew besides (their ssl2.h).
 */
export const SSL2_KINDS = {
  SSL_CK_RC4_128_WITH_MD5: 0x010080,
  SSL_CK_RC4_128_EXPORT40_WITH_MD5: 0x020080,
  SSL_CK_RC2_128_CBC_WITH_MD5: 0x030080,
  SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5: 0x040080,
  SSL_CK_IDEA_128_CBC_WITH_MD5: 0x050080,
  SSL_CK_DES_64_CBC_WITH_MD5: 0x060040,
  SSL_CK_DES_192_EDE3_CBC_WITH_MD5: 0x0700c0,
  SSL_CK_NULL_WITH_MD5: 0x000000,
  SSL_CK_DES_64_CBC_WITH_SHA: 0x060140,
  SSL_CK_DES_192_EDE3_CBC_WITH_SHA: 0x0701c0,
  SSL_CK_RC4_64_WITH_MD5: 0x080080,
  SSL_CK_DES_64_CFB64_WITH_MD5_1: 0xff0800,
  SSL_CK_NULL: 0xff0810,
} as const;

/** AlertLevel (RFC 8446 §6). */
export const ALERT_LEVELS = { warning: 1, fatal: 2 } as const;

/**
 * AlertDescription (RFC 8446 §6, RFC 5246 §7.2, RFC 6101 §5.4 for no_certificate, RFC 6066 §9, RFC 7301 §3.2, RFC 7507 §4,
 * RFC 9147 for too_many_cids_requested; the rest from the IANA registry "TLS Alerts").
 */
export const ALERTS = {
  close_notify: 0,
  unexpected_message: 10,
  bad_record_mac: 20,
  decryption_failed: 21,
  record_overflow: 22,
  decompression_failure: 30,
  handshake_failure: 40,
  no_certificate: 41,
  bad_certificate: 42,
  unsupported_certificate: 43,
  certificate_revoked: 44,
  certificate_expired: 45,
  certificate_unknown: 46,
  illegal_parameter: 47,
  unknown_ca: 48,
  access_denied: 49,
  decode_error: 50,
  decrypt_error: 51,
  too_many_cids_requested: 52,
  export_restriction: 60,
  protocol_version: 70,
  insufficient_security: 71,
  internal_error: 80,
  inappropriate_fallback: 86,
  user_canceled: 90,
  no_renegotiation: 100,
  missing_extension: 109,
  unsupported_extension: 110,
  certificate_unobtainable: 111,
  unrecognized_name: 112,
  bad_certificate_status_response: 113,
  bad_certificate_hash_value: 114,
  unknown_psk_identity: 115,
  certificate_required: 116,
  general_error: 117,
  no_application_protocol: 120,
  ech_required: 121,
} as const;

/** ExtensionType (IANA "TLS ExtensionType Values"). */
export const EXTENSIONS = {
  server_name: 0,
  max_fragment_length: 1,
  client_certificate_url: 2,
  trusted_ca_keys: 3,
  truncated_hmac: 4,
  status_request: 5,
  user_mapping: 6,
  client_authz: 7,
  server_authz: 8,
  cert_type: 9,
  supported_groups: 10,
  ec_point_formats: 11,
  srp: 12,
  signature_algorithms: 13,
  use_srtp: 14,
  heartbeat: 15,
  application_layer_protocol_negotiation: 16,
  status_request_v2: 17,
  signed_certificate_timestamp: 18,
  client_certificate_type: 19,
  server_certificate_type: 20,
  padding: 21,
  encrypt_then_mac: 22,
  extended_master_secret: 23,
  token_binding: 24,
  cached_info: 25,
  tls_lts: 26,
  compress_certificate: 27,
  record_size_limit: 28,
  pwd_protect: 29,
  pwd_clear: 30,
  password_salt: 31,
  ticket_pinning: 32,
  tls_cert_with_extern_psk: 33,
  delegated_credential: 34,
  session_ticket: 35,
  TLMSP: 36,
  TLMSP_proxying: 37,
  TLMSP_delegate: 38,
  supported_ekt_ciphers: 39,
  pre_shared_key: 41,
  early_data: 42,
  supported_versions: 43,
  cookie: 44,
  psk_key_exchange_modes: 45,
  certificate_authorities: 47,
  oid_filters: 48,
  post_handshake_auth: 49,
  signature_algorithms_cert: 50,
  key_share: 51,
  transparency_info: 52,
  connection_id_deprecated: 53,
  connection_id: 54,
  external_id_hash: 55,
  external_session_id: 56,
  quic_transport_parameters: 57,
  ticket_request: 58,
  dnssec_chain: 59,
  sequence_number_encryption_algorithms: 60,
  next_protocol_negotiation: 0x3374,
  application_settings_old: 0x4469,
  application_settings: 0x44cd,
  channel_id: 0x7550,
  encrypted_client_hello: 0xfe0d,
  renegotiation_info: 0xff01,
} as const;

/**
 * NamedGroup (IANA "TLS Supported Groups" as of 2026-11; RFC 8422, RFC 7919 for ffdhe, draft-ietf-tls-ecdhe-mlkem, draft-ietf-tls-mlkem,
 * draft-yang-tls-hybrid-sm2-mlkem), and the drafts that browsers and large operators had in use before: CECPQ2 (Chrome, 2019) and
 * Kyber (draft-tls-westerbaan-xyber768d00, Cloudflare's numbers of 2022).
 */
export const GROUPS = {
  sect163k1: 0x0001,
  sect163r1: 0x0002,
  sect163r2: 0x0003,
  sect193r1: 0x0004,
  sect193r2: 0x0005,
  sect233k1: 0x0006,
  sect233r1: 0x0007,
  sect239k1: 0x0008,
  sect283k1: 0x0009,
  sect283r1: 0x000a,
  sect409k1: 0x000b,
  sect409r1: 0x000c,
  sect571k1: 0x000d,
  sect571r1: 0x000e,
  secp160k1: 0x000f,
  secp160r1: 0x0010,
  secp160r2: 0x0011,
  secp192k1: 0x0012,
  secp192r1: 0x0013,
  secp224k1: 0x0014,
  secp224r1: 0x0015,
  secp256k1: 0x0016,
  secp256r1: 0x0017,
  secp384r1: 0x0018,
  secp521r1: 0x0019,
  brainpoolP256r1: 0x001a,
  brainpoolP384r1: 0x001b,
  brainpoolP512r1: 0x001c,
  x25519: 0x001d,
  x448: 0x001e,
  brainpoolP256r1tls13: 0x001f,
  brainpoolP384r1tls13: 0x0020,
  brainpoolP512r1tls13: 0x0021,
  GC256A: 0x0022,
  GC256B: 0x0023,
  GC256C: 0x0024,
  GC256D: 0x0025,
  GC512A: 0x0026,
  GC512B: 0x0027,
  GC512C: 0x0028,
  curveSM2: 0x0029,
  ffdhe2048: 0x0100,
  ffdhe3072: 0x0101,
  ffdhe4096: 0x0102,
  ffdhe6144: 0x0103,
  ffdhe8192: 0x0104,
  MLKEM512: 0x0200,
  MLKEM768: 0x0201,
  MLKEM1024: 0x0202,
  SecP256r1MLKEM768: 0x11eb,
  X25519MLKEM768: 0x11ec,
  SecP384r1MLKEM1024: 0x11ed,
  curveSM2MLKEM768: 0x11ee,
  CECPQ2: 0x4138,
  X25519Kyber768Draft00: 0x6399,
  SecP256r1Kyber768Draft00: 0x639a,
  X25519Kyber512Draft00: 0xfe30,
  X25519Kyber768Draft00Old: 0xfe31,
  P256Kyber768Draft00: 0xfe32,
  arbitrary_explicit_prime_curves: 0xff01,
  arbitrary_explicit_char2_curves: 0xff02,
} as const;

/** SignatureScheme (IANA "TLS SignatureScheme" as of 2026-11; RFC 8446 §4.2.3; mldsa: draft-ietf-tls-mldsa; slhdsa: draft-reddy-tls-slhdsa; the pairs of RFC 5246 §7.4.1.4.1 that it did not rename are "hash_signature" here). */
export const SCHEMES = {
  rsa_pkcs1_md5: 0x0101,
  dsa_md5: 0x0102,
  ecdsa_md5: 0x0103,
  rsa_pkcs1_sha1: 0x0201,
  dsa_sha1: 0x0202,
  ecdsa_sha1: 0x0203,
  rsa_pkcs1_sha224: 0x0301,
  dsa_sha224: 0x0302,
  ecdsa_sha224: 0x0303,
  rsa_pkcs1_sha256: 0x0401,
  dsa_sha256: 0x0402,
  ecdsa_secp256r1_sha256: 0x0403,
  rsa_pkcs1_sha256_legacy: 0x0420,
  rsa_pkcs1_sha384: 0x0501,
  dsa_sha384: 0x0502,
  ecdsa_secp384r1_sha384: 0x0503,
  rsa_pkcs1_sha384_legacy: 0x0520,
  rsa_pkcs1_sha512: 0x0601,
  dsa_sha512: 0x0602,
  ecdsa_secp521r1_sha512: 0x0603,
  rsa_pkcs1_sha512_legacy: 0x0620,
  eccsi_sha256: 0x0704,
  sm2sig_sm3: 0x0708,
  gostr34102012_256a: 0x0709,
  gostr34102012_256b: 0x070a,
  gostr34102012_256c: 0x070b,
  gostr34102012_256d: 0x070c,
  gostr34102012_512a: 0x070d,
  gostr34102012_512b: 0x070e,
  gostr34102012_512c: 0x070f,
  rsa_pss_rsae_sha256: 0x0804,
  rsa_pss_rsae_sha384: 0x0805,
  rsa_pss_rsae_sha512: 0x0806,
  ed25519: 0x0807,
  ed448: 0x0808,
  rsa_pss_pss_sha256: 0x0809,
  rsa_pss_pss_sha384: 0x080a,
  rsa_pss_pss_sha512: 0x080b,
  ecdsa_brainpoolP256r1tls13_sha256: 0x081a,
  ecdsa_brainpoolP384r1tls13_sha384: 0x081b,
  ecdsa_brainpoolP512r1tls13_sha512: 0x081c,
  mldsa44: 0x0904,
  mldsa65: 0x0905,
  mldsa87: 0x0906,
  slhdsa_sha2_128s: 0x0911,
  slhdsa_sha2_128f: 0x0912,
  slhdsa_sha2_192s: 0x0913,
  slhdsa_sha2_192f: 0x0914,
  slhdsa_sha2_256s: 0x0915,
  slhdsa_sha2_256f: 0x0916,
  slhdsa_shake_128s: 0x0917,
  slhdsa_shake_128f: 0x0918,
  slhdsa_shake_192s: 0x0919,
  slhdsa_shake_192f: 0x091a,
  slhdsa_shake_256s: 0x091b,
  slhdsa_shake_256f: 0x091c,
} as const;

/** ClientCertificateType (RFC 5246 §7.4.4, RFC 8422 §5.5, RFC 6101 §5.6.4). */
export const CERTIFICATE_TYPES = {
  rsa_sign: 1,
  dss_sign: 2,
  rsa_fixed_dh: 3,
  dss_fixed_dh: 4,
  rsa_ephemeral_dh: 5,
  dss_ephemeral_dh: 6,
  fortezza_dms: 20,
  ecdsa_sign: 64,
  rsa_fixed_ecdh: 65,
  ecdsa_fixed_ecdh: 66,
  gost_sign256: 67,
  gost_sign512: 68,
} as const;

/** A name for any code; what is not in the table is kept as a number: "unknown (0x1234)". */
type Namer = (code: number) => string;

const hex = (code: number, digits: number): string => `0x${code.toString(16).padStart(digits, '0')}`;

const namer = (table: Readonly<Record<string, number>>, digits: number): Namer => {
  const names = new Map(Object.entries(table).map(([name, code]) => [code, name]));
  return (code) => names.get(code) ?? `unknown (${hex(code, digits)})`;
};

/** Values that some clients mix in to keep servers tolerant, 0x0A0A to 0xFAFA (RFC 8701). */
export const isGrease = (code: number): boolean => (code & 0x0f0f) === 0x0a0a && code >> 8 === (code & 0xff);

const orGrease =
  (name: Namer): Namer =>
  (code) =>
    isGrease(code) ? `GREASE (${hex(code, 4)})` : name(code);

/** "TLS 1.2" for 0x0303. */
export const versionName = orGrease(namer(VERSIONS, 4));

/** 0x0303 for "TLS 1.2"; null for a name that is not in VERSIONS. */
export const versionCode = (name: string): number | null =>
  Object.entries(VERSIONS).find(([known]) => known === name)?.[1] ?? null;

/** "TLS_AES_128_GCM_SHA256" for 0x1301. */
export const suiteName = orGrease((code) => SUITES.get(code) ?? `unknown (${hex(code, 4)})`);

const ssl2KindName = namer(SSL2_KINDS, 6);

/** "SSL_CK_RC4_128_WITH_MD5" for 0x010080; a kind below 0x10000 is a suite of SSL 3.0 or TLS (RFC 5246 §E.2). */
export const ssl2CipherName = (kind: number): string =>
  kind > 0 && kind <= 0xffff ? suiteName(kind) : ssl2KindName(kind);

/** "no_cipher" for 1. */
export const ssl2ErrorName = namer(SSL2_ERRORS, 4);

/** "x25519" for 0x001d. */
export const groupName = orGrease(namer(GROUPS, 4));

/** "rsa_pss_rsae_sha256" for 0x0804. */
export const schemeName = orGrease(namer(SCHEMES, 4));

/** "server_name" for 0. */
export const extensionName = orGrease(namer(EXTENSIONS, 4));

/** "handshake_failure" for 40. */
export const alertName = namer(ALERTS, 2);

/** "fatal" for 2. */
export const alertLevelName = namer(ALERT_LEVELS, 2);

/** "server_hello" for 2. */
export const handshakeTypeName = namer(HANDSHAKE_TYPES, 2);

/** "handshake" for 22. */
export const recordTypeName = namer(RECORD_TYPES, 2);

/** "rsa_sign" for 1. */
export const certificateTypeName = namer(CERTIFICATE_TYPES, 2);
