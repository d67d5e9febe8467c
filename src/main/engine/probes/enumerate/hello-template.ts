const RECORD_LENGTH = 3;
const MESSAGE_LENGTH = 6;
const RANDOM = 11;
const SESSION_ID = 44;
const SUITES_LENGTH = 76;
const SUITES = 78;

const RANDOM_BYTES = 32;
/** Random and session id. */
export const FRESH_BYTES = 2 * RANDOM_BYTES;

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

/**
 * A hello like `template` with these suites and fresh bytes. An enumeration sends a hundred hellos that differ in nothing else, so the rest is
 * encoded once. `template`: one record with one ClientHello (RFC 8446 §4.1.2) that has a session id of 32 bytes and no suites at all.
 */
export const helloWith = (template: Uint8Array, fresh: Uint8Array, suites: readonly number[]): Uint8Array => {
  const more = 2 * suites.length;
  const hello = new Uint8Array(template.length + more);
  hello.set(template);
  hello.copyWithin(SUITES + more, SUITES, template.length);
  for (let at = 0; at < RANDOM_BYTES; at += 1) {
    hello[RANDOM + at] = fresh[at] ?? 0;
    hello[SESSION_ID + at] = fresh[RANDOM_BYTES + at] ?? 0;
  }
  const put = (at: number, value: number): void => {
    hello[at] = value >> 8;
    hello[at + 1] = value;
  };
  put(RECORD_LENGTH, u16(template, RECORD_LENGTH) + more);
  // The first of the message's three length bytes stays 0: a hello is far below 64 KB.
  put(MESSAGE_LENGTH + 1, u16(template, MESSAGE_LENGTH + 1) + more);
  put(SUITES_LENGTH, more);
  suites.forEach((suite, at) => {
    put(SUITES + 2 * at, suite);
  });
  return hello;
};
