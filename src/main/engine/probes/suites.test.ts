import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../shared/model/evidence';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { suiteName } from '../wire/ids';
import { type ListServer, listServer } from './enumerate/testing';
import { probe } from './suites';
import { alert, CLOSED, context, helloFacts, helloSeen } from './testing/fake-net';

const REFUSED = alert(40, 'handshake_failure');
const ALL = { ...USUAL_OPTIONS, depth: 'all' } as const;

const spoken = (...names: EvidenceMap['versions']['spoken']): EvidenceMap['versions'] => ({
  rungs: [],
  spoken: names,
});

const run = async (server: ListServer, seen: Parameters<typeof context>[1], all = false) => {
  const net = listServer(server);
  const usual = context(net, seen);
  const asked = all ? { ...usual.asked, options: ALL } : usual.asked;
  const answer = await probe.run({ ...usual, asked });
  return { answer, net };
};

describe('suites', () => {
  it('asks nothing when the greeting was answered', async () => {
    const { answer, net } = await run({ suites: {} }, { hello: helloSeen(), versions: spoken('TLS 1.2') });
    expect(answer.status).toBe('skipped');
    expect(net.calls.attempts).toEqual([]);
  });
  it('asks nothing when no list could have changed what happened', async () => {
    const base = helloFacts({ outcome: { kind: 'silence', stage: 'after-hello', afterMs: 5000 } });
    const { answer, net } = await run({ suites: {} }, { hello: helloSeen(base) });
    expect(answer.status).toBe('skipped');
    expect(net.calls.attempts).toEqual([]);
  });
  it.each([REFUSED, CLOSED])('finds the one odd suite that a server insists on ($kind)', async (outcome) => {
    const seen = { hello: helloSeen(helloFacts({ outcome })), versions: spoken() };
    const { answer, net } = await run({ suites: { 771: [0xc0a3] } }, seen);
    if (answer.status !== 'ok') throw new Error(answer.status);
    expect(answer.facts.lists).toMatchObject([
      { version: 'TLS 1.2', suites: ['TLS_DHE_RSA_WITH_AES_256_CCM_8'], complete: true },
    ]);
    expect(answer.outcome).toBe('The server takes TLS 1.2 with 1 encryption method (cipher suites).');
    expect(net.calls.attempts.length).toBeLessThanOrEqual(probe.budget.connections);
    expect(probe.facts.parse(answer.facts)).toEqual(answer.facts);
  });
  it('lists every version to its end on request, each confirmed by a handshake', async () => {
    const suites = { 771: [0xc02f, 0x009c, 0x002f], 772: [0x1301, 0x1302] };
    const seen = { hello: helloSeen(), versions: spoken('TLS 1.2', 'TLS 1.3') };
    const { answer, net } = await run({ suites, order: 'server' }, seen, true);
    if (answer.status !== 'ok') throw new Error(answer.status);
    expect(answer.facts.lists.map(({ version, suites: found }) => [version, found.length])).toEqual([
      ['TLS 1.3', 2],
      ['TLS 1.2', 3],
    ]);
    expect(answer.facts.lists.every(({ complete, order }) => complete && order === 'server')).toBe(true);
    expect(net.calls.handshakes).toHaveLength(1);
    expect(net.calls.flights).toHaveLength(1);
  });
  it('tells the server’s own order, in TLS 1.3 as well, and asks no more for it', async () => {
    const seen = { hello: helloSeen(), versions: spoken('TLS 1.3') };
    for (const taken of [
      [0x1301, 0x1303, 0x1302],
      [0x1302, 0x1303, 0x1301],
      [0x1303, 0x1302, 0x1301],
    ]) {
      const { answer, net } = await run({ suites: { 772: taken }, order: 'server' }, seen, true);
      if (answer.status !== 'ok') throw new Error(answer.status);
      expect(answer.facts.lists).toMatchObject([
        { suites: taken.map(suiteName), inServerOrder: true, complete: true },
      ]);
      expect(net.calls.attempts.length).toBe(taken[0] === 0x1303 ? 5 : 4);
    }
  });
  it('claims no order where the greeting’s decides', async () => {
    const seen = { hello: helloSeen(), versions: spoken('TLS 1.3') };
    const { answer, net } = await run({ suites: { 772: [0x1302, 0x1303, 0x1301] } }, seen, true);
    if (answer.status !== 'ok') throw new Error(answer.status);
    expect(answer.facts.lists).toMatchObject([{ order: 'client', inServerOrder: false, complete: true }]);
    expect(net.calls.attempts.length).toBe(4);
  });
  it('asks nothing where there was nobody to greet', async () => {
    const { answer, net } = await run({ suites: {} }, {});
    expect([answer.status, net.calls.attempts.length]).toEqual(['skipped', 0]);
  });
  it('says so when nothing at all was taken', async () => {
    const seen = { hello: helloSeen(helloFacts({ outcome: REFUSED })), versions: spoken() };
    const { answer } = await run({ suites: {} }, seen);
    expect(answer).toMatchObject({
      status: 'ok',
      outcome: 'No suite was taken in any version that was asked for.',
    });
  });
});
