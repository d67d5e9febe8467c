import { expectTag, oidText, readAll, readDer, TAG } from '../../probes/der/read-der';

/** id-ecPublicKey (RFC 5480 §2.1.1). */
const EC_PUBLIC_KEY = '1.2.840.10045.2.1';

/** Curves by the name in the key, and what a person calls the kind of key (RFC 5480 §2.1.1.1, SEC 2, RFC 5639 §4.1). */
const CURVES: { readonly [oid: string]: readonly [keyType: string, bits: number] } = {
  '1.2.840.10045.3.1.7': ['EC P-256', 256],
  '1.2.840.10045.3.1.1': ['EC P-192', 192],
  '1.3.132.0.33': ['EC P-224', 224],
  '1.3.132.0.34': ['EC P-384', 384],
  '1.3.132.0.35': ['EC P-521', 521],
  '1.3.132.0.9': ['EC secp160k1', 160],
  '1.3.132.0.8': ['EC secp160r1', 160],
  '1.3.132.0.30': ['EC secp160r2', 160],
  '1.3.132.0.31': ['EC secp192k1', 192],
  '1.3.132.0.32': ['EC secp224k1', 224],
  '1.3.132.0.10': ['EC secp256k1', 256],
  '1.3.132.0.1': ['EC sect163k1', 163],
  '1.3.132.0.2': ['EC sect163r1', 163],
  '1.3.132.0.15': ['EC sect163r2', 163],
  '1.3.132.0.24': ['EC sect193r1', 193],
  '1.3.132.0.25': ['EC sect193r2', 193],
  '1.3.132.0.26': ['EC sect233k1', 233],
  '1.3.132.0.27': ['EC sect233r1', 233],
  '1.3.132.0.3': ['EC sect239k1', 239],
  '1.3.132.0.16': ['EC sect283k1', 283],
  '1.3.132.0.17': ['EC sect283r1', 283],
  '1.3.132.0.36': ['EC sect409k1', 409],
  '1.3.132.0.37': ['EC sect409r1', 409],
  '1.3.132.0.38': ['EC sect571k1', 571],
  '1.3.132.0.39': ['EC sect571r1', 571],
  '1.3.36.3.3.2.8.1.1.1': ['EC brainpoolP160r1', 160],
  '1.3.36.3.3.2.8.1.1.3': ['EC brainpoolP192r1', 192],
  '1.3.36.3.3.2.8.1.1.5': ['EC brainpoolP224r1', 224],
  '1.3.36.3.3.2.8.1.1.7': ['EC brainpoolP256r1', 256],
  '1.3.36.3.3.2.8.1.1.9': ['EC brainpoolP320r1', 320],
  '1.3.36.3.3.2.8.1.1.11': ['EC brainpoolP384r1', 384],
  '1.3.36.3.3.2.8.1.1.13': ['EC brainpoolP512r1', 512],
};

/**
 * The kind and size of an elliptic-curve key, read off the key itself: runtimes differ in the curves that they can load, and BoringSSL knows
 * neither Brainpool nor secp256k1. null: another kind of key, or a curve that is not in the list.
 */
export const readCurve = (spki: Uint8Array): readonly [keyType: string, bits: number] | null => {
  try {
    const [algorithm] = readAll(expectTag(readDer(spki), TAG.sequence).content);
    const [id, curve] = readAll(expectTag(algorithm, TAG.sequence).content);
    if (oidText(expectTag(id, TAG.oid).content) !== EC_PUBLIC_KEY) return null;
    return CURVES[oidText(expectTag(curve, TAG.oid).content)] ?? null;
  } catch {
    return null;
  }
};
