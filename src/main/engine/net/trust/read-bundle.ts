import { expectTag, oidText, readAll, readDer, TAG } from '../../probes/der/read-der';
import { MAX_CERTIFICATE_BYTES, parseCertificate } from './parse-certificate';

const MOST_CERTIFICATES = 20;
const MOST_BLOCKS = 20;
/** Blocks that are looked into: reading a key takes a while, and a bundle may hold thousands. */
const MOST_LOOKS = 60;
const SIGNED_DATA = '1.2.840.113549.1.7.2';

/**
 * The bytes of the blocks of this label in a PEM text (RFC 7468), at most twenty; none when it is no such text. The text is gone through
 * once, however many beginnings without an end it holds: a block is what stands between an end and the last beginning before it.
 */
export const pemBlocks = (bytes: Uint8Array, label: string): Uint8Array[] => {
  // PEM begins with a dash or with words, DER of what is read here with a SEQUENCE.
  if (bytes[0] === TAG.sequence) return [];
  const text = Buffer.from(bytes).toString('latin1');
  const blocks: Uint8Array[] = [];
  const begin = `-----BEGIN ${label}-----`;
  let at = text.indexOf(begin);
  while (at !== -1 && blocks.length < MOST_BLOCKS) {
    const end = text.indexOf('-----END', at + begin.length);
    if (end === -1) break;
    const from = text.lastIndexOf(begin, end - begin.length) + begin.length;
    blocks.push(Buffer.from(text.slice(from, end), 'base64'));
    at = text.indexOf(begin, end);
  }
  return blocks;
};

/** The certificates of a PKCS#7 bundle (RFC 5652 §5.1): [0] of its SignedData. Throws DerError. */
const inBundle = (bytes: Uint8Array): Uint8Array[] => {
  const [type, content] = readAll(expectTag(readDer(bytes), TAG.sequence).content);
  if (type?.tag !== TAG.oid || oidText(type.content) !== SIGNED_DATA) return [];
  const signed = readAll(expectTag(readDer(expectTag(content, 0xa0).content), TAG.sequence).content);
  const set = signed.find(({ tag }) => tag === 0xa0);
  return set ? readAll(set.content).map(({ whole }) => whole) : [];
};

const fromDer = (bytes: Uint8Array): Uint8Array[] => {
  if (bytes.length <= MAX_CERTIFICATE_BYTES && parseCertificate(bytes)) return [bytes];
  try {
    return inBundle(bytes);
  } catch {
    return [];
  }
};

/** The certificates in a download, as caIssuers and people serve them: DER, PEM, or PKCS#7 in either (RFC 5280 §4.2.2.1). Never throws. */
export const certificatesIn = (bytes: Uint8Array): Uint8Array[] =>
  [
    ...fromDer(bytes),
    ...pemBlocks(bytes, 'CERTIFICATE'),
    ...['PKCS7', 'CMS'].flatMap((label) => pemBlocks(bytes, label)).flatMap(fromDer),
  ]
    .slice(0, MOST_LOOKS)
    .filter((der) => parseCertificate(der) !== null)
    .slice(0, MOST_CERTIFICATES)
    .map((der) => new Uint8Array(der));
