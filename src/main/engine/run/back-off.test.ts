import { afterEach, describe, expect, it } from 'vitest';
import { rawEvidenceSchema } from '../../../shared/model/evidence';
import { asking, onHello, type Peer, serverHello12, startPeer } from '../net/testing/peer';
import { readEvidence } from './parse-evidence';
import { startRun } from './session';
import { askedFor, madeProbe } from './testing/made-probe';

let peer: Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

const runWith = async (count: number, answered: number) => {
  let served = 0;
  peer = await startPeer(
    onHello((socket) => {
      served += 1;
      if (served <= answered) socket.end(serverHello12);
      else socket.destroy();
    }),
  );
  const hello = { versions: ['TLS 1.2'], serverName: null, suites: 1, groups: [], bytes: 50 };
  const probe = madeProbe({
    id: 'asks',
    connections: count,
    run: async ({ net }) => {
      for (let at = 0; at < count; at += 1) await net.attempt(asking({ until: 'server-hello', hello }));
      return 'done';
    },
  });
  const { evidence } = await startRun(askedFor(peer.port), { onProgress: () => {}, probes: [probe] });
  return rawEvidenceSchema.parse(JSON.parse(JSON.stringify(evidence)));
};

describe('a server that answers, and then turns us away', () => {
  it('is given time, and the evidence says after which attempts, saved and opened again too', async () => {
    const seen = await runWith(5, 1);
    expect(seen.asks).toMatchObject({
      status: 'ok',
      backedOff: { after: ['asks-2', 'asks-3', 'asks-4'], longestPauseMs: 1_000 },
    });
    const probe = madeProbe({ id: 'asks', run: async () => 'x' });
    expect(JSON.parse(JSON.stringify(readEvidence(seen, [probe]).evidence))).toEqual(seen);
  });
  it('that never turned us away leaves nothing to say', async () => {
    expect((await runWith(4, 4)).asks).not.toHaveProperty('backedOff');
  });
});
