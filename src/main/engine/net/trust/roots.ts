import { createHash, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { StoreVerdict } from '../../probes/net-port';
import {
  MAX_CERTIFICATE_BYTES,
  type ParsedCertificate,
  parseCertificate,
  peekSubjectKey,
} from './parse-certificate';
import { type SystemRoots, systemRoots } from './system-roots';

/** The authorities that a judgement trusts. */
export interface Roots {
  /** Whose list it is; 'this-computer' may have added ones beside it. */
  readonly whose: StoreVerdict['id'];
  /** Where the list comes from, for a person: "this computer's list (/etc/ssl/certs/ca-certificates.crt)". */
  readonly store: string;
  readonly count: number;
  /** How many of them the person added for this check. */
  readonly added: number;
  /** The known authorities of this name (ParsedCertificate.subjectKey). */
  named(subjectKey: string): readonly ParsedCertificate[];
  /** Whether a certificate with this SHA-256 (hex) is one of them. */
  has(fingerprint: string): boolean;
  /** Whether it is there only because the person added it. */
  isAdded(fingerprint: string): boolean;
}

const PEM =
  /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** One authority of a list. A run needs one or two of them in full, so each is read only when it is asked for. */
interface Root {
  readonly fingerprint: string;
  readonly subjectKey: string;
  full(): ParsedCertificate | null;
}

const known = (certificate: ParsedCertificate): Root => ({
  fingerprint: certificate.facts.fingerprint,
  subjectKey: certificate.subjectKey,
  full: () => certificate,
});

/** A "TRUSTED CERTIFICATE" of OpenSSL has more behind its DER, which only the library knows how to leave out. */
const derOf = (block: string): Uint8Array => {
  if (block.startsWith('-----BEGIN TRUSTED')) return new X509Certificate(block).raw;
  return Buffer.from(block.slice(block.indexOf('\n'), block.lastIndexOf('\n')), 'base64');
};

const unread = (der: Uint8Array): Root[] => {
  const subjectKey = peekSubjectKey(der);
  if (subjectKey === null || der.length > MAX_CERTIFICATE_BYTES) return [];
  let parsed: ParsedCertificate | null | undefined;
  return [
    {
      fingerprint: createHash('sha256').update(der).digest('hex'),
      subjectKey,
      full: () => {
        if (parsed === undefined) parsed = parseCertificate(der);
        return parsed;
      },
    },
  ];
};

/** The authorities in a PEM text, each read as far as its name; what can't be read is left out. */
const peekPem = (text: string): Root[] =>
  (text.match(PEM) ?? []).flatMap((block) => {
    try {
      return unread(derOf(block));
    } catch {
      return [];
    }
  });

/** The certificates in a PEM text; what can't be read is left out. */
export const readPem = (text: string): ParsedCertificate[] =>
  peekPem(text).flatMap((root) => root.full() ?? []);

interface Gathered {
  readonly whose: Roots['whose'];
  readonly store: string;
}

const gather = ({ whose, store }: Gathered, system: readonly Root[], extra: readonly Root[]): Roots => {
  const byName = new Map<string, Root[]>();
  const seen = new Set<string>();
  const add = (root: Root): boolean => {
    if (seen.has(root.fingerprint)) return false;
    seen.add(root.fingerprint);
    byName.set(root.subjectKey, [...(byName.get(root.subjectKey) ?? []), root]);
    return true;
  };
  for (const root of system) add(root);
  const added = new Set(extra.filter(add).map(({ fingerprint }) => fingerprint));
  return {
    whose,
    store,
    count: seen.size,
    added: added.size,
    named: (key) => (byName.get(key) ?? []).flatMap((root) => root.full() ?? []),
    has: (fingerprint) => seen.has(fingerprint),
    isAdded: (fingerprint) => added.has(fingerprint),
  };
};

/** Puts lists together; a certificate that is there twice counts once. */
export const makeRoots = (
  store: string,
  system: readonly ParsedCertificate[],
  extra: readonly ParsedCertificate[],
): Roots => gather({ whose: 'this-computer', store }, system.map(known), extra.map(known));

interface SystemList {
  readonly store: string;
  readonly roots: readonly Root[];
}

let cached: Promise<SystemList> | null = null;

const readSystem = async (read: () => Promise<SystemRoots>): Promise<SystemList> => {
  const { store, pems } = await read();
  return { store, roots: pems.flatMap(peekPem) };
};

/** This computer's trusted authorities, read once per process, and the ones the person added (PEM). Never rejects. */
export const loadRoots = async (extraRootsPem: readonly string[]): Promise<Roots> => {
  cached ??= readSystem(systemRoots);
  const { store, roots } = await cached;
  return gather({ whose: 'this-computer', store }, roots, extraRootsPem.flatMap(readPem).map(known));
};

let mozilla: Roots | null = null;

/** Mozilla's list as the runtime carries it; empty where a runtime carries none. Read once per process. */
export const mozillaRoots = (): Roots => {
  mozilla ??= gather(
    { whose: 'mozilla', store: `the roots of Mozilla, as shipped with Node ${process.versions.node}` },
    rootCertificates.flatMap(peekPem),
    [],
  );
  return mozilla;
};

/** Nothing but what the person added for this check (PEM). */
export const addedRoots = (pems: readonly string[]): Roots =>
  gather({ whose: 'added', store: 'the roots added for this check' }, pems.flatMap(peekPem), []);
