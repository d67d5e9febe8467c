import { describe, expect, it } from 'vitest';
import { mayReach } from './may-reach';

const PUBLIC = '203.0.114.7';
const NEAR = '10.1.2.3';

describe('an address that a certificate names', () => {
  it('may be asked when it is public, wherever the server is', () => {
    for (const target of [[PUBLIC], [NEAR], ['127.0.0.1'], []]) {
      expect(mayReach('93.184.216.34', target)).toBe(true);
      expect(mayReach('2606:2800:220:1::1', target)).toBe(true);
    }
  });
  it.each([
    '10.0.0.1',
    '172.16.9.9',
    '192.168.1.1',
    '100.64.0.1',
    '127.0.0.1',
    '::1',
    '169.254.169.254',
    'fe80::1%eth0',
    'fd00::1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
    '64:ff9b::a00:1',
    '::7f00:1',
    '::10.0.0.1',
    '::169.254.169.254',
    '2002:a00:1::1',
    'not an address',
  ])('may not be asked for a server on the open network when it is %s', (address) => {
    expect(mayReach(address, [PUBLIC, '2606:2800:220:1::1'])).toBe(false);
  });
  it('may be asked when the server is in such a network, too', () => {
    for (const address of ['192.168.1.1', 'fd00::1', '100.64.0.1', '::ffff:10.0.0.1'])
      expect(mayReach(address, [NEAR])).toBe(true);
    expect(mayReach('127.0.0.1', ['127.0.0.1'])).toBe(true);
    expect(mayReach('169.254.1.1', ['169.254.7.7'])).toBe(true);
  });
  it('is not this computer because the server is in the same house', () => {
    expect(mayReach('127.0.0.1', [NEAR])).toBe(false);
    expect(mayReach('169.254.169.254', [NEAR, '127.0.0.1'])).toBe(false);
  });
  it('may be asked behind a tunnel to a server within', () => {
    expect(mayReach(NEAR, ['127.0.0.1'])).toBe(true);
  });
  it('is nobody in particular, never', () => {
    for (const address of [
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '2002:a00:1::1',
      '::7f00:1',
      '::cb00:7207',
    ])
      expect(mayReach(address, [address, NEAR, '127.0.0.1'])).toBe(false);
  });
});
