import { describe, expect, it } from 'vitest';
import { type RunOptions, USUAL_OPTIONS } from '../../../shared/model/way';
import { probe } from './stability';
import {
  CLOSED,
  context,
  type FakeNetScript,
  fakeNet,
  helloSeen,
  type Reply,
  serverHello,
} from './testing/fake-net';

const ANSWER: Reply = { serverHello: serverHello(0x0304) };
const REFUSED: Reply = { outcome: CLOSED };

const run = async (script: FakeNetScript, options: Partial<RunOptions>) => {
  const usual = context(fakeNet(script), { hello: helloSeen() });
  const asked = { ...usual.asked, options: { ...USUAL_OPTIONS, ...options } };
  const answer = await probe.run({ ...usual, asked });
  return { answer, facts: answer.status === 'ok' ? answer.facts : null };
};

describe('ends that come too soon', () => {
  const timing = (connectedAt: number, endedAt: number) => ({
    connectedAt,
    helloAt: connectedAt,
    firstByteAt: null,
    endedAt,
  });
  it('are counted where the quickest connection took longer', async () => {
    const { facts, answer } = await run(
      {
        attempt: (_options, index) =>
          index % 2 ? { ...ANSWER, timing: timing(40, 90) } : { ...REFUSED, timing: timing(42, 50) },
      },
      { repeats: 10, concurrency: 1 },
    );
    expect(facts?.early.count).toBe(facts?.early.ofEnded);
    expect(facts?.early).toMatchObject({ quickestConnectMs: 40, canTell: null });
    expect(answer).toMatchObject({ outcome: expect.stringContaining('sooner than a packet needs') });
  });
  it('are not counted where a close took as long as the way there and back', async () => {
    const { facts } = await run({ attempt: () => ({ ...REFUSED, timing: timing(40, 81) }) }, { repeats: 10 });
    expect(facts?.early).toMatchObject({ count: 0, canTell: null });
    expect(facts?.early.ofEnded).toBeGreaterThan(0);
  });
  it('can’t be told on a very short way, nor through a proxy', async () => {
    const near = { attempt: () => ({ ...REFUSED, timing: timing(0.4, 0.5) }) };
    expect((await run(near, { repeats: 10 })).facts?.early).toMatchObject({ count: 0, canTell: 'too-near' });
    const proxy = { kind: 'http', host: 'proxy.lab.test', port: 3128, user: null } as const;
    const far = { attempt: () => ({ ...REFUSED, timing: timing(40, 42) }) };
    expect((await run(far, { repeats: 10, proxy })).facts?.early).toMatchObject({
      count: 0,
      canTell: 'through-a-proxy',
    });
  });
});
