import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { addressBytes } from '../address';
import { type ParsedCertificate, parseCertificate } from '../parse-certificate';
import { bits, der, oid, sequence, text, yes } from './encode';

/** How a certificate is signed in tests; the old ways are there because they are what is tested. */
export type Method = 'sha256' | 'sha1' | 'md5' | 'pss';

/** What goes into a test certificate. Left out: an ordinary server certificate of 2026, EC P-256. */
export interface Wanted {
  readonly subject: string;
  /** null or left out: it signs itself. */
  readonly issuer?: Made | null;
  readonly names?: readonly string[];
  /** Raw GeneralNames put before the others. */
  readonly rawNames?: readonly Uint8Array[];
  readonly authority?: boolean;
  readonly pathLength?: number;
  /** KeyUsage bit numbers; left out = as fits. */
  readonly keyUsage?: readonly number[];
  readonly purposes?: readonly string[];
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly key?: KeyPair;
  readonly method?: Method;
  readonly extensions?: readonly Uint8Array[];
  /** The issuer's name as written, when it should not be the issuer's own. */
  readonly issuerName?: string;
}

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface Made {
  readonly der: Uint8Array;
  readonly name: string;
  readonly key: KeyPair;
}

export const ecKey = (namedCurve = 'P-256'): KeyPair => generateKeyPairSync('ec', { namedCurve });
export const rsaKey = (modulusLength: number): KeyPair => generateKeyPairSync('rsa', { modulusLength });

const distinguishedName = (commonName: string): Uint8Array =>
  sequence(der(0x31, sequence(oid('2.5.4.3'), der(0x0c, text(commonName)))));

const time = (iso: string): Uint8Array => der(0x18, text(`${iso.replace(/[-:T]/g, '').slice(0, 14)}Z`));

/** One extension: `critical` as said, `value` wrapped in its OCTET STRING. */
export const extension = (id: string, critical: boolean, value: Uint8Array): Uint8Array =>
  sequence(oid(id), ...(critical ? [yes] : []), der(0x04, value));

const usageBits = (numbers: readonly number[]): Uint8Array => {
  const byte = numbers.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return der(0x03, Uint8Array.of(0, byte));
};

const generalName = (name: string): Uint8Array => {
  const address = addressBytes(name);
  return address ? der(0x87, address) : der(0x82, text(name));
};

const extensionsOf = (wanted: Wanted): Uint8Array => {
  const authority = wanted.authority ?? false;
  const names = [...(wanted.rawNames ?? []), ...(wanted.names ?? []).map(generalName)];
  const length = wanted.pathLength === undefined ? [] : [der(0x02, Uint8Array.of(wanted.pathLength))];
  return sequence(
    extension('2.5.29.19', true, sequence(...(authority ? [yes, ...length] : []))),
    extension('2.5.29.15', true, usageBits(wanted.keyUsage ?? (authority ? [5, 6] : [0]))),
    ...(wanted.purposes ? [extension('2.5.29.37', false, sequence(...wanted.purposes.map(oid)))] : []),
    ...(names.length > 0 ? [extension('2.5.29.17', false, sequence(...names))] : []),
    ...(wanted.extensions ?? []),
  );
};

const NULL = der(0x05);
const PSS_SHA256 = sequence(
  der(0xa0, sequence(oid('2.16.840.1.101.3.4.2.1'), NULL)),
  der(0xa1, sequence(oid('1.2.840.113549.1.1.8'), sequence(oid('2.16.840.1.101.3.4.2.1'), NULL))),
  der(0xa2, der(0x02, Uint8Array.of(32))),
);

const algorithmOf = (key: KeyObject, method: Method): Uint8Array => {
  if (key.asymmetricKeyType === 'ed25519') return sequence(oid('1.3.101.112'));
  if (method === 'pss') return sequence(oid('1.2.840.113549.1.1.10'), PSS_SHA256);
  if (key.asymmetricKeyType === 'ec')
    return sequence(oid(method === 'sha1' ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2'));
  const arc = { sha256: 11, sha1: 5, md5: 4 }[method];
  return sequence(oid(`1.2.840.113549.1.1.${arc}`), NULL);
};

const signWith = (key: KeyObject, method: Method, data: Uint8Array): Uint8Array => {
  if (key.asymmetricKeyType === 'ed25519') return sign(null, data, key);
  if (method === 'pss')
    return sign('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
  return sign(method, data, key);
};

let serial = 1;

/** Makes a certificate for tests, in memory, byte by byte, so that every fault can be made too. */
export const makeCertificate = (wanted: Wanted): Made => {
  const key = wanted.key ?? ecKey();
  const signer = wanted.issuer?.key ?? key;
  const method = wanted.method ?? 'sha256';
  const algorithm = algorithmOf(signer.privateKey, method);
  serial += 1;
  const tbs = sequence(
    der(0xa0, der(0x02, Uint8Array.of(2))),
    der(0x02, Uint8Array.of(1, serial >> 8, serial & 0xff)),
    algorithm,
    distinguishedName(wanted.issuerName ?? wanted.issuer?.name ?? wanted.subject),
    sequence(time(wanted.notBefore ?? '2026-01-01T00:00:00'), time(wanted.notAfter ?? '2027-01-01T00:00:00')),
    distinguishedName(wanted.subject),
    key.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensionsOf(wanted)),
  );
  return {
    der: sequence(tbs, algorithm, bits(signWith(signer.privateKey, method, tbs))),
    name: wanted.subject,
    key,
  };
};

/** The same bytes as the validator reads them; throws when they can't be read, which is a mistake in the test. */
export const parsed = (made: Made): ParsedCertificate => {
  const certificate = parseCertificate(made.der);
  if (!certificate) throw new Error('the test made a certificate that can’t be read');
  return certificate;
};

export const pem = ({ der: bytes }: Made): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')
    .trimEnd()}\n-----END CERTIFICATE-----\n`;
