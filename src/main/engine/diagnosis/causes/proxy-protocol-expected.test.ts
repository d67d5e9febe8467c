import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { alert, FIN, hello, helloFacts, RST, told, versionsFacts } from '../testing/build';
import { cause } from './proxy-protocol-expected';

const none = new Map();

const tried = (
  answered: string | typeof RST,
  change: Partial<EvidenceMap['proxy-protocol']> = {},
): EvidenceMap['proxy-protocol'] => ({
  before: hello('pp-1', RST),
  versions: [
    { version: 1, first: hello('pp-2', answered), repeated: hello('pp-3', answered) },
    { version: 2, first: hello('pp-4', RST), repeated: null },
  ],
  after: hello('pp-5', RST),
  wanted: typeof answered === 'string' ? [1] : [],
  holds: typeof answered === 'string',
  ...change,
});

const examine = (facts: EvidenceMap['proxy-protocol'] | undefined, base: typeof RST | string = RST) =>
  cause.examine(
    { hello: helloFacts(base), versions: versionsFacts([]), ...(facts ? { 'proxy-protocol': facts } : {}) },
    told(),
    none,
  );

describe('proxy-protocol-expected', () => {
  it('is confirmed when the line alone makes the server answer, each time', () => {
    const verdict = examine(tried('TLS 1.3'));
    expect(verdict).toMatchObject({
      verdict: 'confirmed',
      because: [{ grade: 'measured' }, { grade: 'measured' }, { grade: 'measured' }],
    });
    expect(JSON.stringify(verdict)).toContain('version 1');
  });
  it('is likely when the bare greeting did not end the same way each time', () => {
    expect(examine(tried('TLS 1.3', { holds: false })).verdict).toBe('likely');
  });
  it('is ruled out when the line changes nothing', () => {
    expect(examine(tried(RST)).verdict).toBe('ruled-out');
  });
  it('is ruled out for a server that answers without it', () => {
    expect(examine(undefined, 'TLS 1.3').verdict).toBe('ruled-out');
    const spoken = { hello: helloFacts(FIN), versions: versionsFacts(['TLS 1.0']) };
    expect(cause.examine(spoken, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out for a server that says something, and unknown when it was not tried', () => {
    const refused = { hello: helloFacts(alert(40, 'handshake_failure')) };
    expect(cause.examine(refused, told(), none).verdict).toBe('ruled-out');
    expect(examine(undefined).verdict).toBe('unknown');
  });
});
