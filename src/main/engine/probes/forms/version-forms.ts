import type { HelloOptions } from '../../wire/api';
import { encodeSsl2ClientHello } from '../../wire/ssl2';
import type { HelloForm } from './form';

const TLS13 = 0x0304;
/** What would come after TLS 1.3. */
const NEXT = 0x0305;
/** TLS_FALLBACK_SCSV (RFC 7507 §2): "I know newer versions, I only came back with this one". */
const FALLBACK_SCSV = 0x5600;

const isOfTls13 = (suite: number): boolean => suite >> 8 === 0x13;

/** What is left of a greeting in the format of SSL 2.0 (RFC 5246 §E.2): the newest version up to TLS 1.2, the suites, and the random. */
const oldFormat = (options: HelloOptions): HelloOptions | null => {
  const versions = options.versions.filter((version) => version < TLS13).slice(0, 1);
  const suites = options.suites.filter((suite) => !isOfTls13(suite));
  return versions.length > 0
    ? {
        ...options,
        versions,
        suites,
        serverName: null,
        groups: [],
        signatureSchemes: [],
        keyShares: [],
        alpn: [],
      }
    : null;
};

const encodeOldFormat = ({ versions, suites, random }: HelloOptions): Uint8Array =>
  encodeSsl2ClientHello({
    version: versions[0] ?? TLS13,
    ciphers: suites,
    sessionId: new Uint8Array(0),
    challenge: random,
  });

/** The same greeting with something changed that has to do with version numbers. */
export const VERSION_FORMS: readonly HelloForm[] = [
  {
    id: 'record-0303',
    differsIn: 'the version number on its wrapping (record): TLS 1.2 instead of 1.0',
    technical: 'legacy_record_version 0x0303 instead of 0x0301 (RFC 8446 §5.1)',
    touches: ['record version'],
    change: (options) => ({ ...options, recordVersion: 0x0303 }),
  },
  {
    id: 'record-0300',
    differsIn: 'the version number on its wrapping (record): SSL 3.0 instead of TLS 1.0',
    technical: 'legacy_record_version 0x0300 instead of 0x0301 (RFC 5246 §E.1)',
    touches: ['record version'],
    change: (options) => ({ ...options, recordVersion: 0x0300 }),
  },
  {
    id: 'legacy-version-0305',
    differsIn: 'the version number in it: one that does not exist yet',
    technical: 'ClientHello.legacy_version 0x0305; a server answers with its newest (RFC 5246 §E.1)',
    touches: ['legacy version'],
    change: (options) => ({ ...options, legacyVersion: NEXT }),
  },
  {
    id: 'unknown-version',
    differsIn: 'one version more in its list: one that does not exist yet',
    technical: '0x0305 first in supported_versions, besides the known ones (RFC 8446 §4.2.1)',
    touches: ['versions'],
    change: (options) =>
      options.versions.includes(TLS13) ? { ...options, versions: [NEXT, ...options.versions] } : null,
  },
  {
    id: 'fallback-scsv',
    differsIn: 'the signal that it came back with an older version after a failure (fallback SCSV)',
    technical: 'TLS_FALLBACK_SCSV (0x5600) at the end of the suites (RFC 7507 §4)',
    touches: ['suites'],
    change: (options) => ({ ...options, suites: [...options.suites, FALLBACK_SCSV] }),
  },
  {
    id: 'ssl2-format',
    differsIn: 'its format: that of SSL 2.0, which has no room for a server name',
    technical: 'SSLv2 CLIENT-HELLO that asks for TLS 1.2 (RFC 5246 §E.2)',
    touches: ['encoding'],
    change: oldFormat,
    encode: encodeOldFormat,
  },
];
