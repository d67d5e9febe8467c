import { expectTag, oidText, readAll, readDer, TAG } from '../../probes/der/read-der';
import { bitsOf } from '../../wire/server-key-exchange';

/** id-RSASSA-PSS (RFC 4055 §1.2): an RSA key that may sign in this one way, which few programs take; the usual kind is rsaEncryption. */
const RSASSA_PSS = '1.2.840.113549.1.1.10';

/** The kind and size of such a key, read off the key itself: BoringSSL can't load it. null: another kind of key, or none. */
export const readPssKey = (spki: Uint8Array): readonly [keyType: string, bits: number] | null => {
  try {
    const [algorithm, bits] = readAll(expectTag(readDer(spki), TAG.sequence).content);
    const [id] = readAll(expectTag(algorithm, TAG.sequence).content);
    if (oidText(expectTag(id, TAG.oid).content) !== RSASSA_PSS) return null;
    const key = expectTag(readDer(expectTag(bits, TAG.bitString).content.subarray(1)), TAG.sequence);
    const [modulus] = readAll(key.content);
    return ['RSA-PSS', bitsOf(expectTag(modulus, TAG.integer).content)];
  } catch {
    return null;
  }
};
