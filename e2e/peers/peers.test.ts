import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import * as endings from './endings';
import * as endless from './endless';
import * as greets from './greets';
import * as malformed from './malformed';
import * as notOffered from './not-offered';
import type { StartPeer } from './peer';
import { HOSTILE_PROXIES } from './proxies';
import * as slow from './slow';
import * as speaksTls12 from './speaks-tls12';
import * as speaksTls13 from './speaks-tls13';
import { SWITCHING } from './switches';
import * as wrongLengths from './wrong-lengths';

const peers: [string, StartPeer][] = Object.entries({
  ...endings,
  ...endless,
  ...greets,
  ...malformed,
  ...slow,
  ...notOffered,
  ...wrongLengths,
  ...speaksTls12,
  ...speaksTls13,
  ...Object.fromEntries(
    Object.entries({ ...SWITCHING, ...HOSTILE_PROXIES }).map(([name, { start }]) => [name, start]),
  ),
});

describe('a scripted peer', () => {
  it.each(peers)('%s takes a connection, and lets go when the other side does', async (_name, startPeer) => {
    const peer = await startPeer();
    const socket = connect({ host: '127.0.0.1', port: peer.port });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    // A peer that resets is an error to this socket, and expected.
    socket.on('error', () => undefined);
    socket.once('connect', () => socket.end('a first message'));
    socket.once('data', () => socket.destroy());
    socket.on('end', () => socket.destroy());
    await closed;
    await vi.waitFor(() => expect(peer.open()).toBe(0), { timeout: 3_000, interval: 5 });
    await peer.stop();
  });

  it('ends its connections when it is stopped', async () => {
    const peer = await slow.silentFromTheStart();
    const socket = connect({ host: '127.0.0.1', port: peer.port });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await vi.waitFor(() => expect(peer.open()).toBe(1), { interval: 5 });
    await peer.stop();
    await closed;
    await vi.waitFor(() => expect(peer.open()).toBe(0), { interval: 5 });
  });
});
