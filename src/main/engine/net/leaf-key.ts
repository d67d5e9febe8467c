import { createHash, type KeyObject, X509Certificate } from 'node:crypto';

/** Keys of leaf certificates that were read, by the hash of their bytes: a scan meets the same one in each version. */
const read = new Map<string, KeyObject>();
const MOST_KEPT = 64;

/** The public key in a certificate (DER); null: this runtime can't read it. Kept, because reading one takes longer than using it. */
export const leafKey = (der: Uint8Array): KeyObject | null => {
  const id = createHash('sha256').update(der).digest('base64');
  const known = read.get(id);
  if (known) return known;
  try {
    const key = new X509Certificate(der).publicKey;
    if (read.size >= MOST_KEPT) read.clear();
    read.set(id, key);
    return key;
  } catch {
    return null;
  }
};
