import type { Extension, HelloOptions } from '../../wire/api';
import { encodeClientHello } from '../../wire/our-hello';

/** Parts of a first flight in which two of ours can differ. `encoding`: the format of the message itself (SSLv2). */
export type HelloPart =
  | 'versions'
  | 'legacy version'
  | 'session id'
  | 'suites'
  | 'groups'
  | 'key shares'
  | 'signature schemes'
  | 'alpn'
  | 'padding'
  | 'order'
  | 'record version'
  | 'records'
  | 'writes'
  | 'encoding'
  | `extension ${number}`;

/** What makes a fresh public key for a group; null: this runtime can't. */
export type MakeKey = (group: number) => Uint8Array | null;

/** A variation of our own greeting: one thing changed. */
export interface HelloForm {
  readonly id: string;
  /** Plain words that complete "Their one difference is …". */
  readonly differsIn: string;
  /** The same for somebody who knows the protocol. */
  readonly technical: string;
  /** All that changes on the wire, its lengths aside; a test compares the bytes. */
  readonly touches: readonly HelloPart[];
  /** The changed options; null when it can't be made here. */
  readonly change?: (options: HelloOptions, makeKey: MakeKey) => HelloOptions | null;
  /** The bytes, when they are not one write with one record. */
  readonly encode?: (options: HelloOptions) => Uint8Array | readonly Uint8Array[];
  /**
   * A counter-check: it is expected to end as the base does, and that it does is what counts. So it is measured again even when it makes no
   * difference.
   */
  readonly control?: true;
  /** Measured again, its answer is read on to the end of what is in the clear: the certificate, and the exchange of keys. */
  readonly readsOn?: true;
  /** Whether the bytes came out as the form says; default: always. */
  readonly fits?: (bytes: number) => boolean;
}

/** A greeting ready to be sent. `bytes`: of all writes together. */
export interface Packed {
  readonly options: HelloOptions;
  readonly send: Uint8Array | readonly Uint8Array[];
  readonly bytes: number;
}

const sizeOf = (send: Packed['send']): number =>
  send instanceof Uint8Array ? send.length : send.reduce((sum, { length }) => sum + length, 0);

/** The greeting as it is: one record, one write. */
export const packPlain = (options: HelloOptions): Packed => {
  const send = encodeClientHello(options);
  return { options, send, bytes: send.length };
};

/** The greeting in this form; null when this form can't be made: no such key here, or a name too long for the size. */
export const packHello = (base: HelloOptions, form: HelloForm, makeKey: MakeKey): Packed | null => {
  const options = form.change ? form.change(base, makeKey) : base;
  if (!options) return null;
  const send = form.encode ? form.encode(options) : encodeClientHello(options);
  const bytes = sizeOf(send);
  return form.fits && !form.fits(bytes) ? null : { options, send, bytes };
};

/** The options with one more extension behind the others. */
export const withExtra = (options: HelloOptions, extension: Extension): HelloOptions => ({
  ...options,
  extra: [...(options.extra ?? []), extension],
});

/** The options without the extensions of these types. */
export const withoutExtensions = (options: HelloOptions, ...types: readonly number[]): HelloOptions => ({
  ...options,
  without: [...(options.without ?? []), ...types],
});
