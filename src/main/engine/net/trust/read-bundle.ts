import { expectTag, oidText, readAll, readDer, TAG } from '../../probes/der/read-der';
import { MAX_CERTIFICATE_BYTES, parseCertificate } from './parse-certificate';

const MOST_CERTIFICATES = 20;
/** Blocks that are looked into: reading a key takes a while, and a bundle may hold thousands. */
const MOST_LOOKS = 60;
const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** The bytes of all blocks of this label in a PEM text (RFC 7468); none when it is no such text. */
export const pemBlocks = (bytes: Uint8Array, label: string): Uint8Array[] => {
  // PEM begins with a dash or with words, DER of what is read here with a SEQUENCE.
  if (bytes[0] === TAG.sequence) return [];
  const text = Buffer.from(bytes).toString('latin1');
  const blocks: Uint8Array[] = [];
  const begin = `-----BEGIN ${label}-----`;
  for (
    let at = text.indexOf(begin);
    at !== -1 && blocks.length < MOST_CERTIFICATES;
    at = text.indexOf(begin, at + 1)
  ) {
    const end = text.indexOf('-----END', at + begin.length);
    if (end !== -1) blocks.push(Buffer.from(text.slice(at + begin.length, end), 'base64'));
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
