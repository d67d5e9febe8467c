import { describe, expect, it } from 'vitest';
import { linuxSettings } from '../testing/local';
import { disablesVersion, javaRules, leastBits, leftOf } from './java-rules';

const [rules] = javaRules(
  linuxSettings({
    'java.disabledAlgorithms':
      'SSLv3, TLSv1, TLSv1.1, RC4, DES, DH keySize < 1024, 3DES_EDE_CBC, anon, NULL, ECDH, TLS_RSA_*',
  }),
);

describe('the list of a Java', () => {
  it('switches versions off by their names', () => {
    expect(
      ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'].map((version) => rules && disablesVersion(rules, version)),
    ).toEqual([true, true, false]);
  });
  it('takes suites away by their parts, and leaves those that only sound alike', () => {
    const suites = [
      'TLS_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
      'TLS_DHE_RSA_WITH_DES_CBC_SHA',
      'TLS_ECDHE_RSA_WITH_RC4_128_SHA',
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_AES_128_GCM_SHA256',
    ];
    expect(rules && leftOf(rules, suites)).toEqual([
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_AES_128_GCM_SHA256',
    ]);
  });
  it('demands sizes', () => {
    expect(rules && [leastBits(rules, 'DH'), leastBits(rules, 'RSA')]).toEqual([1024, 0]);
  });
});
