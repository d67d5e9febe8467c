import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../shared/model/evidence';
import { serverFactsFrom } from './server-facts';
import { evidenceOf, FIN, hello, SILENCE } from './testing/server';

const SUITE = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';
const modern = hello(['TLS 1.3', 'TLS_AES_256_GCM_SHA384', 'x25519']);
const helloFacts = (base = modern): EvidenceMap['hello'] => ({
  base,
  repeated: base,
  addresses: [base],
  steady: true,
});
const versions: EvidenceMap['versions'] = {
  rungs: [
    { version: 'TLS 1.0', result: hello(FIN) },
    { version: 'TLS 1.1', result: hello(SILENCE) },
    { version: 'TLS 1.2', result: hello(['TLS 1.2', SUITE]) },
    { version: 'TLS 1.3', result: modern },
  ],
  spoken: ['TLS 1.2', 'TLS 1.3'],
};

describe('serverFactsFrom', () => {
  it('knows nothing without evidence', () => {
    expect(serverFactsFrom({})).toMatchObject({
      answered: null,
      spoken: [],
      refused: [],
      suites: [],
      certificate: null,
    });
  });
  it('tells versions that are spoken, turned down, and not known apart', () => {
    const facts = serverFactsFrom(evidenceOf({ hello: helloFacts(), versions }));
    expect([...facts.spoken].sort()).toEqual([0x0303, 0x0304]);
    expect(facts.refused).toEqual([0x0301]);
  });
  it('counts what was seen once as taken, never as all', () => {
    const facts = serverFactsFrom(evidenceOf({ hello: helloFacts(), versions }));
    expect(facts.suites).toContainEqual({ version: 0x0303, taken: [0xc030], complete: false });
    expect(facts.groups).toContainEqual({ version: 0x0304, taken: [0x001d], complete: false });
  });
  it('takes over lists that were asked to their end', () => {
    const list = {
      version: 'TLS 1.2' as const,
      suites: [SUITE],
      order: 'server' as const,
      complete: true,
      choking: null,
      confirmed: null,
    };
    const facts = serverFactsFrom(evidenceOf({ hello: helloFacts(), versions, suites: { lists: [list] } }));
    expect(facts.suites).toContainEqual({ version: 0x0303, taken: [0xc030], complete: true });
  });
  it('takes a version for spoken in which only the search for methods found one', () => {
    const list = {
      version: 'TLS 1.2' as const,
      suites: ['TLS_RSA_WITH_CAMELLIA_128_CBC_SHA'],
      order: 'unknown' as const,
      complete: true,
      choking: null,
      confirmed: null,
    };
    const closedRungs = versions.rungs.map(({ version }) => ({ version, result: hello(FIN) }));
    const rare = {
      hello: helloFacts(hello(FIN)),
      versions: { rungs: closedRungs, spoken: [] },
      suites: { lists: [list] },
    };
    const facts = serverFactsFrom(evidenceOf(rare));
    expect(facts).toMatchObject({ answered: true, spoken: [0x0303], refused: [0x0301, 0x0302, 0x0304] });
    const empty = { ...rare, suites: { lists: [{ ...list, suites: [] }] } };
    expect(serverFactsFrom(evidenceOf(empty))).toMatchObject({ answered: false, spoken: [] });
  });
  it('sees a server that turns away the newest version together with the one before', () => {
    const closed = { ...helloFacts(hello(FIN)) };
    expect(serverFactsFrom(evidenceOf({ hello: closed, versions })).newestTurnsAway).toBe(true);
    expect(serverFactsFrom(evidenceOf({ hello: helloFacts(), versions })).newestTurnsAway).toBe(false);
    const silent = { ...helloFacts(hello(SILENCE)) };
    expect(serverFactsFrom(evidenceOf({ hello: silent, versions })).newestTurnsAway).toBe(false);
  });
  it('takes nothing for a no from a server that answers only sometimes', () => {
    const flapping = { ...helloFacts(), repeated: hello(FIN), steady: false };
    const facts = serverFactsFrom(evidenceOf({ hello: flapping, versions }));
    expect(facts.refused).toEqual([]);
    expect([...facts.spoken].sort()).toEqual([0x0303, 0x0304]);
  });
  it('knows that a name is needed only when its absence was refused', () => {
    const names = (without: EvidenceMap['hello']['base']): EvidenceMap['server-name'] => ({
      name: 'www.lab.test',
      with: { result: modern, leaf: null },
      without: { result: without, leaf: null },
      other: { result: without, leaf: null },
    });
    expect(serverFactsFrom(evidenceOf({ 'server-name': names(hello(FIN)) })).needsName).toBe(true);
    expect(serverFactsFrom(evidenceOf({ 'server-name': names(modern) })).needsName).toBe(false);
    expect(serverFactsFrom(evidenceOf({ 'server-name': names(hello(SILENCE)) })).needsName).toBeNull();
  });
  it('does not take an answer to a greeting without the name for one with it', () => {
    const facts = serverFactsFrom(
      evidenceOf({
        'server-name': {
          name: 'www.lab.test',
          with: { result: hello(FIN), leaf: null },
          without: { result: modern, leaf: null },
          other: { result: modern, leaf: null },
        },
      }),
    );
    expect(facts.answered).toBe(false);
  });
});
