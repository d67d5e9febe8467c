import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { AttemptOptions, Dialogue } from '../probes/net-port';
import { createNet, type NetOptions } from './create-net';
import { lengthFraming, lineDialogue } from './testing/dialogue';
import { asking, drip, HELLO, type Peer, serverHello12, startPeer } from './testing/peer';

let peer: Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

const netFor = async (script: (socket: Socket) => void, more: Partial<NetOptions> = {}) => {
  peer = await startPeer(script);
  return createNet({ target: { port: peer.port, extraRoots: [] }, openingMs: 2_000, ...more });
};
const attempt = async (
  script: (socket: Socket) => void,
  options: Partial<AttemptOptions>,
  more: Partial<NetOptions> = {},
) => (await netFor(script, more)).attempt(asking({ until: 'server-hello', ...options }));

/** Greets, says 220 to every line, and answers the hello. */
const friendly = (heard: string[]) => (socket: Socket) => {
  socket.write('220 mail.example.test\r\n');
  socket.on('data', (chunk) => {
    const text = chunk.toString('latin1');
    heard.push(text);
    if (text.endsWith('\r\n')) drip(socket, Buffer.from('220 go on\r\n'));
    else socket.write(serverHello12);
  });
};
const hello = Buffer.from(HELLO).toString('latin1');

describe('the plain words before the hello', () => {
  it('are spoken on the same connection, then the hello goes out in one write', async () => {
    const heard: string[] = [];
    const result = await attempt(friendly(heard), { dialogue: lineDialogue(['EHLO x', 'STARTTLS']) });
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'in-server-flight' });
    expect(heard).toEqual(['EHLO x\r\n', 'STARTTLS\r\n', hello]);
    expect(result.dialogueRefused).toBeNull();
    const { events } = result.attempt;
    expect(events.filter(({ kind }) => kind === 'sent').map(({ label }) => label)).toEqual(['ClientHello']);
    expect(events.find(({ kind }) => kind === 'dialogue')).toMatchObject({
      who: 'peer',
      label: '220 mail.example.test',
    });
  });
  it('are the run’s own for every connection that names none, and each connection has a fresh script', async () => {
    const heard: string[] = [];
    const net = await netFor(friendly(heard), { dialogue: () => lineDialogue(['STARTTLS']) });
    const first = await net.attempt(asking({ until: 'server-hello' }));
    const second = await net.attempt(asking({ until: 'server-hello' }));
    const none = await net.attempt(asking({ until: 'first-bytes', send: null, dialogue: null }));
    expect([first, second].map((result) => result.attempt.outcome.kind)).toEqual(['answered', 'answered']);
    expect(none.attempt.outcome).toMatchObject({ kind: 'plaintext', text: '220 mail.example.test' });
    expect(heard).toEqual(['STARTTLS\r\n', hello, 'STARTTLS\r\n', hello]);
  });
  it('go before a complete handshake too', async () => {
    const heard: string[] = [];
    const net = await netFor(friendly(heard), { dialogue: () => lineDialogue(['STARTTLS']) });
    const result = await net.handshake({
      ...{ purpose: 'x', address: '127.0.0.1', serverName: null, listenMs: 0 },
    });
    expect(heard[0]).toBe('STARTTLS\r\n');
    expect(heard[1]?.charCodeAt(0)).toBe(22);
    expect(result.attempt.events.map(({ label }) => label)).toContain('ServerHello');
  });
  it('come after a preface', async () => {
    const heard: string[] = [];
    const preface = new TextEncoder().encode('PROXY UNKNOWN\r\n');
    await attempt(friendly(heard), { preface, dialogue: lineDialogue([]) });
    expect(heard.join('')).toBe(`PROXY UNKNOWN\r\n${hello}`);
  });
  it('end with the server’s refusal', async () => {
    const result = await attempt((socket) => socket.write('554 no mail here\r\n'), {
      dialogue: lineDialogue([]),
    });
    expect(result.dialogueRefused).toBe('554 no mail here');
    expect(result.attempt.outcome).toMatchObject({ kind: 'plaintext', stage: 'before-hello' });
    expect(result.attempt.bytesOut).toBe(0);
  });
  it('refused before a complete handshake end it the same way', async () => {
    const net = await netFor((socket) => socket.write('554 no\r\n'));
    const { attempt: made, completed } = await net.handshake({
      ...{ purpose: 'x', address: '127.0.0.1', serverName: null, listenMs: 0 },
      dialogue: lineDialogue([]),
    });
    expect(completed).toBe(false);
    expect(made.outcome).toMatchObject({ kind: 'plaintext', stage: 'before-hello', text: '554 no' });
  });
  it('that never come are silence before the hello', async () => {
    const result = await attempt(() => {}, { dialogue: lineDialogue([]) }, { openingMs: 40 });
    expect(result.attempt.outcome).toEqual({ kind: 'silence', stage: 'before-hello', afterMs: 40 });
  });
  it('broken off by a FIN are a FIN before the hello', async () => {
    const result = await attempt((socket) => socket.end('220 mail\r\n'), { dialogue: lineDialogue(['HI']) });
    expect(result.attempt.outcome).toEqual({ kind: 'fin', stage: 'before-hello' });
  });
  it('that never come to an end are stopped', async () => {
    const parrot: Dialogue = { name: 'parrot', next: () => ({ do: 'send', bytes: Uint8Array.of(0x0a) }) };
    const result = await attempt((socket) => socket.resume(), { dialogue: parrot });
    expect(result.dialogueRefused).toBe('The plain conversation does not come to an end.');
  });
  it('that grow without end are stopped by the byte budget', async () => {
    const deaf: Dialogue = { name: 'deaf', next: () => ({ do: 'wait' }) };
    const result = await attempt(
      (socket) => {
        const more = () => {
          if (!socket.destroyed) socket.write('x'.repeat(8_000), () => setImmediate(more));
        };
        more();
      },
      { dialogue: deaf },
    );
    expect(result.attempt.outcome).toEqual({ kind: 'too-much', stage: 'before-hello', limitBytes: 65_536 });
  });
  it('with a fault of our own in the script reject and leave no socket open', async () => {
    const faulty: Dialogue = {
      name: 'faulty',
      next: () => {
        throw new Error('our fault');
      },
    };
    await expect(attempt(() => {}, { dialogue: faulty })).rejects.toThrow('our fault');
  });
});

describe('a dialogue with packets of its own', () => {
  it('wraps what we send, in pieces too, and unwraps what comes', async () => {
    const heard: Buffer[] = [];
    const packets = [serverHello12.subarray(0, 40), serverHello12.subarray(40)];
    const result = await attempt(
      (socket) => {
        socket.write('220 packets from here\r\n');
        socket.on('data', (chunk) => {
          heard.push(chunk);
          if (heard.length < 2) return;
          drip(socket, Buffer.concat(packets.map((packet) => Buffer.from([packet.length, ...packet]))));
        });
      },
      {
        dialogue: lineDialogue([], lengthFraming),
        send: [HELLO.subarray(0, 10), HELLO.subarray(10)],
      },
    );
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'in-server-flight' });
    expect(heard.map((packet) => packet[0])).toEqual([10, HELLO.length - 10]);
    expect(result.attempt.bytesOut).toBe(HELLO.length + 2);
  });
});

describe('a brief attempt', () => {
  it('keeps the way there, what we sent and the end, and still knows the times', async () => {
    const result = await attempt((socket) => socket.once('data', () => socket.end(serverHello12)), {
      brief: true,
      until: 'server-flight',
    });
    expect(result.attempt.events.map(({ kind }) => kind)).toEqual([
      'connecting',
      'connected',
      'sent',
      'fin',
      'closed',
    ]);
    expect(result.timing.firstByteAt).toBeGreaterThanOrEqual(result.timing.helloAt ?? Number.NaN);
    expect(result.serverHello).not.toBeNull();
  });
});
