import { type DerElement, expectTag, oidText, readAll, readDer, TAG } from '../../probes/der/read-der';

/** What the extensions of a certificate say (RFC 5280 §4.2), as far as judging a server needs it. */
export interface Extensions {
  /** null: there is no such extension. */
  readonly basic: { readonly ca: boolean; readonly pathLength: number | null } | null;
  /** Bit n set = KeyUsage bit n (0 = digitalSignature, 5 = keyCertSign); null = absent, so everything is allowed. */
  readonly keyUsage: number | null;
  /** Dotted identifiers; null = absent. */
  readonly purposes: readonly string[] | null;
  readonly names: GeneralNames;
  readonly subjectKeyId: string | null;
  readonly authorityKeyId: string | null;
  readonly caIssuers: readonly string[];
  /** Where it can be asked whether the certificate was cancelled: OCSP responders (RFC 6960 §3.1), revocation lists (RFC 5280 §4.2.1.13). */
  readonly ocspUrls: readonly string[];
  readonly crlUrls: readonly string[];
  /** It demands that the server staples an answer (RFC 7633 §4.2.3.1). */
  readonly mustStaple: boolean;
  /** The NameConstraints element, read by name-constraints.ts. */
  readonly nameConstraints: Uint8Array | null;
  /** Identifiers of critical extensions that this program does not know: a client must then refuse (RFC 5280 §4.2). */
  readonly unknownCritical: readonly string[];
}

/** Names of the two kinds that a TLS client compares (RFC 9525 §6). `addresses`: 4 or 16 bytes each. */
export interface GeneralNames {
  readonly dns: readonly string[];
  readonly addresses: readonly Uint8Array[];
}

const ascii = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Reads GeneralNames (RFC 5280 §4.2.1.6); kinds that no TLS server is compared by, otherName among them, are passed over. */
const readGeneralNames = (content: Uint8Array): GeneralNames => {
  const items = readAll(content);
  return {
    dns: items.filter((item) => item.tag === 0x82).map((item) => ascii(item.content)),
    addresses: items
      .filter((item) => item.tag === 0x87 && (item.content.length === 4 || item.content.length === 16))
      .map((item) => item.content),
  };
};

const readBasic = (content: Uint8Array): NonNullable<Extensions['basic']> => {
  const items = readAll(content);
  const ca = items.find((item) => item.tag === TAG.boolean)?.content[0];
  const length = items.find((item) => item.tag === TAG.integer)?.content;
  return {
    ca: ca !== undefined && ca !== 0,
    pathLength: length ? length.reduce((sum, byte) => Math.min(sum * 256 + byte, 1000), 0) : null,
  };
};

/** The first byte of a BIT STRING counts unused bits; bit 0 is the highest of the next byte. */
const readKeyUsage = (bits: Uint8Array): number => {
  let usage = 0;
  for (let bit = 0; bit < 9; bit += 1)
    if (((bits[1 + (bit >> 3)] ?? 0) >> (7 - (bit & 7))) & 1) usage |= 1 << bit;
  return usage;
};

const OCSP = '1.3.6.1.5.5.7.48.1';
const CA_ISSUERS = '1.3.6.1.5.5.7.48.2';

/** The addresses that serve this purpose (RFC 5280 §4.2.2.1). */
const readAccess = (content: Uint8Array, purpose: string): string[] =>
  readAll(content).flatMap((access) => {
    const [method, location] = readAll(access.content);
    const wanted = method?.tag === TAG.oid && oidText(method.content) === purpose && location?.tag === 0x86;
    return wanted ? [ascii(location.content)] : [];
  });

/** The addresses in the full name of a distribution point; none when there is only a relative one. */
export const pointAddresses = (point: DerElement): string[] =>
  point.tag === 0xa0
    ? readAll(point.content)
        .filter(({ tag }) => tag === 0xa0)
        .flatMap(({ content }) => readAll(content))
        .flatMap(({ tag, content }) => (tag === 0x86 ? [ascii(content)] : []))
    : [];

/** RFC 5280 §4.2.1.13. Lists that another authority signs (cRLIssuer) are passed over: we could not check them. */
const readCrlUrls = (content: Uint8Array): string[] =>
  readAll(content).flatMap((point) => {
    const fields = readAll(point.content);
    return fields.some(({ tag }) => tag === 0xa2) ? [] : fields.flatMap(pointAddresses);
  });

/** status_request is extension 5 (RFC 6066 §8). */
const readMustStaple = (content: Uint8Array): boolean =>
  readAll(content).some(
    ({ tag, content: value }) => tag === TAG.integer && value.length === 1 && value[0] === 5,
  );

interface Raw {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** One Extension (RFC 5280 §4.1.2.9). Throws DerError. */
export const readRaw = (element: DerElement): Raw => {
  const [id, second, third] = readAll(expectTag(element, TAG.sequence).content);
  const flag = second?.tag === TAG.boolean ? second : undefined;
  return {
    oid: oidText(expectTag(id, TAG.oid).content),
    critical: flag !== undefined && flag.content[0] !== 0,
    value: expectTag(flag ? third : second, TAG.octetString).content,
  };
};

const ID = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  names: '2.5.29.17',
  basic: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  authorityKeyId: '2.5.29.35',
  purposes: '2.5.29.37',
  access: '1.3.6.1.5.5.7.1.1',
  crlPoints: '2.5.29.31',
  tlsFeature: '1.3.6.1.5.5.7.1.24',
} as const;

/** Known, and without weight for a first judgement: policies, policy mappings and constraints, issuer names, inhibit-any-policy. */
const PASSED_OVER = new Set(['2.5.29.32', '2.5.29.33', '2.5.29.36', '2.5.29.18', '2.5.29.54']);

/** Reads the list of extensions: the content of the outer SEQUENCE, or null when there is none. Throws DerError. */
export const readExtensions = (content: Uint8Array | null): Extensions => {
  const all = content ? readAll(content).map(readRaw) : [];
  const known = new Set<string>(Object.values(ID));
  const value = (oid: string): Uint8Array | null => all.find((item) => item.oid === oid)?.value ?? null;
  const sequence = <T>(oid: string, read: (content: Uint8Array) => T): T | null => {
    const bytes = value(oid);
    return bytes && read(expectTag(readDer(bytes), TAG.sequence).content);
  };
  const usage = value(ID.keyUsage);
  const subjectKey = value(ID.subjectKeyId);
  return {
    basic: sequence(ID.basic, readBasic),
    keyUsage: usage && readKeyUsage(expectTag(readDer(usage), TAG.bitString).content),
    purposes: sequence(ID.purposes, (inner) => readAll(inner).map((item) => oidText(item.content))),
    names: sequence(ID.names, readGeneralNames) ?? { dns: [], addresses: [] },
    subjectKeyId: subjectKey && hex(readDer(subjectKey).content),
    authorityKeyId: sequence(ID.authorityKeyId, (inner) => {
      const id = readAll(inner).find((item) => item.tag === 0x80);
      return id ? hex(id.content) : null;
    }),
    caIssuers: sequence(ID.access, (inner) => readAccess(inner, CA_ISSUERS)) ?? [],
    ocspUrls: sequence(ID.access, (inner) => readAccess(inner, OCSP)) ?? [],
    crlUrls: sequence(ID.crlPoints, readCrlUrls) ?? [],
    mustStaple: sequence(ID.tlsFeature, readMustStaple) ?? false,
    nameConstraints: sequence(ID.nameConstraints, (inner) => inner),
    unknownCritical: all
      .filter((item) => item.critical && !known.has(item.oid) && !PASSED_OVER.has(item.oid))
      .map((item) => item.oid),
  };
};
