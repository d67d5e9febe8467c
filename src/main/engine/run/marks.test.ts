import { afterEach, expect, it } from 'vitest';
import { type Mark, unpackMarks } from '../../../shared/model/attempt-marks';
import { observationSchema, rawEvidenceSchema } from '../../../shared/model/evidence';
import { type Progress, progressSchema } from '../../../shared/model/progress';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { asking, onHello, type Peer, startPeer } from '../net/testing/peer';
import { startTlsPeer } from '../net/testing/tls-server';
import type { NetPort } from '../probes/net-port';
import { startRun } from './session';
import { askedFor, madeProbe } from './testing/made-probe';

let peer: Pick<Peer, 'close'> | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

const TRIES = 70;

/** A question that says the same 70 times, and then once something of its own. */
const busy = () =>
  madeProbe({
    id: 'busy',
    connections: 100,
    run: async ({ net }) => {
      for (let at = 0; at < TRIES; at += 1) await net.attempt({ ...asking(), series: 'first' });
      await net.attempt(asking());
      return 'done';
    },
  });

const runIt = async (shown: Progress[] = []) => {
  const closing = await startPeer(onHello((socket) => socket.end()));
  peer = closing;
  const { evidence } = await startRun(
    { ...askedFor(closing.port), options: { ...USUAL_OPTIONS, depth: 'all' } },
    { onProgress: (progress) => shown.push(progressSchema.parse(progress)), probes: [busy()] },
  );
  return observationSchema.parse(rawEvidenceSchema.parse(evidence).busy);
};

const seriesOf = (marks: readonly Mark[], series: Mark['series']) =>
  marks.filter((mark) => mark.series === series);

it('notes every attempt of a question, those too that are not kept whole', async () => {
  const seen = await runIt();
  expect(seen.attempts.length).toBeLessThan(TRIES);
  const marks = seen.attemptMarks ? unpackMarks(seen.attemptMarks) : [];
  expect(seriesOf(marks, 'first')).toHaveLength(TRIES);
  expect(seriesOf(marks, 'various')).toHaveLength(1);
  expect(marks.every(({ end, address }) => end === 'f' && address === '127.0.0.1')).toBe(true);
  expect(seen.startedAtMs).toBeGreaterThanOrEqual(0);
});

it('notes how long the server took, without the time that we listened on behind a whole handshake', async () => {
  const where = { purpose: 'a whole handshake', address: '127.0.0.1', serverName: null };
  const asked = async ({ net }: { readonly net: NetPort }) => {
    await net.handshake({ ...where, listenMs: 700 });
    return 'done';
  };
  const tls = await startTlsPeer({});
  peer = tls;
  const { evidence } = await startRun(askedFor(tls.port), {
    onProgress: () => {},
    probes: [madeProbe({ id: 'listens', connections: 1, run: asked })],
  });
  const seen = observationSchema.parse(rawEvidenceSchema.parse(evidence).listens);
  const [mark] = seen.attemptMarks ? unpackMarks(seen.attemptMarks) : [];
  expect(seen.attempts[0]?.ms).toBeGreaterThanOrEqual(700);
  expect(mark?.end).toBe('a');
  expect(mark?.ms).toBeLessThan(600);
});

it('shows them while they are made, and all of them in the end', async () => {
  const shown: Progress[] = [];
  await runIt(shown);
  const lengths = shown.map(({ attemptMarks }) => attemptMarks?.end.length ?? 0);
  expect(lengths.at(-1)).toBe(TRIES + 1);
  expect([...lengths].sort((one, other) => one - other)).toEqual(lengths);
  expect(shown.length).toBeLessThan(TRIES);
});
