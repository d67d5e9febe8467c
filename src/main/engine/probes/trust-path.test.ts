import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64';
import type { CertificateFacts, StoreVerdict, TrustFault } from './net-port';
import { certificateSeen } from './testing/certificate-seen';
import { trusted } from './testing/empty-results';
import { context, type FakeNetScript, fakeNet } from './testing/fake-net';
import { probe } from './trust-path';

/*
 * Certificates are single bytes here: 1 the server's, 2 its issuer, 3 the issuer of that, 9 a stranger. The root above 3 is known to Mozilla.
 */
const URL = 'http://ca.test/a.cer';
const [LEAF, MIDDLE, UPPER, STRANGER] = [1, 2, 3, 9].map((byte) => Uint8Array.of(byte));
/** One that signed itself, and that 2 calls its issuer, too. */
const ROOT = 7;
const factsOf = (der: Uint8Array): CertificateFacts => ({
  ...(trusted([der]).chain[0] as CertificateFacts),
  selfIssued: der[0] === ROOT,
  subject: `CN=${der[0]}`,
  issuer: `CN=${(der[0] ?? 0) + 1}`,
  caIssuers: [URL],
  der: toBase64(der),
});
const missing = (index: number): TrustFault => ({
  code: 'missing-intermediate',
  index,
  text: 'It is missing.',
});

/** The way up: one after the other as long as the next is there. */
const verdict = (id: StoreVerdict['id'], certificates: readonly Uint8Array[]): StoreVerdict => {
  const path: number[] = [];
  for (let byte = 1; ; byte += 1) {
    const at = certificates.findIndex(([first]) => first === byte);
    if (at === -1) break;
    path.push(at);
  }
  const rooted = certificates.some(([first]) => first === ROOT);
  const atTop = (index: number): TrustFault =>
    rooted ? { code: 'unknown-root', index, text: 'It is not known.' } : missing(index);
  const whole = id === 'mozilla' && path.length === 3;
  return {
    id,
    name: id,
    roots: 1,
    trusted: whole,
    anchor: whole ? 'CN=4' : null,
    faults: whole ? [] : [atTop(path.length - 1)],
    path,
    chain: certificates.map(factsOf),
  };
};
const script = (fetch: FakeNetScript['fetch'] = () => ({})): FakeNetScript => ({
  fetch,
  trust: {
    byStore: async (certificates) => [
      verdict('this-computer', certificates),
      verdict('mozilla', certificates),
    ],
    certificatesIn: async (bytes) => [...bytes].map((byte) => Uint8Array.of(byte)),
    issuersOf: async ([below = 0], candidates) =>
      candidates.filter(([first]) => first === below + 1 || (first === ROOT && below === 2)),
  },
});
const seenOf = (...ders: (Uint8Array | undefined)[]) =>
  certificateSeen(
    {},
    {
      chain: ders.flatMap((der) =>
        der ? [{ ...factsOf(der), names: [], extendedKeyUsage: [], caIssuers: [URL], keyUsage: [] }] : [],
      ),
    },
  );
const run = async (certificate = seenOf(LEAF), fetch?: FakeNetScript['fetch']) => {
  const net = fakeNet(script(fetch));
  const answer = await probe.run(context(net, { certificate }));
  if (answer.status !== 'ok') throw new Error(answer.why);
  probe.facts.parse(answer.facts);
  return { ...answer, fetches: net.calls.fetches };
};
const fetched = (...bytes: number[]) => ({
  status: 'fetched' as const,
  why: '',
  body: Uint8Array.from(bytes),
  ms: 5,
});

describe('the way up', () => {
  it('is not looked for where no certificate was shown', async () => {
    expect((await probe.run(context(fakeNet({})))).status).toBe('skipped');
  });
  it('is judged by each list, and nobody is asked when it is whole', async () => {
    const { facts, outcome, fetches } = await run(seenOf(LEAF, MIDDLE, UPPER));
    expect(facts.stores.map(({ id, trusted: one }) => [id, one])).toEqual([
      ['this-computer', false],
      ['mozilla', true],
    ]);
    expect(outcome).toBe('Accepted by the roots of Mozilla, not by those of this computer.');
    expect([fetches, facts.fetched, facts.repaired]).toEqual([[], [], null]);
  });
  it('is followed link by link', async () => {
    const { facts, outcome } = await run(seenOf(LEAF), (_, index) => fetched(index === 1 ? 2 : 3));
    expect(facts.fetched.map(({ subject }) => subject)).toEqual(['CN=2']);
    expect(facts.repaired).toBeNull();
    expect(outcome).toBe(
      'No list of roots accepts what the server sends. A certificate is missing, and it could not be fetched.',
    );
  });
  it('is whole with a bundle, whatever its order and whatever else is in it', async () => {
    const { facts, outcome, fetches } = await run(seenOf(LEAF), () => fetched(9, 3, 2));
    expect(fetches.length).toBe(1);
    expect(facts.repaired).toMatchObject({
      trusted: true,
      store: 'mozilla',
      subjects: ['CN=1', 'CN=2', 'CN=3'],
    });
    const blocks = facts.repaired?.pem.match(/(?<=-----BEGIN CERTIFICATE-----\n)[^-]+/g) ?? [];
    expect(blocks.map((block) => fromBase64(block.trim())[0])).toEqual([1, 2, 3]);
    expect(outcome).toMatch(/it was found: the whole chain can be sent now\.$/);
  });
  it('is whole with what the server showed elsewhere, without asking anybody', async () => {
    const other = {
      attemptId: 'b',
      seenBy: 'opened-flight' as const,
      version: 'TLS 1.3',
      asked: 'any' as const,
      trusted: true,
      faults: [],
    };
    const certificate = { ...seenOf(LEAF), others: [{ ...other, chain: seenOf(LEAF, MIDDLE, UPPER).chain }] };
    const { facts, fetches } = await run(certificate);
    expect([fetches.length, facts.repaired?.subjects]).toEqual([0, ['CN=1', 'CN=2', 'CN=3']]);
  });
  it('is not made whole by a root: a server need not send it', async () => {
    const { facts, outcome } = await run(seenOf(LEAF, MIDDLE), () => fetched(ROOT));
    expect(facts.fetched).toMatchObject([{ status: 'fetched', subject: 'CN=7', root: true }]);
    expect(facts.repaired).toBeNull();
    expect(outcome).toMatch(/points to a root that they do not know\.$/);
  });
  it('is asked for on the web before a directory', async () => {
    const [leaf] = seenOf(LEAF).chain;
    const chain = leaf ? [{ ...leaf, caIssuers: ['ldap://dc.test/a', 'ldap://dc.test/b', URL] }] : [];
    expect((await run({ ...seenOf(LEAF), chain })).fetches.map(({ url }) => url)).toEqual([URL]);
  });
  it('stays open with what is no certificate, or not the right one', async () => {
    const nothing = await run(seenOf(LEAF), () => fetched());
    expect(nothing.facts.fetched).toMatchObject([{ url: URL, status: 'not-a-certificate', subject: null }]);
    const stranger = await run(seenOf(LEAF), () => fetched(STRANGER?.[0] ?? 9));
    expect(stranger.facts.fetched).toMatchObject([{ status: 'fetched', subject: 'CN=9' }]);
    expect(stranger.facts.repaired).toBeNull();
  });
  it('says why nobody answered, and what time it was there', async () => {
    const date = { at: '2026-06-01T00:00:00.000Z', heardAt: '2026-06-01T00:00:01.000Z' };
    const { facts } = await run(seenOf(LEAF), () => ({ date }));
    expect(facts.fetched).toMatchObject([{ status: 'unreachable', why: 'No whole answer came in 2 s.' }]);
    expect(facts.times).toEqual([{ kind: 'date-header', from: 'ca.test', ...date, attemptId: 'e1' }]);
  });
});
