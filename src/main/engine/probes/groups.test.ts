import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { readClientHello } from '../wire/client-hello';
import { GROUPS } from '../wire/ids';
import { probe } from './groups';
import type { AttemptOptions } from './net-port';
import { alert, context, fakeNet, helloFacts, helloSeen, type Reply, serverHello } from './testing/fake-net';

const REFUSED = alert(40, 'handshake_failure');

/** Takes the first of its groups that is offered: named in a HelloRetryRequest, or in a ServerKeyExchange. `keyed`: only with a key. */
const server =
  (modern: readonly number[], curves: readonly number[], keyed: readonly number[] = []) =>
  ({ send }: AttemptOptions): Reply => {
    if (!(send instanceof Uint8Array)) return {};
    const hello = readClientHello(send.subarray(9));
    const isModern = hello.supportedVersions.includes(0x0304);
    const taken = [...modern, ...keyed.filter((group) => hello.keyShareGroups.includes(group))];
    const group = hello.groups.find((one) => (isModern ? taken : curves).includes(one));
    if (!isModern && hello.groups.length === 0) {
      const suite = hello.suites.includes(0x009e) ? 0x009e : 0x009f;
      const bits = suite === 0x009e ? 1024 : 3072;
      const prime = new Uint8Array(bits / 8).fill(0xff);
      const exchange = { kind: 'dhe', bits, prime, generator: Uint8Array.of(2), scheme: 0x0401 } as const;
      return { serverHello: { ...serverHello(0x0303), suite }, serverKeyExchange: exchange };
    }
    if (group === undefined) return { outcome: REFUSED };
    if (isModern) return { serverHello: { ...serverHello(0x0304), helloRetryRequest: true, group } };
    const exchange = { kind: 'ecdhe', group, key: new Uint8Array(65), scheme: 0x0401 } as const;
    return { serverHello: serverHello(0x0303), serverKeyExchange: exchange };
  };

const run = async (script: ReturnType<typeof server>, spoken: readonly ('TLS 1.2' | 'TLS 1.3')[]) => {
  const net = fakeNet({ attempt: script });
  const seen = { hello: helloSeen(helloFacts()), versions: { rungs: [], spoken: [...spoken] } };
  const usual = context(net, seen);
  const answer = await probe.run({
    ...usual,
    asked: { ...usual.asked, options: { ...USUAL_OPTIONS, depth: 'all' } },
  });
  if (answer.status !== 'ok') throw new Error(answer.status);
  expect(probe.facts.parse(answer.facts)).toEqual(answer.facts);
  return { ...answer, connections: net.calls.attempts.length };
};

describe('groups', () => {
  it('takes them out one by one, in both ways of naming them', async () => {
    const script = server([GROUPS.x25519, GROUPS.secp384r1], [GROUPS.secp256r1, GROUPS.secp521r1]);
    const { facts, connections } = await run(script, ['TLS 1.2', 'TLS 1.3']);
    expect(facts.lists).toEqual([
      { version: 'TLS 1.3', groups: ['x25519', 'secp384r1'], withKeyOnly: [], complete: true },
      { version: 'TLS 1.2', groups: ['secp256r1', 'secp521r1'], withKeyOnly: [], complete: true },
    ]);
    expect(connections).toBeLessThanOrEqual(3 + 4 + 3 + 2);
  });
  it('takes an answer in a curve that was not offered, and a retry that names no group, for a refusal of the list', async () => {
    const usual = server([GROUPS.x25519], [GROUPS.secp256r1]);
    const { facts } = await run(
      (options) => {
        const reply = usual(options);
        if (reply.outcome !== REFUSED || !(options.send instanceof Uint8Array)) return reply;
        const isModern = readClientHello(options.send.subarray(9)).supportedVersions.includes(0x0304);
        if (isModern)
          return { serverHello: { ...serverHello(0x0304), helloRetryRequest: true, group: null } };
        const exchange = {
          kind: 'ecdhe',
          group: GROUPS.secp256r1,
          key: new Uint8Array(65),
          scheme: 0x0401,
        } as const;
        return { serverHello: serverHello(0x0303), serverKeyExchange: exchange };
      },
      ['TLS 1.2', 'TLS 1.3'],
    );
    expect(facts.lists).toMatchObject([
      { version: 'TLS 1.3', groups: ['x25519'], complete: true },
      { version: 'TLS 1.2', groups: ['secp256r1'], complete: true },
    ]);
  });
  it('shows a key where a server wants to see one', async () => {
    const { facts, outcome } = await run(server([GROUPS.x25519], [], [GROUPS.X25519MLKEM768]), ['TLS 1.3']);
    expect(facts.lists[0]?.withKeyOnly).toEqual(['X25519MLKEM768']);
    expect(outcome).toBe('Keys are exchanged in: TLS 1.3: x25519, X25519MLKEM768.');
  });
  it('tells the sizes of the Diffie-Hellman groups, with the strongest ciphers and with others', async () => {
    const { facts, outcome } = await run(server([], [GROUPS.secp256r1]), ['TLS 1.2']);
    expect(facts.dh).toEqual({
      version: 'TLS 1.2',
      bits: 1024,
      name: null,
      suite: 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
    });
    expect(facts.otherDh).toMatchObject([{ bits: 3072, suite: 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384' }]);
    expect(outcome).toContain('Diffie-Hellman of 1024 bits; Diffie-Hellman of 3072 bits');
  });
  it('asks for no curves in SSL 3.0, whose greeting names none', async () => {
    const net = fakeNet({ attempt: () => ({ outcome: REFUSED }) });
    const seen = { hello: helloSeen(), versions: { rungs: [], spoken: ['SSL 3.0' as const] } };
    const usual = context(net, seen);
    const options = { ...USUAL_OPTIONS, depth: 'all' as const };
    await probe.run({ ...usual, asked: { ...usual.asked, options } });
    expect(net.calls.attempts.map(({ purpose }) => purpose)).toEqual([
      'SSL 3.0, Diffie-Hellman',
      'SSL 3.0, Diffie-Hellman',
    ]);
  });
  it('asks in the version in which only the search for methods found one', async () => {
    const net = fakeNet({ attempt: server([], [GROUPS.secp384r1]) });
    const list = {
      version: 'TLS 1.2' as const,
      suites: ['TLS_ECDHE_RSA_WITH_CAMELLIA_128_GCM_SHA256'],
      order: 'unknown' as const,
      complete: true,
      choking: null,
      confirmed: null,
    };
    const hello = helloSeen(helloFacts({ outcome: REFUSED }));
    const versions = { rungs: [], spoken: [] };
    const answer = await probe.run(context(net, { hello, versions, suites: { lists: [list] } }));
    expect(answer).toMatchObject({
      facts: { lists: [{ version: 'TLS 1.2', groups: ['secp384r1'] }] },
    });
  });
  it('asks for the usual ones alone where our greeting was answered and an odd one was chosen', async () => {
    const net = fakeNet({ attempt: server([GROUPS.secp521r1, GROUPS.x448], [GROUPS.secp521r1]) });
    const spoken = ['TLS 1.2' as const, 'TLS 1.3' as const];
    const hello = helloSeen(helloFacts({ group: 'secp521r1' }));
    const answer = await probe.run(context(net, { hello, versions: { rungs: [], spoken } }));
    expect(answer).toMatchObject({
      status: 'ok',
      facts: {
        lists: [
          { version: 'TLS 1.3', groups: ['secp521r1'], complete: false, usualOnly: true },
          { version: 'TLS 1.2', groups: ['secp521r1'], complete: false, usualOnly: true },
        ],
      },
    });
    expect(net.calls.attempts.length).toBeLessThanOrEqual(probe.budget.connections);
  });
  it('asks for the Diffie-Hellman group alone where one was chosen', async () => {
    const net = fakeNet({ attempt: server([], [GROUPS.secp256r1]) });
    const hello = helloSeen(helloFacts({ version: 'TLS 1.2', suite: 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256' }));
    const versions = { rungs: [], spoken: ['TLS 1.2' as const] };
    const answer = await probe.run(context(net, { hello, versions }));
    expect(answer).toMatchObject({ status: 'ok', facts: { lists: [], dh: { bits: 1024 } } });
    expect(net.calls.attempts).toHaveLength(1);
  });
  it('says that there is no Diffie-Hellman where a reported error speaks of it', async () => {
    const net = fakeNet({ attempt: () => ({ outcome: REFUSED }) });
    const seen = { hello: helloSeen(), versions: { rungs: [], spoken: ['TLS 1.2' as const] } };
    const usual = context(net, seen);
    const answer = await probe.run({ ...usual, asked: { ...usual.asked, message: 'dh key too small' } });
    expect(answer).toMatchObject({ status: 'ok', facts: { lists: [], dh: null } });
    expect(net.calls.attempts).toHaveLength(1);
  });
  it.each([{}, { hello: helloSeen(helloFacts()) }])(
    'asks nothing where nothing hangs on it',
    async (seen) => {
      const net = fakeNet({});
      expect((await probe.run(context(net, seen))).status).toBe('skipped');
      expect(net.calls.attempts).toEqual([]);
    },
  );
});
