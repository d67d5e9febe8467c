import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { readClientHello } from '../wire/client-hello';
import { probe } from './certificate';
import type { ProbeContext, Seen } from './define-probe';
import type { FlightOptions } from './net-port';
import { trusted } from './testing/empty-results';
import { context, type FakeNetScript, fakeNet, helloFacts, helloSeen, serverHello } from './testing/fake-net';

const ONE = [Uint8Array.of(11), Uint8Array.of(22)];
const TWO = [Uint8Array.of(33), Uint8Array.of(22)];
const spoken = (...names: ('TLS 1.0' | 'TLS 1.2' | 'TLS 1.3')[]) => ({ rungs: [], spoken: names });
const run = async (script: FakeNetScript, seen: Seen, more: Partial<ProbeContext['asked']> = {}) => {
  const net = fakeNet(script);
  const given = context(net, seen);
  const answer = await probe.run({ ...given, asked: { ...given.asked, ...more } });
  if (answer.status !== 'ok') throw new Error(answer.why);
  expect(probe.facts.safeParse(answer.facts).success).toBe(true);
  return { net, facts: answer.facts, outcome: answer.outcome };
};
const onlyRsa = ({ signatureSchemes }: FlightOptions) => signatureSchemes?.includes(0x0804) ?? false;
const modern: Seen = { hello: helloSeen(), versions: spoken('TLS 1.3') };

describe('certificates of both kinds, in every version', () => {
  it('opens the flight of TLS 1.3 and keeps the order and the extras as sent', async () => {
    const { facts, net } = await run(
      {
        flight: () => ({
          certificates: ONE,
          ocsp: new Uint8Array(471),
          certificateVerify: { scheme: 0x0403, valid: true },
        }),
      },
      modern,
    );
    expect(facts).toMatchObject({
      seenBy: 'opened-flight',
      version: 'TLS 1.3',
      chain: [{ fingerprint: '11'.repeat(32) }, { fingerprint: '22'.repeat(32) }],
      others: [],
      varies: false,
    });
    expect(facts.sightings?.[0]).toMatchObject({
      asked: 'any',
      stapleBytes: 471,
      signature: { scheme: 'ecdsa_secp256r1_sha256', valid: true },
      certificates: 2,
    });
    expect(net.calls.flights.map(({ listenMs }) => listenMs)).toEqual([0, 0]);
    expect(net.calls.handshakes).toHaveLength(0);
  });
  it('asks for the other kind only, and keeps a second certificate beside the first', async () => {
    const { facts, outcome, net } = await run(
      { flight: (options) => ({ certificates: onlyRsa(options) ? TWO : ONE }) },
      modern,
    );
    const [other] = net.calls.flights.slice(1);
    expect(other?.signatureSchemes).not.toContain(0x0403);
    // The chain above it may be signed in any way.
    expect(other?.certificateSchemes).toEqual(expect.arrayContaining([0x0403, 0x0401]));
    expect(facts.others).toMatchObject([{ asked: 'RSA', version: 'TLS 1.3', trusted: true }]);
    expect(facts.others?.[0]?.chain[0]?.fingerprint).toBe('33'.repeat(32));
    expect(facts.varies).toBe(false);
    expect(outcome).toContain('There is another one');
  });
  it('below TLS 1.3 asks with suites and signatures of that kind', async () => {
    const { net } = await run(
      { attempt: () => ({ serverHello: serverHello(0x0303), certificates: ONE }) },
      { hello: helloSeen(helloFacts({ version: 'TLS 1.2' })), versions: spoken('TLS 1.2') },
    );
    const send = net.calls.attempts[1]?.send;
    const hello = readClientHello(send instanceof Uint8Array ? send.subarray(9) : new Uint8Array());
    expect(hello.suites).toContain(0xc02f);
    expect(hello.suites).not.toContain(0xc02b);
    expect(hello.signatureSchemes).toContain(0x0804);
    expect(hello.signatureSchemes).not.toContain(0x0403);
    expect(net.calls.flights).toHaveLength(0);
  });
  it('below TLS 1.3 notes the group in which keys would be exchanged', async () => {
    const exchange = { kind: 'ecdhe' as const, group: 0x001d, key: new Uint8Array(32), scheme: 0x0403 };
    const { facts } = await run(
      {
        attempt: () => ({
          serverHello: serverHello(0x0303),
          certificates: ONE,
          serverKeyExchange: exchange,
        }),
      },
      { hello: helloSeen(), versions: spoken('TLS 1.2') },
    );
    expect(facts.sightings?.[0]).toMatchObject({ exchange: 'x25519' });
  });
  it('sees another chain behind the same certificate in another version', async () => {
    const { facts, outcome } = await run(
      {
        attempt: () => ({ serverHello: serverHello(0x0303), certificates: ONE }),
        flight: () => ({ certificates: ONE.slice(0, 1) }),
      },
      { hello: helloSeen(), versions: spoken('TLS 1.2', 'TLS 1.3') },
    );
    expect(facts.others).toMatchObject([{ version: 'TLS 1.3', seenBy: 'opened-flight' }]);
    expect(outcome).toContain('In another version');
  });
  it('asks both versions again where they brought two certificates of one kind, and sees the turns', async () => {
    let turn = 0;
    const next = () => (turn++ % 3 === 0 ? ONE : TWO);
    const seen = { hello: helloSeen(), versions: spoken('TLS 1.2', 'TLS 1.3') };
    const script = {
      attempt: () => ({ serverHello: serverHello(0x0303), certificates: next() }),
      flight: () => ({ certificates: next() }),
    };
    const { facts, net } = await run(script, seen);
    expect(facts).toMatchObject({ varies: true });
    expect(net.calls.attempts.length + net.calls.flights.length).toBeLessThanOrEqual(
      probe.budget.connections,
    );
  });
  it('looks at the other addresses that answered, two at most', async () => {
    const at = (address: string) => helloFacts({ address });
    const hello = helloSeen(at('192.0.2.1'));
    const addresses = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'].map(at);
    const script = {
      flight: ({ address }: FlightOptions) => ({ certificates: address === '192.0.2.3' ? TWO : ONE }),
    };
    const seen = { hello: { ...hello, addresses }, versions: spoken('TLS 1.3') };
    const { facts, outcome, net } = await run(script, seen);
    expect(facts.others).toMatchObject([{ address: '192.0.2.3', trusted: true }]);
    expect(facts.sightings?.map(({ address }) => address)).toEqual(
      expect.arrayContaining(['192.0.2.2', '192.0.2.3']),
    );
    expect(facts.varies).toBe(false);
    expect(outcome).toContain('At the address 192.0.2.3 there is another one');
    expect(net.calls.flights.length).toBeLessThanOrEqual(probe.budget.connections);
  });
  it('notices a server that answers the same question with another certificate', async () => {
    const variant = (leaf: string) => ({ result: helloFacts({ version: 'TLS 1.2' }), leaf });
    const seen = (leaf: string): Seen => ({
      hello: helloSeen(),
      versions: spoken('TLS 1.2'),
      'server-name': {
        name: 'www.lab.test',
        with: variant(leaf),
        without: variant(leaf),
        other: variant(leaf),
      },
    });
    const script: FakeNetScript = {
      attempt: () => ({ serverHello: serverHello(0x0303), certificates: ONE }),
    };
    expect((await run(script, seen('11'.repeat(32)))).facts.varies).toBe(false);
    const other = await run(script, seen('99'.repeat(32)));
    expect(other.facts.varies).toBe(true);
    expect(other.outcome).toContain('The same question brought different certificates.');
  });
  it('with every list asked for looks in each version, for the rare kinds, and once more', async () => {
    const options = { ...USUAL_OPTIONS, depth: 'all' } as const;
    const { net, facts } = await run(
      {
        attempt: () => ({ serverHello: serverHello(0x0303), certificates: ONE }),
        flight: (_options, index) => ({ certificates: index === 5 ? TWO : ONE }),
      },
      { hello: helloSeen(), versions: spoken('TLS 1.0', 'TLS 1.2', 'TLS 1.3') },
      { options },
    );
    expect(net.calls.attempts.map(({ hello }) => hello?.versions)).toEqual([['TLS 1.2'], ['TLS 1.0']]);
    expect(net.calls.flights.slice(2).map(({ signatureSchemes }) => signatureSchemes)).toEqual([
      [0x0809, 0x080a, 0x080b],
      [0x0807, 0x0808],
      undefined,
    ]);
    expect(facts.varies).toBe(true);
  });
  it('asks for a rare kind in a version that shows certificates in the clear, and not for one that was shown', async () => {
    const options = { ...USUAL_OPTIONS, depth: 'all' } as const;
    const asked = async (keyType: string) => {
      const net = fakeNet({
        attempt: () => ({ serverHello: serverHello(0x0303), certificates: ONE }),
        judge: { chain: trusted(ONE).chain.map((one) => ({ ...one, keyType })) },
      });
      const given = context(net, { hello: helloSeen(), versions: spoken('TLS 1.2') });
      await probe.run({ ...given, asked: { ...given.asked, options } });
      return net.calls.attempts.map(({ purpose }) => /accepting (.*) certificate/.exec(purpose)?.[1] ?? '');
    };
    expect(await asked('RSA')).toEqual(['', 'an ECDSA', 'an RSA-PSS', 'an Ed25519 or Ed448']);
    expect(await asked('Ed25519')).toEqual(['', 'an RSA', 'an RSA-PSS']);
  });
  it('falls back on a complete handshake where the flight can’t be opened', async () => {
    const { facts, net } = await run({ handshake: () => ({ certificates: ONE }) }, modern);
    expect(facts.seenBy).toBe('complete-handshake');
    expect(facts.sightings?.[0]).not.toHaveProperty('stapleBytes');
    expect([net.calls.flights.length, net.calls.handshakes.length]).toEqual([1, 1]);
  });
});
