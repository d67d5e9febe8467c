import { describe, expect, it } from 'vitest';
import { hostName } from './dns-name';

describe('the name for server_name', () => {
  it.each([
    ['example.org', 'example.org'],
    ['localhost', 'localhost'],
    ['example.org.', 'example.org'],
    ['_service.example.org', '_service.example.org'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['1.2.3.example', '1.2.3.example'],
  ])('%s goes out as %s', (name, sent) => {
    expect(hostName(name)).toBe(sent);
  });

  it.each([
    '192.0.2.1',
    '192.0.2.1.',
    '2130706433',
    '0x7f000001',
    '::1',
    '[::1]',
    'fe80::1%eth0',
    '',
    '.',
    'a..b',
    'bücher.example',
    'a b',
    'example.org\u0000',
    '-a.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(127)}example`,
  ])('%j is not sent', (name) => {
    expect(hostName(name)).toBeNull();
  });
});
