import { constants, type KeyObject, verify } from 'node:crypto';
import { expectTag, oidText, readAll, readDer, TAG } from '../../probes/der/read-der';

type Family = 'rsa' | 'rsa-pss' | 'ec' | 'ed25519' | 'ed448';

/** How a certificate was signed. `hash` null: the method has its own (EdDSA), or we don't know the method. */
export interface SignatureAlgorithm {
  readonly oid: string;
  /** For a person: "SHA-256 with RSA". */
  readonly name: string;
  /** null: a method this program does not know. */
  readonly family: Family | null;
  readonly hash: string | null;
  /** RSASSA-PSS only. */
  readonly saltLength?: number;
  /** Broken: collisions can be made (MD2, MD5: RFC 6151; SHA-1: RFC 9155 and every browser since 2017). */
  readonly weak: boolean;
}

const WEAK_HASHES = new Set(['md2', 'md4', 'md5', 'sha1']);
const HASH_NAMES: { readonly [hash: string]: string } = {
  md2: 'MD2',
  md4: 'MD4',
  md5: 'MD5',
  sha1: 'SHA-1',
  sha224: 'SHA-224',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/** RFC 3279 §2.2, RFC 4055, RFC 5758 §3.2, RFC 8410 §3. */
const KNOWN: { readonly [oid: string]: readonly [Family, string | null] } = {
  '1.2.840.113549.1.1.2': ['rsa', 'md2'],
  '1.2.840.113549.1.1.3': ['rsa', 'md4'],
  '1.2.840.113549.1.1.4': ['rsa', 'md5'],
  '1.2.840.113549.1.1.5': ['rsa', 'sha1'],
  '1.3.14.3.2.29': ['rsa', 'sha1'],
  '1.2.840.113549.1.1.14': ['rsa', 'sha224'],
  '1.2.840.113549.1.1.11': ['rsa', 'sha256'],
  '1.2.840.113549.1.1.12': ['rsa', 'sha384'],
  '1.2.840.113549.1.1.13': ['rsa', 'sha512'],
  '1.2.840.10045.4.1': ['ec', 'sha1'],
  '1.2.840.10045.4.3.1': ['ec', 'sha224'],
  '1.2.840.10045.4.3.2': ['ec', 'sha256'],
  '1.2.840.10045.4.3.3': ['ec', 'sha384'],
  '1.2.840.10045.4.3.4': ['ec', 'sha512'],
  '1.3.101.112': ['ed25519', null],
  '1.3.101.113': ['ed448', null],
};
const PSS = '1.2.840.113549.1.1.10';

const HASH_OIDS: { readonly [oid: string]: string } = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const hashName = (hash: string): string => HASH_NAMES[hash] ?? hash;

/** RSASSA-PSS-params, RFC 4055 §3.1: [0] hash (default SHA-1), [2] salt length (default 20). */
const readPss = (params: Uint8Array | undefined): SignatureAlgorithm => {
  let hash: string | null = 'sha1';
  let saltLength = 20;
  for (const field of params ? readAll(expectTag(readDer(params), TAG.sequence).content) : []) {
    if (field.tag === 0xa0) {
      const [oid] = readAll(expectTag(readDer(field.content), TAG.sequence).content);
      hash = HASH_OIDS[oidText(expectTag(oid, TAG.oid).content)] ?? null;
    }
    if (field.tag === 0xa2) saltLength = expectTag(readDer(field.content), TAG.integer).content.at(-1) ?? 20;
  }
  if (hash === null) return unknown(PSS);
  const name = `${hashName(hash)} with RSA-PSS`;
  return { oid: PSS, name, family: 'rsa-pss', hash, saltLength, weak: WEAK_HASHES.has(hash) };
};

const unknown = (oid: string): SignatureAlgorithm => ({
  oid,
  name: `unknown (${oid})`.slice(0, 80),
  family: null,
  hash: null,
  weak: false,
});

/** Reads an AlgorithmIdentifier (RFC 5280 §4.1.1.2). Throws DerError. */
export const readSignatureAlgorithm = (content: Uint8Array): SignatureAlgorithm => {
  const [id, params] = readAll(content);
  const oid = oidText(expectTag(id, TAG.oid).content);
  if (oid === PSS) return readPss(params?.whole);
  const known = KNOWN[oid];
  if (!known) return unknown(oid);
  const [family, hash] = known;
  if (hash === null)
    return { oid, name: family === 'ed25519' ? 'Ed25519' : 'Ed448', family, hash, weak: false };
  const name = family === 'ec' ? `ECDSA with ${hashName(hash)}` : `${hashName(hash)} with RSA`;
  return { oid, name, family, hash, weak: WEAK_HASHES.has(hash) };
};

const fits = (family: Family, keyType: string | undefined): boolean =>
  family === 'rsa-pss' ? keyType === 'rsa' || keyType === 'rsa-pss' : keyType === family;

/** Whether `key` made this signature over `data`. `unknown`: neither can be said, because the method or the key is beyond this runtime. */
export const checkSignature = (
  algorithm: SignatureAlgorithm,
  key: KeyObject | null,
  data: Uint8Array,
  signature: Uint8Array,
): 'good' | 'bad' | 'unknown' => {
  if (!key || !algorithm.family) return 'unknown';
  if (!fits(algorithm.family, key.asymmetricKeyType)) return 'bad';
  try {
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.saltLength ?? 20 };
    const good = verify(
      algorithm.hash,
      data,
      algorithm.family === 'rsa-pss' ? { key, ...padding } : key,
      signature,
    );
    return good ? 'good' : 'bad';
  } catch {
    // MD2 and MD4 are missing everywhere, Ed448 in BoringSSL.
    return 'unknown';
  }
};
