import { describe, expect, it } from 'vitest';
import { clients } from '../../clients/registry';
import { evidence, FIN } from '../testing/build';
import { certificateFacts, healthy, presented, turnedAway } from '../testing/situations';
import { judgePolicies } from './judge-policies';
import { policyFiles } from './registry';

const MODERN = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'];
const list = (version: 'TLS 1.2' | 'TLS 1.3', suites: string[], complete = true) => ({
  version,
  suites,
  order: 'server' as const,
  complete,
  choking: null,
  confirmed: null,
});

const server = (suites12: string[], complete = true) =>
  evidence({
    ...healthy(),
    suites: { lists: [list('TLS 1.3', MODERN), list('TLS 1.2', suites12, complete)] },
    groups: {
      lists: [{ version: 'TLS 1.3', groups: ['x25519', 'secp256r1'], withKeyOnly: [], complete: true }],
      dh: null,
    },
  });

const statesOf = (id: string, seen: Parameters<typeof judgePolicies>[0]) =>
  judgePolicies(seen, clients)
    .find((policy) => policy.id === id)
    ?.statements.map(({ state }) => state) ?? [];

const whyOf = (id: string, text: RegExp, seen: Parameters<typeof judgePolicies>[0]) =>
  judgePolicies(seen, clients)
    .find((policy) => policy.id === id)
    ?.statements.find((statement) => text.test(statement.text));

const GOOD = ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'];

describe('the published policies', () => {
  it('are called as their files are, and name their document', () => {
    expect([...policyFiles].map(([id, policy]) => [id, policy.id])).toEqual(
      [...policyFiles.keys()].map((id) => [id, id]),
    );
    expect(policyFiles.size).toBe(5);
    for (const policy of policyFiles.values()) expect(policy.source.length, policy.id).toBeGreaterThan(20);
  });
  it('say nothing where no version was answered', () => {
    expect(judgePolicies(evidence(turnedAway(FIN)), clients)).toEqual([]);
  });
  it('let a server pass that does what they ask for', () => {
    const states = statesOf('mozilla-intermediate', server(GOOD));
    expect(new Set(states)).toEqual(new Set(['passes']));
  });
  it('name what does not fit', () => {
    const found = whyOf(
      'mozilla-intermediate',
      /twelve methods/,
      server([...GOOD, 'TLS_RSA_WITH_AES_128_CBC_SHA']),
    );
    expect(found).toMatchObject({ state: 'does-not', why: 'It also takes TLS_RSA_WITH_AES_128_CBC_SHA.' });
  });
  it('never let anything pass that was not asked to its end', () => {
    expect(whyOf('mozilla-intermediate', /twelve methods/, server(GOOD, false))).toMatchObject({
      state: 'unknown',
    });
    expect(whyOf('mozilla-intermediate', /twelve methods/, evidence(healthy()))).toMatchObject({
      state: 'unknown',
    });
  });
  it('take silence for no refusal', () => {
    const silent = evidence(healthy({ kind: 'silence', stage: 'after-hello', afterMs: 5_000 }));
    expect(whyOf('pci-dss-4', /does not speak/, silent)).toMatchObject({ state: 'unknown' });
    expect(whyOf('pci-dss-4', /does not speak/, evidence(healthy()))).toMatchObject({ state: 'passes' });
  });
  it('judge the key and the signatures of the certificate', () => {
    const weak = presented({ keyBits: 1024, signatureAlgorithm: 'sha1WithRSAEncryption' });
    const seen = evidence({ ...healthy(), certificate: certificateFacts([], [weak]) });
    expect(whyOf('pci-dss-4', /key is RSA/, seen)).toMatchObject({ state: 'does-not' });
    expect(whyOf('pci-dss-4', /MD5 or SHA-1/, seen)).toMatchObject({ state: 'does-not' });
  });
  it('say of each program that it would be shut out, and of no other', () => {
    const out = new Map(
      judgePolicies(evidence(healthy()), clients).map(({ id, shutsOut }) => [id, shutsOut]),
    );
    const names = (id: string) => out.get(id)?.join('; ') ?? '';
    expect(names('mozilla-modern')).toMatch(/Windows 8\.1/);
    expect(names('mozilla-intermediate')).toMatch(/\.NET Framework 4\.0 to 4\.5|Java 6|\.NET Framework 3\.5/);
    expect(names('mozilla-intermediate')).not.toMatch(/Chrome|Firefox|Node\.js 2/);
    expect(names('fips-140')).not.toMatch(/Chrome/);
  });
});
