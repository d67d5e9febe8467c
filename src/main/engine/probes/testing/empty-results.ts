import type {
  AttemptResult,
  CertificateFacts,
  FetchResult,
  FlightResult,
  FtpDataResult,
  HandshakeResult,
  RevocationVerdict,
  TrustPort,
  TrustVerdict,
} from '../net-port';

/** What an attempt brought when the script says nothing of it. */
export const EMPTY_ATTEMPT: Omit<AttemptResult, 'attempt'> = {
  serverHello: null,
  certificates: null,
  certificateRequest: null,
  serverHelloDone: false,
  serverKeyExchange: null,
  ocsp: null,
  ssl2: null,
  timing: { connectedAt: 1, helloAt: 2, firstByteAt: null, endedAt: 50 },
  plaintext: null,
  dialogueRefused: null,
};

/** A handshake that went well, and nothing to remark. */
export const WHOLE_HANDSHAKE: Omit<HandshakeResult, 'attempt'> = {
  completed: true,
  version: 'TLS 1.3',
  suite: null,
  certificates: [],
  afterFinished: 'quiet',
  alertName: null,
  localRefusal: null,
  resumed: false,
  session: null,
  ticket: false,
  sessionTooLarge: false,
  alpn: null,
  certificateShown: null,
  certificateRequest: null,
  serverHelloDone: false,
  timing: { connectedAt: 1, helloAt: 2, firstByteAt: 3, endedAt: 50 },
};

/** What a flight of our own brought when the script says nothing of it. */
export const EMPTY_FLIGHT: Omit<FlightResult, 'attempt'> = {
  serverHello: null,
  retry: null,
  encryptedExtensions: null,
  alpn: null,
  certificateRequest: null,
  certificates: null,
  ocsp: null,
  certificateVerify: null,
  finishedValid: null,
  completed: false,
  afterFinished: null,
  alertName: null,
  tickets: 0,
  timing: { connectedAt: 1, helloAt: 2, firstByteAt: 3, endedAt: 50 },
};

/** An FTP server that never got to its data. */
export const EMPTY_FTP_DATA: Omit<FtpDataResult, 'attempt'> = {
  reached: null,
  version: null,
  hadSession: false,
  lastCode: null,
  lastReply: null,
  data: null,
  otherAddress: null,
};

/** A certificate as a probe sees it; the fingerprint is the first byte of its DER, 64 times over. */
const certificateFacts = (der: Uint8Array): CertificateFacts => ({
  subject: 'CN=Server',
  issuer: 'CN=Issuer',
  serial: '01',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  names: ['www.lab.test'],
  keyType: 'EC P-256',
  keyBits: 256,
  signatureAlgorithm: 'ECDSA with SHA-256',
  selfIssued: false,
  isAuthority: false,
  extendedKeyUsage: ['serverAuth'],
  fingerprint: String(der[0] ?? 0)
    .padStart(2, '0')
    .slice(-2)
    .repeat(32),
  caIssuers: [],
  der: '',
});

/** A verdict that objects to nothing. */
export const trusted = (certificates: readonly Uint8Array[]): TrustVerdict => ({
  trusted: true,
  store: 'a list for tests',
  roots: 1,
  addedRoots: 0,
  faults: [],
  chain: certificates.map(certificateFacts),
  anchor: 'CN=Root',
});

/** Nobody answered a question to others. */
export const NOBODY_THERE: Omit<FetchResult, 'attempt' | 'attempts'> = {
  status: 'unreachable',
  why: 'No whole answer came in 2 s.',
  body: null,
  date: null,
  ms: 2_000,
};

/** An answer about revocation that can't be read. */
const UNREADABLE: RevocationVerdict = {
  status: 'unusable',
  why: 'The answer can’t be read.',
  revokedAt: null,
  reason: null,
  thisUpdate: null,
  nextUpdate: null,
  signedAt: null,
};

/** Nothing to ask, and nothing that can be read. */
export const EMPTY_TRUST: TrustPort = {
  byStore: async () => [],
  certificatesIn: async () => [],
  issuersOf: async () => [],
  links: async () => [],
  judgeOcsp: async () => UNREADABLE,
  judgeCrl: async () => UNREADABLE,
};
