import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { FIN, hello, helloFacts, match, told, versionsFacts } from '../testing/build';
import { cause } from './dhe-leading-zero';

const none = new Map();
const DHE = 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384';
const chosen = helloFacts('TLS 1.2', { base: { ...hello('h', 'TLS 1.2'), suite: DHE } });
const versions = versionsFacts(['TLS 1.2']);
const mac = match({ id: 'openssl.alert-20', event: 'alert', alertCode: 20, program: 'openssl' });
const sometimes = { answers: { 'how-often': 'sometimes' } };
const tally = (sent: number, answered: number) => ({ sent, answered, failing: { low: 0, high: 0.1 } });
const stability = (sent: number, answered: number): EvidenceMap['stability'] => ({
  ended: 'complete',
  first: {
    ...tally(sent, answered),
    what: 'The up-to-date greeting',
    address: '192.0.2.10',
    course: '',
    connectMs: null,
    answerMs: null,
    failures: [],
  },
  second: null,
  chance: null,
  sessions: null,
  parallel: null,
  early: { count: 0, ofEnded: 0, quickestConnectMs: null, canTell: null },
  notTried: [],
});

describe('dhe-leading-zero', () => {
  it('is likely when DHE is chosen, it fails only sometimes, and the text says that keys did not fit', () => {
    expect(cause.examine({ hello: chosen, versions }, told(sometimes, mac), none).verdict).toBe('likely');
  });
  it('is possible with one of the two', () => {
    expect(cause.examine({ hello: chosen, versions }, told(sometimes), none).verdict).toBe('possible');
    expect(cause.examine({ hello: chosen, versions }, told({}, mac), none).verdict).toBe('possible');
  });
  it.each([
    ['the server chose another exchange', helloFacts('TLS 1.3'), told(sometimes, mac)],
    ['it fails every time', chosen, told({ answers: { 'how-often': 'always' } }, mac)],
  ])('is ruled out when %s', (_when, base, said) => {
    expect(cause.examine({ hello: base, versions }, said, none).verdict).toBe('ruled-out');
  });
  it('is ruled out when greetings fail before keys are exchanged, or the server takes no DHE', () => {
    const seen = { hello: chosen, versions, stability: stability(300, 297) };
    expect(cause.examine(seen, told(sometimes, mac), none).verdict).toBe('ruled-out');
    const steady = { ...seen, stability: stability(300, 300) };
    expect(cause.examine(steady, told(sometimes, mac), none).verdict).toBe('likely');
    const without = { hello: helloFacts(FIN), versions, groups: { lists: [], dh: null } };
    expect(cause.examine(without, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t be told when nothing says that it comes and goes, or nothing was answered', () => {
    expect(cause.examine({ hello: chosen, versions }, told(), none).verdict).toBe('unknown');
    const silent = { hello: helloFacts(FIN), versions: versionsFacts([]) };
    expect(cause.examine(silent, told(sometimes, mac), none).verdict).toBe('unknown');
  });
});
