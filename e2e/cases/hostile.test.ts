import { describe, expect, it, vi } from 'vitest';
import * as endings from '../peers/endings';
import * as endless from '../peers/endless';
import * as malformed from '../peers/malformed';
import type { StartPeer } from '../peers/peer';
import * as slow from '../peers/slow';
import { askedAbout, runOnce } from './one-run';

const DEADLINE_MS = 12_000;
const peers: [string, StartPeer][] = Object.entries({ ...endings, ...endless, ...malformed, ...slow });

/** Every text in a value, however deep. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
};

/** C0, DEL, C1, and the marks that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** One run against a peer, and how many of its connections are left open afterwards. */
const meet = async (startPeer: StartPeer) => {
  const peer = await startPeer();
  try {
    const run = await runOnce(askedAbout(peer.port), { timeoutMs: DEADLINE_MS });
    await vi.waitFor(() => expect(peer.open()).toBe(0), { timeout: 3_000 });
    return run;
  } finally {
    await peer.stop();
  }
};

// Most of the time is waiting for peers that say nothing, so they are met side by side.
describe.concurrent('a hostile peer', () => {
  it.each(peers)(
    '%s is observed to the end, is never called fine, and leaves nothing behind',
    async (_name, startPeer) => {
      const { evidence, document } = await meet(startPeer);
      expect(Object.values(evidence).filter((observation) => observation?.status === 'bug')).toEqual([]);
      expect(document.connections.used).toBeLessThanOrEqual(40);
      expect(textsIn(document).filter((text) => UNPRINTABLE.test(text))).toEqual([]);
      expect(['cause-named', 'could-not-tell']).toContain(document.summary.conclusion);
    },
    20_000,
  );
});

describe.concurrent('a peer that begins an answer', () => {
  const top = async (startPeer: StartPeer) => (await meet(startPeer)).document.summary;

  it('and stops is not called silent', async () => {
    const summary = await top(slow.silentInTheServerHello);
    expect(summary.causeId).toBe('silent-after-hello');
    expect(summary.headline).toBe('The server begins to answer and then stops');
    expect(summary.explanation).toContain('packet size');
  }, 20_000);
  it('and closes is not said to close without a word', async () => {
    const summary = await top(endings.finInsideRecord);
    expect(summary.causeId).toBe('closed-by-every-hello');
    expect(summary.headline).toBe('The server begins to answer and then closes the connection');
  }, 20_000);
  it('with warnings only is not said to refuse', async () => {
    expect(await top(endless.endlessWarnings)).toMatchObject({ conclusion: 'could-not-tell', causeId: null });
  }, 20_000);
});
