import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { FIN, hello, helloFacts, match, told, versionsFacts } from '../testing/build';
import { cause } from './legacy-renegotiation-refused';

const none = new Map();
const seen = (renegotiation: boolean, spoken: Parameters<typeof versionsFacts>[0] = ['TLS 1.2']) => {
  const base = { ...hello('h', 'TLS 1.2'), signals: { renegotiation, ems: true } };
  return { hello: helloFacts('TLS 1.2', { base }), versions: versionsFacts(spoken) };
};
const text = match({ id: 'openssl.legacy-renegotiation', event: 'local-refusal', program: 'openssl' });
const refusedHere: EvidenceMap['client-certificate'] = {
  attemptId: 'cc',
  asked: null,
  authorities: [],
  completed: false,
  version: null,
  outcome: { kind: 'local', code: 'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED', text: 'refused' },
  afterFinished: null,
  alertName: null,
  localRefusal: 'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED',
  steady: true,
};

describe('legacy-renegotiation-refused', () => {
  it('is confirmed when the signal is missing and OpenSSL’s text names it', () => {
    expect(cause.examine(seen(false), told({}, text), none).verdict).toBe('confirmed');
    const both = seen(false, ['TLS 1.2', 'TLS 1.3']);
    expect(cause.examine(both, told({}, text), none).verdict).toBe('confirmed');
  });
  it('is likely for a program with OpenSSL when the one of this computer refuses the server too', () => {
    const facts = { ...seen(false), 'client-certificate': refusedHere };
    expect(cause.examine(facts, told({ program: 'python' }), none).verdict).toBe('likely');
    expect(cause.examine(facts, told(), none).verdict).toBe('possible');
  });
  it('is possible when the signal is missing and the program is not known to insist', () => {
    expect(cause.examine(seen(false), told({ program: 'java' }), none).verdict).toBe('possible');
  });
  it('is ruled out when the signal is sent, or TLS 1.3 is spoken', () => {
    expect(cause.examine(seen(true), told({}, text), none).verdict).toBe('ruled-out');
    expect(cause.examine(seen(false, ['TLS 1.2', 'TLS 1.3']), told(), none).verdict).toBe('ruled-out');
    const modern = { hello: helloFacts('TLS 1.3'), versions: versionsFacts(['TLS 1.3']) };
    expect(cause.examine(modern, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t be told when no answer was read', () => {
    const closed = { hello: helloFacts(FIN), versions: versionsFacts([]) };
    expect(cause.examine(closed, told({}, text), none).verdict).toBe('unknown');
  });
});
