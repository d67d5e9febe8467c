import { X509Certificate } from 'node:crypto';
import { type ParsedCertificate, parseCertificate } from './parse-certificate';
import { type SystemRoots, systemRoots } from './system-roots';

/** The authorities that a judgement trusts. */
export interface Roots {
  /** Where the list comes from, for a person: "this computer's list (/etc/ssl/certs/ca-certificates.crt)". */
  readonly store: string;
  readonly count: number;
  /** How many of them the person added for this check. */
  readonly added: number;
  /** The known authorities of this name (ParsedCertificate.subjectKey). */
  named(subjectKey: string): readonly ParsedCertificate[];
  /** Whether a certificate with this SHA-256 (hex) is one of them. */
  has(fingerprint: string): boolean;
}

const PEM =
  /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** The certificates in a PEM text; what can't be read is left out. */
export const readPem = (text: string): ParsedCertificate[] =>
  (text.match(PEM) ?? []).flatMap((block) => {
    try {
      const parsed = parseCertificate(new X509Certificate(block).raw);
      return parsed ? [parsed] : [];
    } catch {
      return [];
    }
  });

/** Puts lists together; a certificate that is there twice counts once. */
export const makeRoots = (
  store: string,
  system: readonly ParsedCertificate[],
  extra: readonly ParsedCertificate[],
): Roots => {
  const byName = new Map<string, ParsedCertificate[]>();
  const seen = new Set<string>();
  const add = (root: ParsedCertificate): boolean => {
    if (seen.has(root.facts.fingerprint)) return false;
    seen.add(root.facts.fingerprint);
    byName.set(root.subjectKey, [...(byName.get(root.subjectKey) ?? []), root]);
    return true;
  };
  for (const root of system) add(root);
  const added = extra.filter(add).length;
  return {
    store,
    count: seen.size,
    added,
    named: (key) => byName.get(key) ?? [],
    has: (fingerprint) => seen.has(fingerprint),
  };
};

interface SystemList {
  readonly store: string;
  readonly roots: readonly ParsedCertificate[];
}

let cached: Promise<SystemList> | null = null;

const readSystem = async (read: () => Promise<SystemRoots>): Promise<SystemList> => {
  const { store, pems } = await read();
  return { store, roots: pems.flatMap(readPem) };
};

/** This computer's trusted authorities, read once per process, and the ones the person added (PEM). Never rejects. */
export const loadRoots = async (extraRootsPem: readonly string[]): Promise<Roots> => {
  cached ??= readSystem(systemRoots);
  const { store, roots } = await cached;
  return makeRoots(store, roots, extraRootsPem.flatMap(readPem));
};
