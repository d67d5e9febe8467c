import { describe, expect, it, vi } from 'vitest';
import type { StartPeer } from '../peers/peer';
import { oneByteAHalfSecond, silentFromTheStart, silentInTheServerHello } from '../peers/slow';
import { askedAbout, runOnce } from './one-run';

const peers: [string, StartPeer][] = [
  ['says nothing', silentFromTheStart],
  ['stops in its answer', silentInTheServerHello],
  ['is very slow', oneByteAHalfSecond],
];

describe.each(peers)('cancelling a run against a peer that %s', (_name, startPeer) => {
  it('ends the run and leaves no socket open', async () => {
    const peer = await startPeer();
    const controller = new AbortController();
    try {
      const running = runOnce(askedAbout(peer.port), { signal: controller.signal });
      await vi.waitFor(() => expect(peer.open()).toBeGreaterThan(0), { timeout: 5_000, interval: 5 });
      controller.abort();
      const { cancelled, document } = await running;
      expect(cancelled).toBe(true);
      expect(document.summary.conclusion).toBe('cancelled');
      await vi.waitFor(() => expect(peer.open()).toBe(0), { timeout: 3_000 });
    } finally {
      await peer.stop();
    }
  });

  it('cancels before the first connection too', async () => {
    const peer = await startPeer();
    try {
      const run = await runOnce(askedAbout(peer.port), { signal: AbortSignal.abort() });
      expect([run.cancelled, run.document.connections.used]).toEqual([true, 0]);
    } finally {
      await peer.stop();
    }
  });
});
