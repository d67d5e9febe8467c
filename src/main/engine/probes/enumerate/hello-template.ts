const RECORD_LENGTH = 3;
const MESSAGE_LENGTH = 6;
const RANDOM = 11;
const SESSION_ID = 44;
const SUITES_LENGTH = 76;
const SUITES = 78;

/** Random and session id, 32 bytes each. */
export const FRESH_BYTES = 64;

/**
 * A hello like `template` with these suites and fresh bytes. An enumeration sends a hundred hellos that differ in nothing else, so the rest is
 * encoded once. `template`: one record with one ClientHello (RFC 8446 §4.1.2) that has a session id of 32 bytes and no suites at all.
 */
export const helloWith = (template: Uint8Array, fresh: Uint8Array, suites: readonly number[]): Uint8Array => {
  const more = 2 * suites.length;
  const hello = new Uint8Array(template.length + more);
  const view = new DataView(hello.buffer);
  hello.set(template.subarray(0, SUITES));
  hello.set(template.subarray(SUITES), SUITES + more);
  hello.set(fresh.subarray(0, 32), RANDOM);
  hello.set(fresh.subarray(32, FRESH_BYTES), SESSION_ID);
  view.setUint16(RECORD_LENGTH, view.getUint16(RECORD_LENGTH) + more);
  // The first of the message's three length bytes stays 0: a hello is far below 64 KB.
  view.setUint16(MESSAGE_LENGTH + 1, view.getUint16(MESSAGE_LENGTH + 1) + more);
  view.setUint16(SUITES_LENGTH, more);
  suites.forEach((suite, at) => {
    view.setUint16(SUITES + 2 * at, suite);
  });
  return hello;
};
