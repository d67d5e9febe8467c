import { describe, expect, it } from 'vitest';
import { linuxSettings, windowsSettings } from '../testing/local';
import { ianaSuite, suiteRule } from './suite-rules';

describe('a rule for cipher suites', () => {
  it.each([
    ['ECDHE-RSA-AES256-GCM-SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
    ['ECDHE-ECDSA-CHACHA20-POLY1305', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
    ['DHE-RSA-AES128-SHA', 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA'],
    ['AES128-SHA256', 'TLS_RSA_WITH_AES_128_CBC_SHA256'],
    ['AES256-GCM-SHA384', 'TLS_RSA_WITH_AES_256_GCM_SHA384'],
  ])('of OpenSSL is read as IANA names it: %s', (openssl, iana) => {
    expect(ianaSuite(openssl)).toBe(iana);
  });
  it('with words that stand for many is not read as a list', () => {
    expect(ianaSuite('HIGH')).toBeNull();
    expect(suiteRule(linuxSettings({ 'openssl.CipherString': 'DEFAULT@SECLEVEL=2' }))).toBeNull();
    expect(suiteRule(linuxSettings({ 'openssl.CipherString': 'HIGH:AES128-SHA' }))).toBeNull();
  });
  it('of OpenSSL leaves those of TLS 1.3 alone', () => {
    const rule = suiteRule(linuxSettings({ 'openssl.CipherString': '@SECLEVEL=1:AES128-SHA:!aNULL' }));
    expect([...(rule?.suites ?? [])]).toEqual([
      'TLS_RSA_WITH_AES_128_CBC_SHA',
      'TLS_AES_256_GCM_SHA384',
      'TLS_CHACHA20_POLY1305_SHA256',
      'TLS_AES_128_GCM_SHA256',
    ]);
  });
  it('of Windows goes without the curves, and without TLS 1.3 where Windows has none', () => {
    const list = 'TLS_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256_P256';
    const set = { 'ssl-policy.Functions': list };
    expect([...(suiteRule(windowsSettings(9600, set))?.suites ?? [])]).toEqual([
      'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
    ]);
    expect(suiteRule(windowsSettings(26100, set))?.suites.size).toBe(2);
  });
  it('of a group policy goes before Windows’ own list', () => {
    const set = {
      'ssl-policy.Functions': 'TLS_AES_128_GCM_SHA256',
      'ssl-local.Functions': 'TLS_AES_256_GCM_SHA384',
    };
    expect(suiteRule(windowsSettings(26100, set))?.by).toBe('windows-policy');
  });
  it('of commas alone is no list, and leaves Windows’ own', () => {
    expect(suiteRule(windowsSettings(26100, { 'ssl-policy.Functions': ' , ,' }))).toBeNull();
    const both = { 'ssl-policy.Functions': ',', 'ssl-local.Functions': 'TLS_AES_256_GCM_SHA384' };
    expect(suiteRule(windowsSettings(26100, both))?.by).toBe('windows-list');
  });
  it('that names only what this Windows has not is no list', () => {
    expect(suiteRule(windowsSettings(9600, { 'ssl-policy.Functions': 'TLS_AES_128_GCM_SHA256' }))).toBeNull();
  });
  it('that was cut on the way is no list', () => {
    const cut = 'TLS_RSA_WITH_AES_128_CBC_SHA,'.repeat(100).slice(0, 2_000);
    const own = { 'ssl-local.Functions': 'TLS_AES_256_GCM_SHA384' };
    expect(suiteRule(windowsSettings(26100, { 'ssl-policy.Functions': cut, ...own }))).toBeNull();
    const short = `${cut.slice(0, 1_000)}…`;
    expect(suiteRule(windowsSettings(26100, { 'ssl-policy.Functions': short }))).toBeNull();
    const long = 'ECDHE-RSA-AES128-SHA:'.repeat(100).slice(0, 2_000);
    expect(suiteRule(linuxSettings({ 'openssl.CipherString': long }))).toBeNull();
  });
});
