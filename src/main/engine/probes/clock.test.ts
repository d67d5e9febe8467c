import { describe, expect, it } from 'vitest';
import { probe } from './clock';
import type { ToldTime } from './clock-facts';
import type { Seen } from './define-probe';
import { certificateSeen } from './testing/certificate-seen';
import { context, fakeNet, helloSeen } from './testing/fake-net';

const HEARD = '2026-06-01T00:00:00.000Z';
const told = (from: string, at: string, kind: ToldTime['kind'] = 'date-header'): ToldTime => ({
  kind,
  from,
  at,
  heardAt: HEARD,
  attemptId: 'revocation-1',
});
const revocation = (...times: ToldTime[]): Seen => ({
  revocation: { attemptId: 'x', certificates: [], times },
});
const answering = (text: string) => ({
  heard: new TextEncoder().encode(text),
  timing: { connectedAt: 1, helloAt: 2, firstByteAt: 3, endedAt: 4 },
});
const run = async (seen: Seen, heard = '', target = {}) => {
  const net = fakeNet({ handshake: () => answering(heard) });
  const answer = await probe.run(context(net, seen, target));
  if (answer.status !== 'ok') throw new Error(answer.why);
  probe.facts.parse(answer.facts);
  return { ...answer, asked: net.calls.handshakes };
};

describe('the clock', () => {
  it('is compared with nobody where nobody spoke of time', async () => {
    const { facts, outcome, asked } = await run({});
    expect(facts).toEqual({ local: HEARD, sources: [], offsetSeconds: null });
    expect([outcome, asked.length]).toEqual(['Nobody said what time it is.', 0]);
  });
  it('is right when another one agrees, and then the server is not asked', async () => {
    const { facts, outcome, asked } = await run({
      hello: helloSeen(),
      certificate: certificateSeen(),
      ...revocation(told('ca.test', '2026-05-31T23:59:30Z')),
    });
    expect([facts.offsetSeconds, asked.length]).toEqual([30, 0]);
    expect(outcome).toBe('This computer’s clock is right to within five minutes.');
  });
  it('makes the server worth asking when somebody names another time', async () => {
    const { facts, outcome, asked } = await run(
      { hello: helloSeen(), ...revocation(told('ca.test', '2026-05-29T00:00:00Z')) },
      'HTTP/1.1 404 Not Found\r\nServer: x\r\nDate: Fri, 29 May 2026 00:00:09 GMT\r\n\r\n',
    );
    expect(asked[0]?.purpose).toBe('The server itself is asked what time it is (HTTP Date)');
    expect(new TextDecoder().decode(asked[0]?.ask)).toContain('HEAD / HTTP/1.1\r\nHost: www.lab.test\r\n');
    expect(facts.sources.map(({ from }) => from)).toEqual(['www.lab.test:443', 'ca.test']);
    expect(outcome).toMatch(/^This computer’s clock is ahead: by others it is 29 May 2026/);
  });
  it('makes the server worth asking when dates do not fit, unless it does not speak HTTP', async () => {
    const faults = [{ code: 'expired' as const, index: 0, text: 'It ran out.' }];
    const seen = { hello: helloSeen(), certificate: certificateSeen({ faults }) };
    expect((await run(seen)).asked.length).toBe(1);
    expect((await run(seen, '', { port: 993 })).asked.length).toBe(0);
    expect((await run({ certificate: certificateSeen({ faults }) })).asked.length).toBe(0);
  });
  it('is compared with the first bytes of a ServerHello where they are a time', async () => {
    const helloTime = { attemptId: 'certificate-1', at: '2026-05-31T23:59:58Z', heardAt: HEARD };
    const { facts } = await run({ certificate: certificateSeen({}, { helloTime }) });
    expect(facts).toMatchObject({ offsetSeconds: 2, sources: [{ kind: 'hello-random' }] });
    const chance = { ...helloTime, at: '2041-01-01T00:00:00Z' };
    expect((await run({ certificate: certificateSeen({}, { helloTime: chance }) })).facts.sources).toEqual(
      [],
    );
  });
  it('takes no answer for a date that is none', async () => {
    for (const heard of ['', 'SSH-2.0', 'HTTP/1.1 200 OK\r\nDate: tomorrow or the day after\r\n\r\n'])
      expect(
        (await run({ hello: helloSeen(), ...revocation(told('a', '2020-01-01T00:00:00Z')) }, heard)).facts
          .sources.length,
      ).toBe(1);
  });
});
