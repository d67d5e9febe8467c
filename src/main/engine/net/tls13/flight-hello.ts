import type { HelloSummary } from '../../../../shared/model/attempt';
import { handrailHello } from '../../clients/handrail';
import type { FlightOptions } from '../../probes/net-port';
import type { HelloOptions } from '../../wire/api';
import { certificateSchemes } from '../../wire/client-hello-extensions';
import { extension } from '../../wire/extensions';
import { EXTENSIONS, groupName, VERSIONS, versionName } from '../../wire/ids';
import { encodeClientHello } from '../../wire/our-hello';
import { RECORD_HEADER } from '../../wire/record';
import { freshRandom } from '../fresh-random';
import type { OwnShare } from '../shares/own-share';

const TLS13 = VERSIONS['TLS 1.3'];

/** A ClientHello as it goes out, and its handshake message for the transcript hash. */
export interface FlightHello {
  readonly record: Uint8Array;
  readonly message: Uint8Array;
}

/** What only the second hello has: a cookie, if the HelloRetryRequest brought one. */
interface Second {
  readonly cookie: Uint8Array | null;
}

/** Writes the hellos of one flight: the second differs from the first in nothing but its key share and the cookie (RFC 8446 §4.1.2). */
export interface HelloWriter {
  readonly groups: readonly number[];
  write(share: OwnShare | null, second?: Second): FlightHello;
  /** What goes into the attempt. `bytes`: of the first hello. */
  summary(bytes: number): HelloSummary;
}

const cookieExtension = (cookie: Uint8Array) =>
  extension(EXTENSIONS.cookie, (content) => content.opaque(2, cookie));

export const createHelloWriter = (options: FlightOptions, suites: readonly number[]): HelloWriter => {
  const usual = handrailHello({
    versions: [TLS13],
    serverName: options.serverName,
    random: freshRandom(32),
    // 32 bytes, as middleboxes want them (RFC 8446 §D.4).
    sessionId: freshRandom(32),
    keyShares: [],
  });
  const base: HelloOptions = {
    ...usual,
    suites,
    groups: options.groups ?? usual.groups,
    signatureSchemes: options.signatureSchemes ?? usual.signatureSchemes,
    alpn: options.alpn ?? usual.alpn,
    extra: options.certificateSchemes ? [certificateSchemes(options.certificateSchemes)] : [],
  };
  const write: HelloWriter['write'] = (share, second) => {
    const cookie = second?.cookie ?? null;
    const record = encodeClientHello({
      ...base,
      // Only the very first record may say TLS 1.0 (RFC 8446 §5.1); Erlang's server ends over a later one that does.
      ...(second ? { recordVersion: VERSIONS['TLS 1.2'] } : {}),
      keyShares: share ? [{ group: share.group, key: share.key }] : [],
      extra: [...(base.extra ?? []), ...(cookie ? [cookieExtension(cookie)] : [])],
    });
    return { record, message: record.subarray(RECORD_HEADER) };
  };
  return {
    groups: base.groups,
    write,
    summary: (bytes) => ({
      versions: [versionName(TLS13)],
      serverName: options.serverName,
      suites: suites.length,
      groups: base.groups.slice(0, 20).map(groupName),
      bytes,
    }),
  };
};
