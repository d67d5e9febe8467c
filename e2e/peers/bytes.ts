/** Bytes written by hand, so that the peers do not share the codec that they test (RFC 8446 §4, §5; RFC 5246 §7.4). */

export const u16 = (n: number) => [(n >> 8) & 0xff, n & 0xff];
const u24 = (n: number) => [(n >> 16) & 0xff, (n >> 8) & 0xff, n & 0xff];

const ALERT = 0x15;
export const HANDSHAKE = 0x16;

/** A record of TLS 1.2. `says`: a length that is not the true one. */
export const record = (type: number, payload: Uint8Array, says = payload.length): Uint8Array =>
  Uint8Array.from([type, 0x03, 0x03, ...u16(says), ...payload]);

/** A handshake message with its 4-byte header. */
export const message = (type: number, body: Uint8Array, says = body.length): Uint8Array =>
  Uint8Array.from([type, ...u24(says), ...body]);

export const alert = (level: number, description: number): Uint8Array =>
  record(ALERT, Uint8Array.of(level, description));

export const HANDSHAKE_FAILURE = alert(2, 40);
/** user_canceled as a warning: it does not end a handshake (RFC 5246 §7.2.2). */
export const A_WARNING = alert(1, 90);

/** A ServerHello. Left out: TLS 1.2 with TLS_RSA_WITH_AES_128_CBC_SHA, no session id and no extensions; `rest` is what stands behind the compression. */
export const serverHello = ({
  version = 0x0303,
  suite = 0x002f,
  random = new Array<number>(32).fill(0x5a),
  rest = [],
}: {
  readonly version?: number;
  readonly suite?: number;
  readonly random?: readonly number[];
  readonly rest?: readonly number[];
} = {}): Uint8Array =>
  message(2, Uint8Array.from([...u16(version), ...random, 0x00, ...u16(suite), 0x00, ...rest]));

/** An extension with its 4-byte header. `says`: a length that is not the true one. */
export const extension = (type: number, data: readonly number[], says = data.length): number[] => [
  ...u16(type),
  ...u16(says),
  ...data,
];

/** A list of extensions with its length in front. */
export const extensions = (...all: readonly (readonly number[])[]): number[] => {
  const list = all.flat();
  return [...u16(list.length), ...list];
};

/** A Certificate message of TLS 1.2 with `count` certificates of `size` bytes each; their content is nonsense. */
export const certificates = (count: number, size: number): Uint8Array => {
  const list = new Uint8Array(count * (3 + size)).fill(0x30);
  for (let n = 0; n < count; n += 1) list.set(u24(size), n * (3 + size));
  const body = new Uint8Array(3 + list.length);
  body.set(u24(list.length));
  body.set(list, 3);
  return message(11, body);
};

export const serverHelloDone = (): Uint8Array => message(14, new Uint8Array());

/** One handshake message cut into records of at most `size` bytes. */
export const inPieces = (whole: Uint8Array, size: number): Uint8Array => {
  const records: number[] = [];
  for (let at = 0; at < whole.length; at += size)
    for (const byte of record(HANDSHAKE, whole.subarray(at, at + size))) records.push(byte);
  return Uint8Array.from(records);
};
