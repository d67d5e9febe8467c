import { describe, expect, it } from 'vitest';
import { STARTTLS_NAMES } from '../../../shared/model/way';
import { protocolFiles, protocolOf, protocolOfPort } from './registry';

describe('the protocols found in the folder', () => {
  it('are exactly those that a person can name', () => {
    expect([...protocolFiles.keys()].sort()).toEqual([...STARTTLS_NAMES].sort());
  });
  it('claim no port twice', () => {
    const ports = STARTTLS_NAMES.flatMap((name) => protocolOf(name).ports);
    expect(new Set(ports).size).toBe(ports.length);
  });
  it.each([
    [25, 'smtp'],
    [587, 'smtp'],
    [24, 'lmtp'],
    [143, 'imap'],
    [110, 'pop3'],
    [21, 'ftp'],
    [119, 'nntp'],
    [4190, 'sieve'],
    [5222, 'xmpp'],
    [5269, 'xmpp-server'],
    [389, 'ldap'],
    [5432, 'postgres'],
    [3306, 'mysql'],
    [3389, 'rdp'],
    [1433, 'tds'],
    [6667, 'irc'],
  ] as const)('port %i begins as %s', (port, name) => {
    expect(protocolOfPort(port)).toBe(name);
  });
  it.each([443, 465, 563, 636, 853, 990, 993, 995, 5223, 5270, 6697, 8443])(
    'port %i is secure from the first byte',
    (port) => {
      expect(protocolOfPort(port)).toBeNull();
    },
  );
  it.each(STARTTLS_NAMES)('%s gives a fresh dialogue each time, which speaks or waits at first', (name) => {
    const about = { serverName: 'www.lab.test' };
    const first = protocolOf(name).start(about);
    first.next(new Uint8Array(0));
    const second = protocolOf(name).start(about);
    expect(second).not.toBe(first);
    expect(['wait', 'send', 'ready']).toContain(second.next(new Uint8Array(0)).do);
    expect(second.name).toBe(protocolOf(name).spoken);
  });
});
