import { describe, expect, it } from 'vitest';
import { addressBytes, addressText } from './address';
import { matchesName } from './match-name';

const dns = (...names: string[]) => ({ dns: names, addresses: [] });

describe('matchesName', () => {
  it('does not mind letter case or a closing dot', () => {
    expect(matchesName(dns('WWW.Example.test'), 'www.example.test.')).toBe(true);
  });
  it('lets a star stand for one label and no more', () => {
    expect(matchesName(dns('*.example.test'), 'www.example.test')).toBe(true);
    expect(matchesName(dns('*.example.test'), 'a.b.example.test')).toBe(false);
    expect(matchesName(dns('*.example.test'), 'example.test')).toBe(false);
  });
  it.each(['*', '*.test', 'w*.example.test', 'www.*.test', '*.*.test'])(
    'takes no star as in %s',
    (pattern) => {
      expect(matchesName(dns(pattern), 'www.example.test')).toBe(false);
    },
  );
  it('never takes a DNS name for an address', () => {
    expect(matchesName(dns('127.0.0.1', '*.0.0.1'), '127.0.0.1')).toBe(false);
  });
  it('compares addresses by their bytes', () => {
    const names = { dns: [], addresses: [Uint8Array.from([...new Uint8Array(15), 1])] };
    expect(matchesName(names, '0:0::1')).toBe(true);
    expect(matchesName(names, '::2')).toBe(false);
  });
});

describe('addresses', () => {
  it('go from text to bytes and back', () => {
    for (const address of ['127.0.0.1', '::1', '2001:db8::8:800:200c:417a'])
      expect(addressText(addressBytes(address) ?? new Uint8Array())).toBe(address);
  });
  it('are not names, numbers or half an address', () => {
    for (const other of ['localhost', '127.1', '2130706433', '0x7f.0.0.1', '1.2.3.4.5', ''])
      expect(addressBytes(other)).toBeNull();
  });
});
