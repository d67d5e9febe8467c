import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { lineDialogue } from '../testing/dialogue';
import { startTlsPeer, type TlsPeer } from '../testing/tls-server';
import { flyAt, stopFlying } from './testing/fly';

let inner: TlsPeer | null = null;
afterEach(async () => {
  await stopFlying();
  await inner?.close();
});

describe('our own TLS 1.3 handshake, behind a plain dialogue', () => {
  it('begins after the switch', async () => {
    inner = await startTlsPeer({ minVersion: 'TLSv1.3' });
    const { port } = inner;
    const result = await flyAt(
      (socket) => {
        socket.write('220 hello\r\n');
        socket.once('data', () => {
          const below = connect(port, '127.0.0.1');
          below.on('error', () => socket.destroy());
          socket.on('close', () => below.destroy());
          socket.write('220 go ahead\r\n');
          socket.pipe(below).pipe(socket);
        });
      },
      { dialogue: lineDialogue(['STARTTLS']), listenMs: 50 },
    );
    expect(result).toMatchObject({ completed: true, finishedValid: true, afterFinished: 'quiet' });
  });
  it('is never begun when the switch is refused', async () => {
    const result = await flyAt((socket) => void socket.write('502 no\r\n'), {
      dialogue: lineDialogue(['STARTTLS']),
    });
    expect(result).toMatchObject({ completed: false, serverHello: null });
    expect(result.attempt.outcome.kind).toBe('plaintext');
  });
});
