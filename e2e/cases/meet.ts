import { expect, vi } from 'vitest';
import type { Asked } from '../../src/shared/model/asked';
import type { RunOptions } from '../../src/shared/model/way';
import { USUAL_OPTIONS } from '../../src/shared/model/way';
import type { StartPeer } from '../peers/peer';
import { askedAbout, type OneRun, runOnce } from './one-run';

/** Every text in a value, however deep. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
};

/** C0, DEL, C1, and the marks that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** How a peer is met: the run's options and its longest time. The proxy, if there is one, stands at the peer's own port. */
export interface Manner {
  readonly ms: number;
  readonly options?: Partial<RunOptions>;
  readonly proxy?: 'http' | 'socks5' | 'socks4a';
}

const askedOf = (port: number, { options = {}, proxy }: Manner): Asked => ({
  ...askedAbout(port),
  options: {
    ...USUAL_OPTIONS,
    ...options,
    proxy: proxy ? { kind: proxy, host: '127.0.0.1', port, user: null } : null,
  },
});

/** One run against a peer; afterwards none of its connections may be open. */
export const meet = async (startPeer: StartPeer, manner: Manner): Promise<OneRun> => {
  const peer = await startPeer();
  try {
    const run = await runOnce(askedOf(peer.port, manner), { timeoutMs: manner.ms });
    await vi.waitFor(() => expect(peer.open()).toBe(0), { timeout: 5_000 });
    return run;
  } finally {
    await peer.stop();
  }
};

/** What has to be true of every run against every hostile peer. */
export const expectUnharmed = ({ evidence, document, seconds }: OneRun, { ms, options }: Manner): void => {
  expect(Object.values(evidence).filter((observation) => observation?.status === 'bug')).toEqual([]);
  expect(document.connections.used).toBeLessThanOrEqual(options?.depth === 'all' ? 600 : 40);
  expect(textsIn(document).filter((text) => UNPRINTABLE.test(text))).toEqual([]);
  expect(['cause-named', 'could-not-tell']).toContain(document.summary.conclusion);
  // Its deadline, and what a busy computer takes to end its connections and to judge.
  expect(seconds).toBeLessThan(ms / 1_000 + 8);
};

/** Lets at most `most` through at a time. */
export const gate = (most: number): (<Value>(work: () => Promise<Value>) => Promise<Value>) => {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
};
