import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import { FIN, hello, helloFacts, repeatFacts, versionsFacts } from './build';

type Certificate = EvidenceMap['certificate'];
type Presented = Certificate['chain'][number];
type Fault = Certificate['verdict']['faults'][number];

/** Whole situations for tests: a healthy server, and what each kind of trouble changes about it. */

export const presented = (change: Partial<Presented> = {}): Presented => ({
  subject: 'CN=shop.example',
  issuer: 'CN=Example Issuing Authority',
  serial: '01',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  names: ['shop.example'],
  keyType: 'rsa',
  keyBits: 2048,
  signatureAlgorithm: 'sha256WithRSAEncryption',
  selfIssued: false,
  isAuthority: false,
  extendedKeyUsage: ['serverAuth'],
  fingerprint: 'aa11',
  caIssuers: [],
  der: '',
  ...change,
});

const ISSUER = presented({
  subject: 'CN=Example Issuing Authority',
  issuer: 'CN=Example Root',
  names: [],
  isAuthority: true,
  extendedKeyUsage: [],
  fingerprint: 'bb22',
});

/** The chain as presented with its faults; without faults it is trusted. */
export const certificateFacts = (
  faults: readonly Fault[] = [],
  chain: readonly Presented[] = [presented(), ISSUER],
): Certificate => ({
  attemptId: 'certificate-1',
  seenBy: 'readable-hello',
  version: 'TLS 1.2',
  name: 'shop.example',
  chain: [...chain],
  verdict: {
    trusted: faults.length === 0,
    store: 'the roots of this operating system',
    roots: 140,
    addedRoots: 0,
    anchor: faults.length === 0 ? 'CN=Example Root' : null,
    faults: [...faults],
  },
  checkedAt: '2026-03-03T14:05:00.000Z',
});

export const fault = (code: Fault['code'], text: string, index = 0): Fault => ({ code, index, text });

export const reachFacts = (
  change: readonly Partial<EvidenceMap['reach']['addresses'][number]>[] = [{}],
): EvidenceMap['reach'] => {
  const addresses = change.map((one, at) => ({
    attemptId: `reach-${at + 1}`,
    address: `192.0.2.${10 + at}`,
    family: 4 as const,
    connected: true,
    connectMs: 9,
    outcome: { kind: 'silence', stage: 'before-hello', afterMs: 300 } as Outcome,
    banner: null,
    ...one,
  }));
  return { addresses, best: addresses.find((entry) => entry.connected)?.address ?? null };
};

export const namesFacts = (change: Partial<EvidenceMap['names']> = {}): EvidenceMap['names'] => ({
  name: 'shop.example',
  given: false,
  isAddress: false,
  addresses: [{ address: '192.0.2.10', family: 4 }],
  failure: null,
  ...change,
});

/** With the name, without one, and with another one; a fingerprint stands for the certificate shown. */
export const serverNameFacts = (
  named: string | Outcome | null,
  without: string | Outcome,
  other: string | Outcome,
  leaves: readonly [string | null, string | null, string | null] = ['aa11', 'aa11', 'aa11'],
): EvidenceMap['server-name'] => ({
  name: named === null ? null : 'shop.example',
  with: named === null ? null : { result: hello('name-1', named), leaf: leaves[0] },
  without: { result: hello('name-2', without), leaf: leaves[1] },
  other: { result: hello('name-3', other), leaf: leaves[2] },
});

export const clientCertificateFacts = (
  change: Partial<EvidenceMap['client-certificate']> = {},
): EvidenceMap['client-certificate'] => ({
  attemptId: 'client-certificate-1',
  asked: false,
  authorities: [],
  completed: true,
  version: 'TLS 1.3',
  outcome: { kind: 'answered', stage: 'after-finished' },
  afterFinished: 'quiet',
  alertName: null,
  localRefusal: null,
  steady: true,
  ...change,
});

export const plainFacts = (
  change: Partial<EvidenceMap['plain-answer']> = {},
): EvidenceMap['plain-answer'] => ({
  attemptId: 'plain-1',
  outcome: FIN,
  looksLike: null,
  firstLine: null,
  httpStatus: null,
  saysUseTls: false,
  ...change,
});

export const computerFacts = (): EvidenceMap['this-computer'] => ({
  os: 'Linux 6.1',
  runtime: 'Node 20',
  trustStore: 'the roots of this operating system',
  roots: 140,
  clock: '2026-03-03T14:05:00.000Z',
});

/** Everything answered, everything in order: a server of today that has given up TLS 1.0. */
export const healthy = (refusal: Outcome = FIN): Partial<EvidenceMap> => ({
  'this-computer': computerFacts(),
  names: namesFacts(),
  reach: reachFacts(),
  hello: helloFacts('TLS 1.3'),
  versions: versionsFacts(['TLS 1.2', 'TLS 1.3'], refusal),
  'server-name': serverNameFacts('TLS 1.3', 'TLS 1.3', 'TLS 1.3'),
  certificate: certificateFacts(),
  'client-certificate': clientCertificateFacts(),
  repeat: repeatFacts([{ key: 'version:TLS 1.0', variant: refusal }]),
});

/** Every greeting of every kind ends in this way. */
export const turnedAway = (end: Outcome): Partial<EvidenceMap> => ({
  'this-computer': computerFacts(),
  names: namesFacts(),
  reach: reachFacts(),
  hello: helloFacts(end),
  versions: versionsFacts([], end),
  'server-name': serverNameFacts(end, end, end, [null, null, null]),
  'plain-answer': plainFacts({ outcome: end }),
  repeat: { ...repeatFacts(), baseResults: [hello('hello-1', end), hello('hello-2', end)] },
});
