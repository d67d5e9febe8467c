import { afterEach, describe, expect, it } from 'vitest';
import type { Dialogue } from '../probes/net-port';
import { smtpScript } from '../starttls/smtp';
import { createNet } from './create-net';
import { asking, drip, HELLO, type Peer, serverHello12, startPeer } from './testing/peer';

let peer: Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

const attempt = async (script: Parameters<typeof startPeer>[0], dialogue: Dialogue, waitMs = 2_000) => {
  peer = await startPeer(script);
  const net = createNet({ target: { port: peer.port, extraRoots: [] } });
  return net.attempt(asking({ dialogue, until: 'server-hello', waitMs }));
};

describe('the plain words before the hello', () => {
  it('are spoken on the same connection, then the hello goes out in one write', async () => {
    const heard: string[] = [];
    const result = await attempt((socket) => {
      socket.write('220 mail.example.test ESMTP\r\n');
      socket.on('data', (chunk) => {
        heard.push(chunk.toString('latin1'));
        if (chunk.toString().startsWith('EHLO')) drip(socket, Buffer.from('250-hi\r\n250 STARTTLS\r\n'));
        else if (chunk.toString().startsWith('STARTTLS')) socket.write('220 go\r\n');
        else socket.write(serverHello12);
      });
    }, smtpScript());
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'in-server-flight' });
    expect(heard.at(-1)).toBe(Buffer.from(HELLO).toString());
    expect(result.dialogueRefused).toBeNull();
  });
  it('end with the server’s refusal', async () => {
    const result = await attempt((socket) => {
      socket.write('554 no mail here\r\n');
    }, smtpScript());
    expect(result.dialogueRefused).toBe('554 no mail here');
    expect(result.attempt.outcome).toMatchObject({ kind: 'plaintext', stage: 'before-hello' });
    expect(result.attempt.bytesOut).toBe(0);
  });
  it('that never come are silence before the hello', async () => {
    const result = await attempt(() => {}, smtpScript(), 40);
    expect(result.attempt.outcome).toEqual({ kind: 'silence', stage: 'before-hello', afterMs: 40 });
  });
  it('broken off by a FIN are a FIN before the hello', async () => {
    const result = await attempt((socket) => socket.end('220 mail ESMTP\r\n'), smtpScript());
    expect(result.attempt.outcome).toEqual({ kind: 'fin', stage: 'before-hello' });
  });
  it('that never come to an end are stopped', async () => {
    const parrot: Dialogue = { name: 'parrot', next: () => ({ do: 'send', bytes: Uint8Array.of(0x0a) }) };
    const result = await attempt((socket) => socket.resume(), parrot);
    expect(result.dialogueRefused).toBe('The plain conversation does not come to an end.');
  });
  it('with a fault of our own in the script reject and leave no socket open', async () => {
    const faulty: Dialogue = {
      name: 'faulty',
      next: () => {
        throw new Error('our fault');
      },
    };
    await expect(attempt(() => {}, faulty)).rejects.toThrow('our fault');
  });
});
