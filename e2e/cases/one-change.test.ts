import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../src/shared/model/evidence';
import { type RunOptions, USUAL_OPTIONS } from '../../src/shared/model/way';
import {
  likesAll,
  mindsSizes,
  mindsTwoThings,
  mindsX25519,
  tiresSoon,
  wantsAlpn,
} from '../peers/one-change-peers';
import type { StartPeer } from '../peers/peer';
import { takesTurns } from '../peers/picky';
import { askedAbout, type OneRun, runOnce } from './one-run';

/** A whole run of the real engine against a peer. */
const run = async (
  start: StartPeer,
  more: { readonly client?: string; readonly options?: Partial<RunOptions> } = {},
): Promise<OneRun> => {
  const peer = await start();
  try {
    const { client, options } = more;
    return await runOnce({
      ...askedAbout(peer.port),
      ...(client === undefined ? {} : { client }),
      options: { ...USUAL_OPTIONS, ...options },
    });
  } finally {
    await peer.stop();
  }
};

const oneChange = ({ evidence }: OneRun): EvidenceMap['one-change'] => {
  const seen = evidence['one-change'];
  if (seen?.status !== 'ok') throw new Error(`one-change: ${JSON.stringify(seen)}`);
  return seen.facts as EvidenceMap['one-change'];
};

const attemptIds = ({ document }: OneRun): string[] => document.transcript.map(({ id }) => id);

describe('the one change, on the wire', () => {
  it('is found where one entry of a list decides, and the report says it in one sentence', async () => {
    const done = await run(mindsX25519);
    expect(oneChange(done).pair).toMatchObject({ variable: 'groups', holds: true });
    const { difference, connections } = done.document;
    expect(difference?.sentence).toMatch(/^It works when .*, and fails when .*; nothing else differed\.$/);
    expect(difference?.holds).toBe(true);
    expect(attemptIds(done)).toEqual(expect.arrayContaining(difference?.attempts ?? ['none']));
    expect(connections.used).toBeLessThanOrEqual(40);
  }, 60_000);
  it('is taken from an earlier question where that has measured it', async () => {
    const done = await run(mindsSizes);
    expect(oneChange(done).steps).toEqual([]);
    expect(done.evidence['one-change']?.connections).toBe(0);
    expect(done.document.difference).toMatchObject({ holds: true });
    expect(done.document.connections.used).toBeLessThanOrEqual(40);
  }, 60_000);
  it('is several changes together where none alone is enough', async () => {
    const done = await run(mindsTwoThings, { options: { depth: 'all' } });
    const { pair } = oneChange(done);
    expect(pair).toMatchObject({ holds: true });
    expect(pair?.together.length).toBeGreaterThan(1);
    expect(done.document.difference?.sentence).toContain('have to change together');
  }, 120_000);
  it('is what the chosen program does and we do not', async () => {
    const done = await run(wantsAlpn, { client: 'openssl-1-0-1' });
    expect(oneChange(done)).toMatchObject({ from: 'program-fails', pair: { variable: 'alpn', holds: true } });
    expect(done.document.difference?.sentence).toContain('OpenSSL');
    expect(done.document.connections.used).toBeLessThanOrEqual(40);
  }, 60_000);
});

describe('a server that changes by itself', () => {
  it.each([
    ['two servers that take turns', takesTurns()],
    ['one that answers its first greetings and then no more', tiresSoon],
  ])(
    'is not mistaken for a cause: %s',
    async (_name, start) => {
      const { document, evidence } = await run(start);
      const seen = evidence['one-change'];
      const pair = seen?.status === 'ok' ? (seen.facts as EvidenceMap['one-change']).pair : null;
      expect(pair?.holds ?? false).toBe(false);
      expect(document.difference?.holds ?? false).toBe(false);
      const sure = document.findings.filter(({ verdict }) => verdict === 'confirmed');
      expect(sure.map(({ causeId }) => causeId).filter((id) => id !== 'unsteady')).toEqual([]);
    },
    60_000,
  );
});

describe('a server that answers everything', () => {
  it('gets no difference, and no connection for the search', async () => {
    const done = await run(likesAll);
    expect(done.document.difference).toBeNull();
    expect(done.evidence['one-change']).toMatchObject({ status: 'skipped', connections: 0 });
  }, 60_000);
});
