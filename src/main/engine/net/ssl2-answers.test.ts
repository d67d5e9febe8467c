import { afterEach, describe, expect, it } from 'vitest';
import { VERSIONS } from '../wire/ids';
import { encodeSsl2ClientHello, encodeSsl2Error, encodeSsl2ServerHello } from '../wire/ssl2';
import { isSsl2Hello } from './ssl2-answers';
import { attemptAt, labels, stopPeer } from './testing/attempt';
import { drip, onHello, serverHello12, serverHelloDone } from './testing/peer';

afterEach(stopPeer);

const send = encodeSsl2ClientHello({
  version: VERSIONS['SSL 2.0'],
  ciphers: [0x010080],
  sessionId: new Uint8Array(0),
  challenge: new Uint8Array(16).fill(1),
});
const answer = encodeSsl2ServerHello({
  sessionIdHit: false,
  certificateType: 1,
  version: VERSIONS['SSL 2.0'],
  certificate: new Uint8Array(700).fill(9),
  ciphers: [0x010080, 0x0700c0],
  connectionId: new Uint8Array(16),
});

describe('an answer to a hello in the format of SSL 2.0', () => {
  it('is a SERVER-HELLO of SSL 2.0, also when it comes byte by byte', async () => {
    const script = onHello((socket) => drip(socket, answer));
    const result = await attemptAt(script, { send });
    expect(result.ssl2).toMatchObject({ version: 2, ciphers: [0x010080, 0x0700c0] });
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'in-server-flight' });
    expect(labels(result)).toContain('SSL 2.0 SERVER-HELLO');
    expect([result.serverHello, result.plaintext]).toEqual([null, null]);
  });
  it('is a refusal of SSL 2.0', async () => {
    const result = await attemptAt(
      onHello((socket) => socket.end(encodeSsl2Error(1))),
      { send },
    );
    expect(result.attempt.outcome).toMatchObject({ kind: 'alert', code: 1, name: 'SSL 2.0 no_cipher' });
    expect(result.ssl2).toBeNull();
  });
  it('may be ordinary TLS', async () => {
    const result = await attemptAt(
      onHello((socket) => drip(socket, Buffer.concat([serverHello12, serverHelloDone]))),
      { send },
    );
    expect(result.serverHello?.version).toBe(VERSIONS['TLS 1.2']);
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
  });
  it('may be plain text, or break off in the middle', async () => {
    const text = await attemptAt(
      onHello((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      { send },
    );
    expect(text.attempt.outcome).toMatchObject({ kind: 'plaintext', looksLike: 'http' });
    const half = await attemptAt(
      onHello((socket) => socket.end(answer.subarray(0, 100))),
      { send },
    );
    expect(half.attempt.outcome).toMatchObject({ kind: 'fin-in-record', have: 100, need: answer.length });
  });
  it('is not looked for when our hello had another format', async () => {
    const result = await attemptAt(onHello((socket) => socket.end(answer)));
    expect([result.ssl2, result.attempt.outcome.kind]).toEqual([null, 'plaintext']);
  });
  it('is told by the hello alone', () => {
    expect([isSsl2Hello(send), isSsl2Hello(serverHello12), isSsl2Hello(new Uint8Array(0))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
