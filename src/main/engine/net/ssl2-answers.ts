import type { Outcome } from '../../../shared/model/failure';
import type { Ssl2ServerHello } from '../wire/api';
import { SSL2_ERRORS, SSL2_MESSAGES } from '../wire/ids';
import { readSsl2ServerHello } from '../wire/ssl2';
import type { Transcript } from './transcript';

/** The first bit says that the header has two bytes; then comes the message (draft-hickman-netscape-ssl-00 §1.1). */
export const isSsl2Hello = (bytes: Uint8Array): boolean =>
  (bytes[0] ?? 0) >= 0x80 && bytes[2] === SSL2_MESSAGES.client_hello;

type Answer =
  | { readonly kind: 'more' }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  /** It is not in that format: all that came, for another reader. */
  | { readonly kind: 'other'; readonly bytes: Uint8Array };

const errorName = (code: number): string =>
  Object.entries(SSL2_ERRORS).find(([, number]) => number === code)?.[0] ?? `unknown (${code})`;

/** The first answer to a hello in the format of SSL 2.0: a SERVER-HELLO or an ERROR in that format, or ordinary TLS. */
export class Ssl2Answers {
  hello: Ssl2ServerHello | null = null;
  /** Of the record that is not yet whole. */
  pending = { have: 0, need: 0 };
  private received = new Uint8Array(0);

  constructor(private readonly transcript: Transcript) {}

  push(chunk: Uint8Array): Answer {
    const all = new Uint8Array(this.received.length + chunk.length);
    all.set(this.received);
    all.set(chunk, this.received.length);
    this.received = all;
    const read = readSsl2ServerHello(all);
    if (read.state === 'more') {
      this.pending = { have: read.have, need: read.need };
      return { kind: 'more' };
    }
    this.pending = { have: 0, need: 0 };
    if (read.state === 'no') return { kind: 'other', bytes: all };
    if (read.state === 'error') return { kind: 'outcome', outcome: this.refused(read.code, read.bytes) };
    this.hello = read.hello;
    this.transcript.add('peer', 'record', 'SSL 2.0 SERVER-HELLO', read.bytes);
    return { kind: 'outcome', outcome: { kind: 'answered', stage: 'in-server-flight' } };
  }

  private refused(code: number, bytes: number): Outcome {
    const name = `SSL 2.0 ${errorName(code)}`.slice(0, 60);
    this.transcript.add('peer', 'alert', name, bytes);
    return { kind: 'alert', stage: 'after-hello', level: 'unknown', code: Math.min(code, 255), name };
  }
}
