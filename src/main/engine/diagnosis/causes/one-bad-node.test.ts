import { describe, expect, it } from 'vitest';
import { FIN, hello, helloFacts, match, repeatFacts, told } from '../testing/build';
import { waysFacts } from '../testing/network';
import { reachFacts } from '../testing/situations';
import { cause } from './one-bad-node';

const none = new Map();

const GOOD = hello('hello-1', 'TLS 1.3', '192.0.2.10');
const BAD = hello('hello-3', FIN, '192.0.2.11');
const mixed = { reach: reachFacts([{}, {}]), hello: helloFacts('TLS 1.3', { addresses: [GOOD, BAD] }) };

describe('one-bad-node', () => {
  it('is confirmed when one address fails, another works, and the pair held', () => {
    const repeat = repeatFacts([{ key: 'address:192.0.2.11', variant: FIN }]);
    expect(cause.examine({ ...mixed, repeat }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      title: 'One of 2 computers behind this name does not work',
    });
  });
  it('is likely without the repetition', () => {
    expect(cause.examine(mixed, told(), none).verdict).toBe('likely');
  });
  it('is likely when one address does not even accept a connection', () => {
    const reach = reachFacts([{}, { connected: false, outcome: { kind: 'refused' } }]);
    const shown = { reach, hello: helloFacts('TLS 1.3', { addresses: [GOOD] }) };
    expect(cause.examine(shown, told(), none).verdict).toBe('likely');
  });
  it('is only possible when the pasted text stands for another event', () => {
    const said = told({}, match({ id: 'x', event: 'alert', alertCode: 40 }));
    expect(cause.examine(mixed, said, none).verdict).toBe('possible');
  });
  it('does not blame a server for an address that this computer has no way to', () => {
    const six = {
      family: 6 as const,
      connected: false,
      outcome: { kind: 'unreachable', code: 'ENETUNREACH' } as const,
    };
    const shown = { reach: reachFacts([{}, six]), hello: helloFacts('TLS 1.3', { addresses: [GOOD] }) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('leaves it to another cause when only the newer addresses (IPv6) fail', () => {
    const six = {
      family: 6 as const,
      connected: false,
      outcome: { kind: 'connect-timeout', afterMs: 5000 } as const,
    };
    const shown = { reach: reachFacts([{}, six]), hello: helloFacts('TLS 1.3', { addresses: [GOOD] }) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is confirmed when the addresses were tried again by turns', () => {
    expect(cause.examine({ ...mixed, ways: waysFacts([GOOD, BAD]) }, told(), none).verdict).toBe('confirmed');
  });
  it('is ruled out when all addresses work, or none does', () => {
    const all = {
      ...mixed,
      hello: helloFacts('TLS 1.3', { addresses: [GOOD, hello('hello-3', 'TLS 1.3', '192.0.2.11')] }),
    };
    const no = { ...mixed, hello: helloFacts(FIN, { addresses: [hello('hello-1', FIN), BAD] }) };
    expect([cause.examine(all, told(), none).verdict, cause.examine(no, told(), none).verdict]).toEqual([
      'ruled-out',
      'ruled-out',
    ]);
  });
  it('can’t be told while an address that accepted a connection was not greeted', () => {
    const some = { reach: reachFacts([{}, {}]), hello: helloFacts('TLS 1.3', { addresses: [GOOD] }) };
    expect(cause.examine(some, told(), none).verdict).toBe('unknown');
  });
});
