import { constants, publicEncrypt } from 'node:crypto';
import type { Outcome } from '../../../../shared/model/failure';
import type { HandshakeMessage, ServerHello, TlsRecord, VersionCode } from '../../wire/api';
import { joined } from '../../wire/bytes';
import { encodeCertificate12 } from '../../wire/certificate';
import { DecodeError } from '../../wire/decode-error';
import { encodeHandshake, HANDSHAKE_HEADER } from '../../wire/handshake';
import { EXTENSIONS, GROUPS, HANDSHAKE_TYPES, RECORD_TYPES, VERSIONS } from '../../wire/ids';
import { OWN_SUITES, type OwnSuite } from '../../wire/own-suites';
import { PRF_LABELS } from '../../wire/prf-labels';
import { encodeRecord, RECORD_HEADER } from '../../wire/record';
import { readSignedParams } from '../../wire/server-key-exchange';
import { written } from '../../wire/writer';
import { freshRandom } from '../fresh-random';
import { sameBytes } from '../hashing';
import { leafKey } from '../leaf-key';
import type { ServerFlight } from '../server-flight';
import { ownShare } from '../shares/own-share';
import { exchangeFits } from './exchange-signature';
import { keyBlockBytes, type LoneRecord, loneRecords } from './lone-record';
import { messagesHash, type PrfHash, prf } from './prf';

const MASTER_BYTES = 48;
const VERIFY_BYTES = 12;
/** Both sides' messages; a real handshake has ten or so. */
const MOST_MESSAGES = 32;
const TOO_MANY = 'more messages than a handshake has';
/** Where client_version and random stand in a record that begins with a ClientHello. */
const OFFERED = RECORD_HEADER + HANDSHAKE_HEADER;
const RANDOM = OFFERED + 2;
const RANDOM_END = RANDOM + 32;

const CURVES: ReadonlySet<number> = new Set([
  GROUPS.x25519,
  GROUPS.secp256r1,
  GROUPS.secp384r1,
  GROUPS.secp521r1,
]);
const CHANGE_CIPHER_SPEC = Uint8Array.of(1);

/** As far as we get with a server whose suite, version or key is none of ours. */
const NO_FURTHER: Outcome = { kind: 'answered', stage: 'after-server-flight' };
const malformed = (what: string): Outcome => ({ kind: 'malformed', stage: 'after-server-flight', what });
const FINISHED: Outcome = { kind: 'answered', stage: 'after-finished' };

/** The secret that both sides get, and what we send for it (RFC 5246 §7.4.7). */
interface Exchange {
  readonly premaster: Uint8Array;
  readonly message: Uint8Array;
}

/** ClientECDiffieHellmanPublic (RFC 8422 §5.7); null for a curve or a point that is none. */
const ecdhe = ({ serverKeyExchange }: ServerFlight): Exchange | null => {
  if (serverKeyExchange?.kind !== 'ecdhe' || !CURVES.has(serverKeyExchange.group)) return null;
  const share = ownShare(serverKeyExchange.group, null);
  const premaster = share?.agree(serverKeyExchange.key);
  if (!share || !premaster) return null;
  return { premaster, message: written((writer) => writer.opaque(1, share.key)) };
};

/** EncryptedPreMasterSecret (RFC 5246 §7.4.7.1): the version in it is the one that was offered. null: no RSA key that the runtime takes. */
const rsa = ({ certificates }: ServerFlight, offered: Uint8Array): Exchange | null => {
  const [leaf] = certificates ?? [];
  if (!leaf) return null;
  const premaster = joined([offered, freshRandom(MASTER_BYTES - offered.length)]);
  try {
    const key = leafKey(leaf);
    if (key?.asymmetricKeyType !== 'rsa') return null;
    const secret = publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, premaster);
    return { premaster, message: written((writer) => writer.opaque(2, secret)) };
  } catch {
    return null;
  }
};

/** GCM came with TLS 1.2 (RFC 5288 §4), the hashes of SHA-2 too (RFC 5246 §5). */
const fits = ({ mode, hash }: OwnSuite, version: VersionCode): boolean =>
  version === VERSIONS['TLS 1.2'] ||
  (mode === 'cbc' && hash === 'sha1' && (version === VERSIONS['TLS 1.0'] || version === VERSIONS['TLS 1.1']));

const prfHashOf = ({ hash }: OwnSuite, version: VersionCode): PrfHash => {
  if (version < VERSIONS['TLS 1.2']) return 'md5-sha1';
  return hash === 'sha384' ? 'sha384' : 'sha256';
};

/** One record that holds one whole ClientHello and nothing else. */
const isLoneHello = (bytes: Uint8Array): boolean => {
  const at = (index: number): number => bytes[index] ?? 0;
  return (
    at(0) === RECORD_TYPES.handshake &&
    at(3) * 256 + at(4) === bytes.length - RECORD_HEADER &&
    at(5) === HANDSHAKE_TYPES.client_hello &&
    at(6) * 65_536 + at(7) * 256 + at(8) === bytes.length - OFFERED
  );
};

interface Randoms {
  readonly client: Uint8Array;
  readonly server: Uint8Array;
}

/** What the server's part says of ours. `asked`: for a certificate. */
interface Heard {
  readonly suite: OwnSuite;
  readonly hello: ServerHello;
  readonly randoms: Randoms;
  readonly asked: boolean;
}

/** What is agreed once our side has spoken. */
interface Agreed {
  readonly hash: PrfHash;
  readonly master: Uint8Array;
  readonly server: LoneRecord;
}

/**
 * Our own end of a handshake up to TLS 1.2: what is said once the server has said its part, and whether its Finished fits all that was said
 * before (RFC 5246 §7.3). A suite in a ServerHello is a promise; this is the proof that the two sides really come to share keys, and that the server
 * has the key of its certificate. It judges no certificate, shows none, and sends no data: whoever wants that asks `handshake`.
 */
export class OwnEnd {
  /** null: what was sent is no lone ClientHello, and what was said can't be known from it. */
  private first: Uint8Array | null = null;
  private readonly messages: Uint8Array[] = [];
  /** The body of ServerKeyExchange. */
  private exchanged: Uint8Array | null = null;
  private agreed: Agreed | null = null;
  private changed = false;

  constructor(private readonly say: (label: string, bytes: Uint8Array) => void) {}

  /** Our first bytes are out. */
  begun(first: Uint8Array): void {
    if (!isLoneHello(first)) return;
    this.first = first;
    this.messages.push(first.subarray(RECORD_HEADER));
  }

  /** Takes a record and the messages it completed, which `flight` has read. Gives the outcome once it is decided. */
  take(record: TlsRecord, messages: readonly HandshakeMessage[], flight: ServerFlight): Outcome | null {
    for (const { type, body } of messages) {
      // No part of what Finished stands for (RFC 5246 §7.4.1.1).
      if (type === HANDSHAKE_TYPES.hello_request) continue;
      this.messages.push(encodeHandshake(type, body));
      if (type !== HANDSHAKE_TYPES.server_key_exchange) continue;
      // With two of them one could be signed and the other used.
      if (this.exchanged) return malformed(TOO_MANY);
      this.exchanged = body;
    }
    if (this.messages.length > MOST_MESSAGES) return malformed(TOO_MANY);
    if (!flight.done || !flight.serverHello) return null;
    if (!this.agreed) return this.answer(flight, flight.serverHello);
    if (record.type === RECORD_TYPES.change_cipher_spec) this.changed = true;
    else if (this.changed && record.type === RECORD_TYPES.handshake)
      return this.close(this.agreed, record.payload);
    return null;
  }

  private answer(flight: ServerFlight, hello: ServerHello): Outcome | null {
    const { first } = this;
    const suite = OWN_SUITES.get(hello.suite);
    if (!first || !suite || !fits(suite, hello.version)) return NO_FURTHER;
    const randoms = { client: first.subarray(RANDOM, RANDOM_END), server: hello.random };
    if (suite.exchange === 'ecdhe') {
      const signed = this.isSigned(flight, hello, randoms);
      if (signed === false)
        return malformed('the signature over the key exchange does not fit the certificate');
      if (signed === null) return NO_FURTHER;
    }
    const offered = first.subarray(OFFERED, RANDOM);
    const exchange = suite.exchange === 'ecdhe' ? ecdhe(flight) : rsa(flight, offered);
    if (!exchange) return NO_FURTHER;
    this.speak({ suite, hello, randoms, asked: flight.certificateRequest !== null }, exchange);
    return null;
  }

  private isSigned(flight: ServerFlight, { version }: ServerHello, randoms: Randoms): boolean | null {
    if (!this.exchanged || flight.serverKeyExchange?.kind !== 'ecdhe') return null;
    try {
      const signed = readSignedParams(this.exchanged, version);
      return exchangeFits(flight.certificates?.[0], signed, [randoms.client, randoms.server], version);
    } catch (error) {
      if (error instanceof DecodeError) return null;
      throw error;
    }
  }

  /** Our last flight, in one write: Certificate, empty, where one was asked for; ClientKeyExchange; ChangeCipherSpec; Finished. */
  private speak({ suite, hello, randoms, asked }: Heard, exchange: Exchange): void {
    const { version } = hello;
    const clear = [encodeHandshake(HANDSHAKE_TYPES.client_key_exchange, exchange.message)];
    if (asked) clear.unshift(encodeHandshake(HANDSHAKE_TYPES.certificate, encodeCertificate12([])));
    this.messages.push(...clear);
    const hash = prfHashOf(suite, version);
    const isExtended = hello.extensions.some(({ type }) => type === EXTENSIONS.extended_master_secret);
    // RFC 5246 §8.1; RFC 7627 §4 where both sides want it.
    const master = isExtended
      ? prf(hash, exchange.premaster, PRF_LABELS.extendedMaster, this.soFar(hash), MASTER_BYTES)
      : prf(
          hash,
          exchange.premaster,
          PRF_LABELS.master,
          joined([randoms.client, randoms.server]),
          MASTER_BYTES,
        );
    const seed = joined([randoms.server, randoms.client]);
    const block = prf(hash, master, PRF_LABELS.keys, seed, keyBlockBytes(suite, version));
    const { client, server } = loneRecords(suite, version, block);
    const finished = encodeHandshake(
      HANDSHAKE_TYPES.finished,
      this.verifyData(hash, master, PRF_LABELS.clientFinished),
    );
    this.messages.push(finished);
    const sealed = client.seal(finished);
    this.agreed = { hash, master, server };
    this.say(
      [...(asked ? ['Certificate (empty)'] : []), 'ClientKeyExchange', 'ChangeCipherSpec', 'Finished'].join(
        ', ',
      ),
      joined([
        encodeRecord(RECORD_TYPES.handshake, version, joined(clear)),
        encodeRecord(RECORD_TYPES.change_cipher_spec, version, CHANGE_CIPHER_SPEC),
        encodeRecord(RECORD_TYPES.handshake, version, sealed),
      ]),
    );
  }

  /** Of all messages until now. */
  private soFar(hash: PrfHash): Uint8Array {
    return messagesHash(hash, this.messages);
  }

  private verifyData(hash: PrfHash, master: Uint8Array, label: string): Uint8Array {
    return prf(hash, master, label, this.soFar(hash), VERIFY_BYTES);
  }

  /** The first record under the server's keys. */
  private close({ hash, master, server }: Agreed, fragment: Uint8Array): Outcome {
    const verifyData = this.verifyData(hash, master, PRF_LABELS.serverFinished);
    const content = server.open(fragment);
    const fitting = encodeHandshake(HANDSHAKE_TYPES.finished, verifyData);
    if (content && sameBytes(content, fitting)) return FINISHED;
    return malformed(
      content ? 'Finished does not fit what was said before it' : 'a record that our keys do not open',
    );
  }
}
