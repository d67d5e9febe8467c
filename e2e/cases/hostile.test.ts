import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as endings from '../peers/endings';
import * as endless from '../peers/endless';
import * as malformed from '../peers/malformed';
import * as notOffered from '../peers/not-offered';
import type { StartPeer } from '../peers/peer';
import { HOSTILE_PROXIES } from '../peers/proxies';
import * as slow from '../peers/slow';
import * as speaksTls12 from '../peers/speaks-tls12';
import * as speaksTls13 from '../peers/speaks-tls13';
import { SWITCHING } from '../peers/switches';
import * as wrongLengths from '../peers/wrong-lengths';
import { expectUnharmed, gate, type Manner, meet } from './meet';
import type { OneRun } from './one-run';

const DEADLINE_MS = 12_000;
/** Most of the time is waiting for peers that say nothing, so that many are met side by side; more would wait for the processor. */
const AT_A_TIME = 24;

type Met = readonly [name: string, startPeer: StartPeer, manner: Manner];

const usual = (peers: Readonly<Record<string, StartPeer>>): Met[] =>
  Object.entries(peers).map(([name, start]) => [name, start, { ms: DEADLINE_MS }]);

const usually: Met[] = [
  ...usual({
    ...endings,
    ...endless,
    ...malformed,
    ...slow,
    ...notOffered,
    ...wrongLengths,
    ...speaksTls12,
    ...speaksTls13,
  }),
  ...Object.entries(SWITCHING).map(
    ([name, { starttls, start }]): Met => [name, start, { ms: DEADLINE_MS, options: { starttls } }],
  ),
  ...Object.entries(HOSTILE_PROXIES).map(
    ([name, { kind, start }]): Met => [`proxy, ${name}`, start, { ms: DEADLINE_MS, proxy: kind }],
  ),
];

/** In a run with full lists more is asked, for longer. */
const ALL_MS = 30_000;
const LISTED = [
  ...['endlessWarnings', 'oneByteAHalfSecond', 'oneMegabyteChain', 'garbage', 'everyTimeAnother'],
  ...['silentInTheServerHello', 'silentBehindFinished', 'closesBehindFinished', 'ticketsWithoutEnd'],
  ...['suiteNotOffered', 'retryWithoutEnd', 'primeOf16384Bits', 'extensionBodiesWrong', 'ssl2Looking'],
  ...['SMTP: one byte at a time', 'SMTP: an answer of TLS behind the agreement, before the greeting'],
  ...['proxy, HTTP: silent behind 200', 'proxy, SOCKS5: zeros without end'],
];
const listed = usually
  .filter(([name]) => LISTED.includes(name))
  .map(
    ([name, start, manner]): Met => [
      `${name}, full lists`,
      start,
      { ...manner, ms: ALL_MS, options: { ...manner.options, depth: 'all' } },
    ],
  );

/** Everything that is met in this file, begun in this order. */
const runs = new Map<string, Promise<OneRun>>();
const inTurn = gate(AT_A_TIME);
const begin = ([name, startPeer, manner]: Met): void => {
  const run = inTurn(() => meet(startPeer, manner));
  // The test of this peer hears of it.
  run.catch(() => undefined);
  runs.set(name, run);
};
const runOf = (name: string): Promise<OneRun> => {
  const run = runs.get(name);
  if (!run) throw new Error(`nobody met ${name}`);
  return run;
};

beforeAll(() => {
  for (const met of [...listed, ...usually]) begin(met);
});
afterAll(() => Promise.allSettled(runs.values()).then(() => undefined), 240_000);

describe('a hostile peer', () => {
  it.each(usually)(
    '%s is observed to the end, is never called fine, and leaves nothing behind',
    async (name, _startPeer, manner) => expectUnharmed(await runOf(name), manner),
    240_000,
  );
});

describe('a hostile peer in a run that goes through every list', () => {
  it('is looked for among the peers', () => expect(listed).toHaveLength(LISTED.length));
  it.each(listed)(
    '%s: is observed to the end, is never called fine, and leaves nothing behind',
    async (name, _startPeer, manner) => expectUnharmed(await runOf(name), manner),
    240_000,
  );
});

// What is said of these needs several silences to their end: they are met alone, and have the time for it.
describe.concurrent('a peer that begins an answer', () => {
  const top = async (startPeer: StartPeer) => (await meet(startPeer, { ms: 30_000 })).document.summary;

  it('and stops is not called silent', async () => {
    const summary = await top(slow.silentInTheServerHello);
    expect(summary.causeId).toBe('silent-after-hello');
    expect(summary.headline).toBe('The server begins to answer and then stops');
    expect(summary.explanation).toContain('packet size');
  }, 60_000);
  it('and closes is not said to close without a word', async () => {
    const summary = await top(endings.finInsideRecord);
    expect(summary.causeId).toBe('closed-by-every-hello');
    expect(summary.headline).toBe('The server begins to answer and then closes the connection');
  }, 60_000);
  it('with warnings only is not said to refuse', async () => {
    expect(await top(endless.endlessWarnings)).toMatchObject({ conclusion: 'could-not-tell', causeId: null });
  }, 60_000);
});
