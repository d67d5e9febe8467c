import type { Outcome } from '../../../../shared/model/failure';
import type { HandshakeMessage, ServerHello } from '../../wire/api';
import { DecodeError } from '../../wire/decode-error';
import { extensionFields } from '../../wire/extensions';
import {
  EXTENSIONS,
  groupName,
  HANDSHAKE_TYPES,
  handshakeTypeName,
  RECORD_TYPES,
  VERSIONS,
} from '../../wire/ids';
import { encodeRecord } from '../../wire/record';
import { readServerHello } from '../../wire/server-hello';
import type { Kem } from '../shares/ml-kem';
import { type OwnShare, ownShare } from '../shares/own-share';
import type { Suite } from './aead';
import type { FlightHello, HelloWriter } from './flight-hello';
import { Secrets } from './secrets';
import { TranscriptHash } from './transcript-hash';

/** For middleboxes only: means nothing (RFC 8446 §D.4). */
const CHANGE_CIPHER_SPEC = encodeRecord(
  RECORD_TYPES.change_cipher_spec,
  VERSIONS['TLS 1.2'],
  Uint8Array.of(1),
);

/** The second hello is one record of 2^14 bytes at most, and needs room for keys beside the cookie. Real cookies have some hundred bytes. */
const MOST_COOKIE = 8_192;

/** The cookie of a HelloRetryRequest (RFC 8446 §4.2.2). */
const cookieOf = (retry: ServerHello): Uint8Array | null =>
  extensionFields('HelloRetryRequest', retry.extensions).field<Uint8Array | null>(
    EXTENSIONS.cookie,
    null,
    (content) => content.opaque(2, 'cookie'),
  );

export interface HelloTools {
  readonly writer: HelloWriter;
  readonly suites: ReadonlyMap<number, Suite>;
  readonly kem: Kem | null;
  /** The first hello and the key it carries, if any: made before connecting, since keys take time. */
  readonly first: { readonly share: OwnShare | null; readonly hello: FlightHello };
  send(label: string, bytes: Uint8Array): void;
}

/** ClientHello, HelloRetryRequest, ClientHello, ServerHello: up to the first keys. */
export class HelloExchange {
  readonly messages = new TranscriptHash();
  sent = false;
  serverHello: ServerHello | null = null;
  retry: ServerHello | null = null;
  secrets: Secrets | null = null;
  private share: OwnShare | null;
  private changed = false;

  constructor(private readonly tools: HelloTools) {
    this.share = tools.first.share;
  }

  begin(): void {
    const { first, send } = this.tools;
    this.messages.add(first.hello.message);
    this.sent = true;
    send('ClientHello', first.hello.record);
  }

  /** Reads what should be a ServerHello; gives what is wrong with it instead. */
  read(message: HandshakeMessage): ServerHello | string {
    if (message.type !== HANDSHAKE_TYPES.server_hello)
      return `${handshakeTypeName(message.type)} where server_hello was due`;
    try {
      const hello = readServerHello(message.body);
      if (hello.helloRetryRequest && hello.version === VERSIONS['TLS 1.3']) {
        if (this.retry) return 'a second HelloRetryRequest';
        this.retry = hello;
        const suite = this.tools.suites.get(hello.suite);
        if (suite) this.messages.foldFirstHello(suite.hash);
      } else this.serverHello = hello;
      this.messages.addRead(message);
      return hello;
    } catch (error) {
      if (error instanceof DecodeError) return error.message;
      throw error;
    }
  }

  /** Answers a HelloRetryRequest (RFC 8446 §4.1.4); gives what keeps us from it. */
  again(retry: ServerHello): string | Outcome | null {
    const { writer, suites, kem, send } = this.tools;
    const { group } = retry;
    const cookie = cookieOf(retry);
    if (!suites.has(retry.suite)) return 'a suite that was not offered';
    if (group === null && !cookie) return 'a HelloRetryRequest that asks for nothing';
    if (cookie && cookie.length > MOST_COOKIE)
      return {
        kind: 'local',
        code: 'COOKIE',
        text: `this program can’t send back a cookie of ${cookie.length} bytes`,
      };
    if (group !== null) {
      if (!writer.groups.includes(group) || group === this.share?.group)
        return 'a HelloRetryRequest for a group that was not offered, or was there already';
      this.share = ownShare(group, kem);
      if (!this.share)
        return {
          kind: 'local',
          code: 'GROUP',
          text: `this program can’t make a key for the group ${groupName(group)}`,
        };
    }
    const { record, message } = writer.write(this.share, { cookie });
    this.messages.add(message);
    this.changeCipherSpec();
    send('ClientHello (second)', record);
    return null;
  }

  /** Makes the handshake keys of a ServerHello; gives what keeps us from it. */
  agree(hello: ServerHello): string | null {
    const suite = this.tools.suites.get(hello.suite);
    if (!suite) return 'a suite that was not offered';
    if (this.retry && this.retry.suite !== hello.suite) return 'another suite than in the HelloRetryRequest';
    const key = hello.keyShare;
    if (!key || !this.share || hello.group !== this.share.group)
      return 'no key share for the group that we sent one for';
    const shared = this.share.agree(key);
    if (!shared) return 'a key share that is no key of its group';
    this.secrets = new Secrets(suite, shared, this.messages);
    return null;
  }

  /** Before the second thing that we say, whatever it is, and once. */
  changeCipherSpec(): void {
    if (this.changed) return;
    this.changed = true;
    this.tools.send('ChangeCipherSpec', CHANGE_CIPHER_SPEC);
  }
}
