import { parseCertificate } from '../parse-certificate';
import { der, oid, sequence, text } from './encode';
import { extension, type Made } from './make-chain';
import { generalTime, signedWith } from './make-ocsp';

const uri = (url: string): Uint8Array => der(0x86, text(url));

/** Where to ask, and where the issuer's certificate is (RFC 5280 §4.2.2.1). */
export const accessExtension = (places: {
  readonly ocsp?: readonly string[];
  readonly caIssuers?: readonly string[];
}): Uint8Array =>
  extension(
    '1.3.6.1.5.5.7.1.1',
    false,
    sequence(
      ...(places.ocsp ?? []).map((url) => sequence(oid('1.3.6.1.5.5.7.48.1'), uri(url))),
      ...(places.caIssuers ?? []).map((url) => sequence(oid('1.3.6.1.5.5.7.48.2'), uri(url))),
    ),
  );

const point = (url: string): Uint8Array => der(0xa0, der(0xa0, uri(url)));

/** Where the list of cancelled certificates is (RFC 5280 §4.2.1.13). */
export const crlExtension = (...urls: readonly string[]): Uint8Array =>
  extension('2.5.29.31', false, sequence(...urls.map((url) => sequence(point(url)))));

/** The certificate demands a staple (RFC 7633). */
export const mustStaple = extension('1.3.6.1.5.5.7.1.24', false, sequence(der(0x02, Uint8Array.of(5))));

/** What goes into a list. Left out: an empty one, made on 31 May 2026 for a week, signed by the issuer. */
export interface WantedCrl {
  readonly issuer: Made;
  readonly revoked?: readonly {
    readonly certificate: Made;
    readonly at?: string;
    readonly reason?: number;
  }[];
  readonly thisUpdate?: string;
  readonly nextUpdate?: string | null;
  readonly signer?: Made;
  /** All entries at once, instead of `revoked`. */
  readonly entries?: Uint8Array;
  /** Extensions of the list, whole. */
  readonly extensions?: readonly Uint8Array[];
}

/** An issuing distribution point (RFC 5280 §5.2.5): for these addresses, or with these flags ("onlyContainsUserCerts" is 0x81, …). */
export const distributionPoint = (urls: readonly string[], ...flags: readonly number[]): Uint8Array =>
  extension(
    '2.5.29.28',
    true,
    sequence(
      ...(urls.length > 0 ? [der(0xa0, der(0xa0, ...urls.map(uri)))] : []),
      ...flags.map((tag) => der(tag, Uint8Array.of(0xff))),
    ),
  );

const entryOf = ({
  certificate,
  at = '2026-05-01T00:00:00',
  reason,
}: NonNullable<WantedCrl['revoked']>[number]) => {
  const serial = parseCertificate(certificate.der)?.serial ?? new Uint8Array();
  const why =
    reason === undefined ? [] : [sequence(extension('2.5.29.21', false, der(0x0a, Uint8Array.of(reason))))];
  return sequence(der(0x02, serial), generalTime(at), ...why);
};

/** Makes a revocation list for tests (RFC 5280 §5.1), byte by byte. */
export const makeCrl = (wanted: WantedCrl): Uint8Array => {
  const { issuer, signer = issuer, revoked = [], extensions = [] } = wanted;
  const { thisUpdate = '2026-05-31T00:00:00', nextUpdate = '2026-06-07T00:00:00' } = wanted;
  const [algorithm] = signedWith(signer, new Uint8Array());
  const tbs = sequence(
    der(0x02, Uint8Array.of(1)),
    algorithm,
    parseCertificate(issuer.der)?.subject ?? new Uint8Array(),
    generalTime(thisUpdate),
    ...(nextUpdate === null ? [] : [generalTime(nextUpdate)]),
    ...(wanted.entries ? [wanted.entries] : []),
    ...(revoked.length > 0 ? [sequence(...revoked.map(entryOf))] : []),
    ...(extensions.length > 0 ? [der(0xa0, sequence(...extensions))] : []),
  );
  return sequence(tbs, ...signedWith(signer, tbs));
};

/** A bundle as "certs-only" PKCS#7 (RFC 5652 §5.1; RFC 5751 §3.2.2). */
export const makeBundle = (...certificates: readonly Made[]): Uint8Array =>
  sequence(
    oid('1.2.840.113549.1.7.2'),
    der(
      0xa0,
      sequence(
        der(0x02, Uint8Array.of(1)),
        der(0x31),
        sequence(oid('1.2.840.113549.1.7.1')),
        der(0xa0, ...certificates.map(({ der: one }) => one)),
        der(0x31),
      ),
    ),
  );
