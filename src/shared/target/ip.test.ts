import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalIP, isIP, isIPv4 } from './ip';

describe('IPv4', () => {
  it('is four decimal numbers from 0 to 255', () => {
    expect(['0.0.0.0', '127.0.0.1', '255.255.255.255'].map(isIPv4)).toEqual([true, true, true]);
    expect(['256.0.0.1', '1.2.3', '1.2.3.4.5', '', '1..2.3', 'a.b.c.d'].map(isIPv4)).not.toContain(true);
  });
  it('refuses a leading zero, which some programs read as octal', () => {
    expect(isIPv4('010.0.0.1')).toBe(false);
  });
});

describe('IPv6', () => {
  it.each([
    ['::', '::'],
    ['::1', '::1'],
    ['2001:DB8::1', '2001:db8::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['1:0:3:4:5:6:7:8', '1:0:3:4:5:6:7:8'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
  ])('writes %s in the one canonical form', (text, canonical) => {
    expect(canonicalIP(text)).toBe(canonical);
  });
  it.each([
    ':',
    ':::',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8:9',
    'g::',
    '::1%',
    '::1%a%b',
    '192.0.2.1::',
    '::1 ',
  ])('refuses %s', (text) => {
    expect(canonicalIP(text)).toBeNull();
  });
  it('means the same address as what was typed, by the URL Standard’s parser', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const ours = canonicalIP(text);
        expect(ours).not.toBeNull();
        expect(new URL(`http://[${ours}]`).hostname).toBe(new URL(`http://[${text}]`).hostname);
      }),
      { numRuns: 300 },
    );
  });
  it('accepts nothing that the URL Standard’s parser refuses', () => {
    const alphabet = fc.string({ unit: fc.constantFrom(...'0123456789abcdef::.%'), maxLength: 30 });
    fc.assert(
      fc.property(alphabet, (text) => {
        if (!isIP(text)) return;
        const host = isIPv4(text) ? text : `[${text.split('%')[0]}]`;
        expect(() => new URL(`http://${host}`)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });
});
