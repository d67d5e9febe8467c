import type { VersionCode } from '../../wire/api';
import { SCHEMES, schemeName, versionName } from '../../wire/ids';
import { suiteFacts } from '../../wire/suite-facts';
import { type Asker, wayTo } from './ask';
import { suitesOf } from './offered';
import { type Taken, type TakenOut, takeOut } from './take-out';

/** Keys of one kind sign with schemes of one family (RFC 8446 §4.2.3). */
type KeyKind = 'RSA' | 'RSA-PSS' | 'ECDSA' | 'EdDSA' | 'DSA' | 'ML-DSA';

const FAMILIES: { readonly [K in KeyKind]: readonly number[] } = {
  RSA: [
    SCHEMES.rsa_pss_rsae_sha256,
    SCHEMES.rsa_pss_rsae_sha384,
    SCHEMES.rsa_pss_rsae_sha512,
    SCHEMES.rsa_pkcs1_sha256,
    SCHEMES.rsa_pkcs1_sha384,
    SCHEMES.rsa_pkcs1_sha512,
    SCHEMES.rsa_pkcs1_sha224,
    SCHEMES.rsa_pkcs1_sha1,
    SCHEMES.rsa_pkcs1_md5,
  ],
  'RSA-PSS': [SCHEMES.rsa_pss_pss_sha256, SCHEMES.rsa_pss_pss_sha384, SCHEMES.rsa_pss_pss_sha512],
  ECDSA: [
    SCHEMES.ecdsa_secp256r1_sha256,
    SCHEMES.ecdsa_secp384r1_sha384,
    SCHEMES.ecdsa_secp521r1_sha512,
    SCHEMES.ecdsa_brainpoolP256r1tls13_sha256,
    SCHEMES.ecdsa_brainpoolP384r1tls13_sha384,
    SCHEMES.ecdsa_brainpoolP512r1tls13_sha512,
    SCHEMES.ecdsa_sha224,
    SCHEMES.ecdsa_sha1,
  ],
  EdDSA: [SCHEMES.ed25519, SCHEMES.ed448],
  DSA: [SCHEMES.dsa_sha256, SCHEMES.dsa_sha384, SCHEMES.dsa_sha512, SCHEMES.dsa_sha224, SCHEMES.dsa_sha1],
  'ML-DSA': [SCHEMES.mldsa44, SCHEMES.mldsa65, SCHEMES.mldsa87],
};

/** What the certificates may be signed with (signature_algorithms_cert): without it Bouncy Castle wants the list of the handshake to fit them too. */
const ANY_SCHEME: readonly number[] = Object.values(FAMILIES).flat();

/** What the server signs with, for one version and one kind of key. */
export interface SchemeList extends TakenOut {
  readonly version: VersionCode;
  readonly keys: KeyKind;
}

const KINDS_13: readonly KeyKind[] = ['RSA', 'ECDSA', 'EdDSA', 'RSA-PSS', 'ML-DSA'];
const KINDS_12: readonly KeyKind[] = ['RSA', 'ECDSA', 'EdDSA', 'RSA-PSS', 'DSA'];

/** Only kinds of keys that the server has are worth a line. */
const present = (lists: readonly SchemeList[]): readonly SchemeList[] =>
  lists.filter(({ taken, complete }) => taken.length > 0 || !complete);

const inTurn = async <T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  for (const item of items) results.push(await run(item));
  return results;
};

const describe = (version: VersionCode, schemes: readonly number[]): string =>
  `${versionName(version)}, signed with ${schemes.length === 1 ? schemeName(schemes[0] ?? 0) : `one of ${schemes.length} schemes`}`;

/** TLS 1.3, read off the CertificateVerify inside the encrypted flight (RFC 8446 §4.4.3). */
export const enumerateSchemes13 = async ({ net, subject }: Asker): Promise<readonly SchemeList[]> => {
  const version: VersionCode = 0x0304;
  const ask = async (signatureSchemes: readonly number[]): Promise<Taken> => {
    const purpose = describe(version, signatureSchemes);
    const result = await net.flight({
      ...wayTo(subject),
      serverName: subject.serverName,
      purpose,
      signatureSchemes,
      certificateSchemes: ANY_SCHEME,
      listenMs: 0,
    });
    if (result.certificateVerify) return result.certificateVerify.scheme;
    const { kind } = result.attempt.outcome;
    return kind === 'alert' || kind === 'fin' || kind === 'rst' ? 'nothing' : 'unclear';
  };
  return present(
    await inTurn(KINDS_13, async (keys) => ({ version, keys, ...(await takeOut(FAMILIES[keys], ask)) })),
  );
};

/** A key of this kind signs the key exchange of these suites (RFC 5246 §7.4.3, RFC 8422 §2). EdDSA goes with ECDSA's. */
const signedSuites = (keys: KeyKind, suites: readonly number[]): readonly number[] => {
  const wanted = { RSA: 'rsa', 'RSA-PSS': 'rsa', ECDSA: 'ecdsa', EdDSA: 'ecdsa', DSA: 'dss', 'ML-DSA': '' }[
    keys
  ];
  return suites.filter((suite) => {
    const facts = suiteFacts(suite);
    // CECPQ1's exchange is signed too, but it has a form of its own and could not be read.
    const isReadable = facts?.keyExchange === 'dhe' || facts?.keyExchange === 'ecdhe';
    return isReadable && facts.authentication === wanted && !facts.export;
  });
};

/** TLS 1.2, read off the ServerKeyExchange. `found`: its suites, null = not known. Older versions have no choice (RFC 5246 §1.2). */
export const enumerateSchemes12 = async (
  asker: Asker,
  found: readonly number[] | null,
): Promise<readonly SchemeList[]> => {
  const version: VersionCode = 0x0303;
  const forKeys = async (keys: KeyKind): Promise<SchemeList> => {
    const suites = signedSuites(keys, found ?? suitesOf(version)).slice(0, 64);
    if (suites.length === 0) return { version, keys, taken: [], complete: true };
    const list = await takeOut(FAMILIES[keys], async (schemes) => {
      const purpose = describe(version, schemes);
      const answer = await asker.ask({
        purpose,
        version,
        suites,
        schemes,
        certificateSchemes: ANY_SCHEME,
        until: 'server-flight',
      });
      const exchange = answer.result.serverKeyExchange;
      const scheme = exchange && 'scheme' in exchange ? exchange.scheme : null;
      if (answer.kind === 'chose') return scheme ?? 'unclear';
      return answer.kind === 'refused' ? 'nothing' : 'unclear';
    });
    return { version, keys, ...list };
  };
  return present(await inTurn(KINDS_12, forKeys));
};
