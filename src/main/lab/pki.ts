import '../engine/webcrypto';
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const DAY = 86_400_000;
const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const rsa = (bits: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: bits,
  publicExponent: new Uint8Array([1, 0, 1]),
});

/** `ec`: P-256. `rsa`: 2048 bits. `rsa-1024`: short on purpose, for the practice of a weak certificate. */
type KeyKind = 'ec' | 'rsa' | 'rsa-1024';

/** Said this way it is the same in a project with the DOM's types and in one with Node's. */
type Key = Parameters<typeof crypto.subtle.exportKey>[1];

interface Pair {
  readonly publicKey: Key;
  readonly privateKey: Key;
}

/** A certificate with its private key, and who signed it (null: it signed itself). */
export interface Identity {
  readonly certificate: X509Certificate;
  readonly der: Uint8Array;
  readonly pem: string;
  readonly keyPem: string;
  readonly keys: Pair;
}

/** What to write into a certificate. `issuer` null: it signs itself. `sha1`: signed the old way. */
interface Wanted {
  readonly subject: string;
  readonly names: readonly string[];
  readonly issuer: Identity | null;
  readonly authority?: boolean;
  readonly key?: KeyKind;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly sha1?: boolean;
  /** What a server certificate may be used for; left out: as a server (RFC 5280 §4.2.1.12). */
  readonly purpose?: 'server' | 'client';
}

const makeKeys = async (kind: KeyKind): Promise<Pair> => {
  if (kind === 'ec') return crypto.subtle.generateKey(EC, true, ['sign', 'verify']);
  return crypto.subtle.generateKey(rsa(kind === 'rsa' ? 2048 : 1024), true, ['sign', 'verify']);
};

const keyToPem = async (key: Key): Promise<string> => {
  const base64 = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${base64.replace(/(.{64})/g, '$1\n').trimEnd()}\n-----END PRIVATE KEY-----\n`;
};

/** WebCrypto binds an RSA key to one hash, so the old way of signing needs the same key once more (RFC 3279 §2.2.1: SHA-1). */
const forSha1 = async (key: Key): Promise<Key> => {
  const bytes = await crypto.subtle.exportKey('pkcs8', key);
  return crypto.subtle.importKey('pkcs8', bytes, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' }, false, [
    'sign',
  ]);
};

/** What kind of certificate it is; RFC 5280 §4.2.1 says which of these an authority needs and which a server. */
const roleExtensions = (wanted: Wanted): Extension[] => {
  if (wanted.authority === true) {
    const usages = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;
    return [new BasicConstraintsExtension(true, undefined, true), new KeyUsagesExtension(usages, true)];
  }
  // A server with an RSA key may also be used for RSA key exchange (RFC 5246 §7.4.2).
  const exchange = (wanted.key ?? 'ec') === 'ec' ? 0 : KeyUsageFlags.keyEncipherment;
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | exchange, true),
    new ExtendedKeyUsageExtension([
      wanted.purpose === 'client' ? ExtendedKeyUsage.clientAuth : ExtendedKeyUsage.serverAuth,
    ]),
    new SubjectAlternativeNameExtension(wanted.names.map((value) => ({ type: 'dns' as const, value }))),
  ];
};

const makeIdentity = async (wanted: Wanted): Promise<Identity> => {
  const keys = await makeKeys(wanted.key ?? 'ec');
  const signer = wanted.issuer?.keys ?? keys;
  const certificate = await X509CertificateGenerator.create({
    subject: wanted.subject,
    issuer: wanted.issuer?.certificate.subject ?? wanted.subject,
    notBefore: wanted.notBefore ?? new Date(Date.now() - 30 * DAY),
    notAfter: wanted.notAfter ?? new Date(Date.now() + 365 * DAY),
    publicKey: keys.publicKey,
    signingKey: wanted.sha1 === true ? await forSha1(signer.privateKey) : signer.privateKey,
    signingAlgorithm: { ...signer.privateKey.algorithm, hash: wanted.sha1 === true ? 'SHA-1' : 'SHA-256' },
    extensions: [
      ...roleExtensions(wanted),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(signer.publicKey),
    ],
  });
  const keyPem = await keyToPem(keys.privateKey);
  return {
    certificate,
    der: new Uint8Array(certificate.rawData),
    pem: `${certificate.toString('pem')}\n`,
    keyPem,
    keys,
  };
};

/** The lab's own authorities and what they sign; everything lives in memory and ends with the program. */
export interface LabPki {
  readonly root: Identity;
  readonly intermediate: Identity;
  /** A certificate for `name`, in order in every way, from the intermediate. Made once a name. */
  server(name: string): Promise<Identity>;
  /** A certificate with the given faults. `issuer` left out: the intermediate. */
  make(wanted: Omit<Wanted, 'issuer'> & { readonly issuer?: Identity | null }): Promise<Identity>;
}

/** Makes a root and an intermediate (P-256, some milliseconds); the rest is made when a server wants it. */
export const makeLabPki = async (): Promise<LabPki> => {
  const years = (n: number) => new Date(Date.now() + n * 365 * DAY);
  const life = { notBefore: years(-2), notAfter: years(8), authority: true, names: [] };
  const root = await makeIdentity({
    subject: 'CN=Practice Lab Root, O=Handrail practice lab',
    issuer: null,
    ...life,
  });
  const intermediate = await makeIdentity({
    subject: 'CN=Practice Lab Issuing Authority, O=Handrail practice lab',
    issuer: root,
    ...life,
  });
  const servers = new Map<string, Promise<Identity>>();
  return {
    root,
    intermediate,
    server: (name) => {
      const made =
        servers.get(name) ?? makeIdentity({ subject: `CN=${name}`, names: [name], issuer: intermediate });
      servers.set(name, made);
      return made;
    },
    make: ({ issuer = intermediate, ...wanted }) => makeIdentity({ ...wanted, issuer }),
  };
};
