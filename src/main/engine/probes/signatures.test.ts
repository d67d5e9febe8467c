import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { readClientHello } from '../wire/client-hello';
import { EXTENSIONS, SCHEMES } from '../wire/ids';
import type { AttemptOptions, FlightOptions, FlightResult } from './net-port';
import { probe } from './signatures';
import { alert, context, fakeNet, helloFacts, helloSeen, type Reply, serverHello } from './testing/fake-net';

const REFUSED = alert(40, 'handshake_failure');

/** TLS 1.2 with an RSA key: signs with the first of these that is offered. */
const rsaServer =
  (taken: readonly number[]) =>
  ({ send }: AttemptOptions): Reply => {
    if (!(send instanceof Uint8Array)) return {};
    const hello = readClientHello(send.subarray(9));
    const scheme = hello.signatureSchemes.find((one) => taken.includes(one));
    if (scheme === undefined || !hello.suites.includes(0xc02f)) return { outcome: REFUSED };
    const exchange = { kind: 'ecdhe', group: 23, key: new Uint8Array(65), scheme } as const;
    return { serverHello: serverHello(0x0303), serverKeyExchange: exchange };
  };

const flights =
  (taken: readonly number[]) =>
  ({ signatureSchemes = [] }: FlightOptions): Partial<FlightResult> & { outcome?: typeof REFUSED } => {
    const scheme = signatureSchemes.find((one) => taken.includes(one));
    return scheme === undefined ? { outcome: REFUSED } : { certificateVerify: { scheme, valid: true } };
  };

const extensionTypes = (send: Uint8Array): readonly number[] =>
  readClientHello(send.subarray(9)).extensions.map(({ type }) => type);

const run = async (net: ReturnType<typeof fakeNet>, spoken: readonly ('TLS 1.2' | 'TLS 1.3')[]) => {
  const seen = { hello: helloSeen(helloFacts()), versions: { rungs: [], spoken: [...spoken] } };
  const usual = context(net, seen);
  const options = { ...USUAL_OPTIONS, depth: 'all' } as const;
  const answer = await probe.run({ ...usual, asked: { ...usual.asked, options } });
  if (answer.status !== 'ok') throw new Error(answer.status);
  expect(probe.facts.parse(answer.facts)).toEqual(answer.facts);
  return answer;
};

describe('signatures', () => {
  it('are listed for each kind of key, read off the encrypted part in TLS 1.3', async () => {
    const net = fakeNet({
      attempt: rsaServer([SCHEMES.rsa_pkcs1_sha256, SCHEMES.rsa_pkcs1_sha1]),
      flight: flights([SCHEMES.ed25519]),
    });
    const { facts, outcome } = await run(net, ['TLS 1.2', 'TLS 1.3']);
    expect(facts.lists).toEqual([
      { version: 'TLS 1.3', keys: 'EdDSA', schemes: ['ed25519'], complete: true },
      { version: 'TLS 1.2', keys: 'RSA', schemes: ['rsa_pkcs1_sha256', 'rsa_pkcs1_sha1'], complete: true },
    ]);
    expect(outcome).toContain('TLS 1.3, EdDSA key: ed25519; TLS 1.2, RSA key: rsa_pkcs1_sha256');
  });
  it('are read where the server would rather use an exchange of keys that can’t be read (Botan, CECPQ1)', async () => {
    const usual = rsaServer([SCHEMES.rsa_pkcs1_sha256]);
    const net = fakeNet({
      attempt: (options) =>
        options.send instanceof Uint8Array &&
        readClientHello(options.send.subarray(9)).suites.includes(0x16b9)
          ? { serverHello: { ...serverHello(0x0303), suite: 0x16b9 } }
          : usual(options),
    });
    const { facts } = await run(net, ['TLS 1.2']);
    expect(facts.lists).toEqual([
      { version: 'TLS 1.2', keys: 'RSA', schemes: ['rsa_pkcs1_sha256'], complete: true },
    ]);
  });
  it('may stand above certificates that are signed with anything', async () => {
    const net = fakeNet({
      attempt: rsaServer([SCHEMES.rsa_pkcs1_sha256]),
      flight: flights([SCHEMES.ed25519]),
    });
    await run(net, ['TLS 1.2', 'TLS 1.3']);
    const ofTls13 = net.calls.flights.map(({ certificateSchemes = [] }) => certificateSchemes);
    const ofTls12 = net.calls.attempts.map(({ send }) =>
      send instanceof Uint8Array ? extensionTypes(send) : [],
    );
    expect(ofTls13.length * ofTls12.length).toBeGreaterThan(0);
    expect(ofTls13.every((schemes) => schemes.includes(SCHEMES.rsa_pkcs1_sha256))).toBe(true);
    expect(ofTls12.every((types) => types.includes(EXTENSIONS.signature_algorithms_cert))).toBe(true);
  });
  it('are not called missing when nothing was answered', async () => {
    const { facts } = await run(fakeNet({}), ['TLS 1.2']);
    expect(facts.lists.length).toBeGreaterThan(0);
    expect(facts.lists.every(({ schemes, complete }) => schemes.length === 0 && !complete)).toBe(true);
  });
  it.each([{}, { hello: helloSeen(helloFacts()) }])(
    'are not asked for where nothing hangs on them',
    async (seen) => {
      const net = fakeNet({});
      expect((await probe.run(context(net, seen))).status).toBe('skipped');
      expect([...net.calls.attempts, ...net.calls.flights]).toEqual([]);
    },
  );
});
