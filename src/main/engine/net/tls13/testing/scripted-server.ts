import { sign } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Extension } from '../../../wire/api';
import { encodeCertificateEntries13 } from '../../../wire/certificate13';
import { readClientHello } from '../../../wire/client-hello';
import { extension } from '../../../wire/extensions';
import { encodeHandshake } from '../../../wire/handshake';
import { EXTENSIONS, GROUPS, HANDSHAKE_TYPES, RECORD_TYPES, VERSIONS } from '../../../wire/ids';
import { Reader } from '../../../wire/reader';
import { encodeRecord } from '../../../wire/record';
import { encodeServerHello, HELLO_RETRY_RANDOM } from '../../../wire/server-hello';
import { written } from '../../../wire/writer';
import { digest } from '../../hashing';
import { ownShare } from '../../shares/own-share';
import { ecKey, makeCertificate } from '../../trust/testing/make-chain';
import { usableSuites } from '../aead';
import { createKeySchedule, finishedData } from '../key-schedule';
import { createProtection, type Protection } from '../record-protection';
import { signedContent } from '../verify-signature';

const HASH = 'sha256';
const AES_128_GCM = 0x1301;
const TLS12 = VERSIONS['TLS 1.2'];
const ECDSA_P256 = 0x0403;

export const serverLeaf = makeCertificate({
  subject: 'handrail.test',
  names: ['handrail.test'],
  key: ecKey(),
});

/** A record in the clear. */
export const clear = (type: number, payload: Uint8Array): Uint8Array => encodeRecord(type, TLS12, payload);
export const message = encodeHandshake;

const join = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const supportedVersions = extension(EXTENSIONS.supported_versions, (content) =>
  content.u16(VERSIONS['TLS 1.3']),
);
const helloMessage = (random: Uint8Array, sessionId: Uint8Array, extensions: readonly Extension[]) =>
  message(
    HANDSHAKE_TYPES.server_hello,
    encodeServerHello({
      legacyVersion: TLS12,
      random,
      sessionId,
      suite: AES_128_GCM,
      compression: 0,
      extensions: [supportedVersions, ...extensions],
    }),
  );

/** The client's first key share, out of its hello. */
const clientKey = (hello: Uint8Array): { key: Uint8Array; sessionId: Uint8Array } => {
  const { extensions, sessionId } = readClientHello(hello.subarray(4));
  const data = extensions.find(({ type }) => type === EXTENSIONS.key_share)?.data ?? new Uint8Array();
  const shares = new Reader(data, 'key_share').vector(2, 'shares');
  shares.u16('group');
  return { key: shares.opaque(2, 'key'), sessionId };
};

/** How the server answers a key share; x25519 unless a test wants another. */
export type Exchange = (theirs: Uint8Array) => {
  readonly group: number;
  readonly key: Uint8Array;
  readonly shared: Uint8Array;
};

const x25519: Exchange = (theirs) => {
  const own = ownShare(GROUPS.x25519, null);
  const nothing = new Uint8Array();
  return { group: GROUPS.x25519, key: own?.key ?? nothing, shared: own?.agree(theirs) ?? nothing };
};

/** A TLS 1.3 server by hand: it can say anything, at any moment, under the right keys. AES-128-GCM only. */
export class ScriptedServer {
  readonly serverHello: Uint8Array;
  private readonly messages: Uint8Array[];
  private readonly schedule;
  private writing: Protection;

  private constructor(
    hello: Uint8Array,
    private readonly suite: Parameters<typeof createProtection>[0],
    before: readonly Uint8Array[],
    exchange: Exchange,
  ) {
    const { key: theirs, sessionId } = clientKey(hello);
    const { group, key, shared } = exchange(theirs);
    const share = extension(EXTENSIONS.key_share, (content) => content.u16(group).opaque(2, key));
    this.serverHello = helloMessage(new Uint8Array(32).fill(3), sessionId, [share]);
    this.messages = [...before, hello, this.serverHello];
    this.schedule = createKeySchedule(HASH, shared, digest(HASH, ...this.messages));
    this.writing = createProtection(suite, this.schedule.handshake.server);
  }

  /** `hello`: the client's first record; after a HelloRetryRequest also what came before it. */
  static async from(
    record: Uint8Array,
    before: readonly Uint8Array[] = [],
    exchange: Exchange = x25519,
  ): Promise<ScriptedServer> {
    const suite = (await usableSuites([AES_128_GCM])).get(AES_128_GCM);
    if (!suite) throw new Error('every runtime has AES-128-GCM');
    return new ScriptedServer(record.subarray(5), suite, before, exchange);
  }

  get helloRecord(): Uint8Array {
    return clear(RECORD_TYPES.handshake, this.serverHello);
  }

  /** A message under the keys of now, and into the transcript. */
  say(bytes: Uint8Array): Uint8Array {
    this.messages.push(bytes);
    return this.writing.seal(RECORD_TYPES.handshake, bytes);
  }

  /** Takes a message into the transcript that is sent in another way. */
  note(bytes: Uint8Array): void {
    this.messages.push(bytes);
  }

  /** The keys after a KeyUpdate. */
  update(): void {
    this.writing = this.writing.updated();
  }

  /** Anything under the keys of now; no part of the transcript. */
  seal(type: number, content: Uint8Array): Uint8Array {
    return this.writing.seal(type, content);
  }

  get encryptedExtensions(): Uint8Array {
    return message(HANDSHAKE_TYPES.encrypted_extensions, Uint8Array.of(0, 0));
  }

  certificate(extensions: readonly Extension[] = []): Uint8Array {
    const entries = [{ der: serverLeaf.der, extensions }];
    return message(HANDSHAKE_TYPES.certificate, encodeCertificateEntries13(entries));
  }

  /** A CertificateVerify over what was said so far. */
  verify(): Uint8Array {
    const content = signedContent(digest(HASH, ...this.messages));
    const signature = sign('sha256', content, serverLeaf.key.privateKey);
    return message(
      HANDSHAKE_TYPES.certificate_verify,
      written((writer) => writer.u16(ECDSA_P256).opaque(2, signature)),
    );
  }

  finished(): Uint8Array {
    const data = finishedData(HASH, this.schedule.handshake.server, digest(HASH, ...this.messages));
    return message(HANDSHAKE_TYPES.finished, data);
  }

  /** From here on under application keys. */
  toApplication(): void {
    const { server } = this.schedule.application(digest(HASH, ...this.messages));
    this.writing = createProtection(this.suite, server);
  }

  /** ServerHello to Finished, as a well-behaved server sends them. */
  wholeFlight(): Uint8Array {
    const parts = [this.helloRecord, this.say(this.encryptedExtensions), this.say(this.certificate())];
    parts.push(this.say(this.verify()));
    parts.push(this.say(this.finished()));
    this.toApplication();
    return join(parts);
  }
}

/** A HelloRetryRequest with these extensions, and the transcript that goes on behind it (RFC 8446 §4.4.1). */
export const retryFor = (record: Uint8Array, extensions: readonly Extension[]) => {
  const hello = record.subarray(5);
  const request = helloMessage(HELLO_RETRY_RANDOM, clientKey(hello).sessionId, extensions);
  const before = [message(HANDSHAKE_TYPES.message_hash, digest(HASH, hello)), request];
  return { record: clear(RECORD_TYPES.handshake, request), before };
};

/** Runs a script for the first bytes of each connection. */
export const onFirst =
  (script: (socket: Socket, record: Uint8Array) => Promise<void>) => (socket: Socket) => {
    socket.once('data', (chunk: Buffer) => {
      script(socket, new Uint8Array(chunk)).catch((fault: unknown) =>
        socket.destroy(fault instanceof Error ? fault : undefined),
      );
    });
  };
