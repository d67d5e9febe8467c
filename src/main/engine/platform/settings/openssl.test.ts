import { describe, expect, it } from 'vitest';
import { pretend } from '../testing/pretend';
import { opensslSettings } from './openssl';

const read = async (files: Readonly<Record<string, string | { why: string }>>, env = {}) => {
  const { settings, unreadable } = await opensslSettings(pretend({ files, env }));
  return { values: new Map(settings.map(({ id, value }) => [id, value])), unreadable };
};

/** As Ubuntu 20.04 and Debian 11 have it, with what people add to it. */
const DEBIAN = `
HOME = .
openssl_conf = default_conf   # at the top, before any section

[default_conf]
ssl_conf = ssl_sect
[ssl_sect]
system_default = system_default_sect
[ system_default_sect ]
MinProtocol = TLSv1.2
CipherString = DEFAULT@SECLEVEL=2
Options = UnsafeLegacyRenegotiation,\\
 ServerPreference
[ req ]
MinProtocol = ignored
`;

/** As Red Hat 9 has it: the rules come from a file of their own, in the middle of a section. */
const REDHAT = `
openssl_conf = openssl_init
[openssl_init]
ssl_conf = ssl_module
[ ssl_module ]
system_default = crypto_policy
[ crypto_policy ]
.include = /etc/crypto-policies/back-ends/opensslcnf.config
`;

describe('openssl.cnf', () => {
  it('is followed from its first line to the defaults of TLS', async () => {
    const { values } = await read({ '/etc/ssl/openssl.cnf': DEBIAN });
    expect(values.get('openssl.conf')).toBe('/etc/ssl/openssl.cnf');
    expect(values.get('openssl.MinProtocol')).toBe('TLSv1.2');
    expect(values.get('openssl.CipherString')).toBe('DEFAULT@SECLEVEL=2');
    expect(values.get('openssl.Options')).toBe('UnsafeLegacyRenegotiation, ServerPreference');
    expect(values.get('openssl.MaxProtocol')).toBeNull();
  });
  it('takes in other files where they are asked for, and Red Hat’s rules beside it', async () => {
    const { values } = await read({
      '/etc/pki/tls/openssl.cnf': REDHAT,
      '/etc/crypto-policies/back-ends/opensslcnf.config':
        'CipherString = @SECLEVEL=2:kEECDH:kEDH\nTLS.MinProtocol = TLSv1.2\nDTLS.MinProtocol = DTLSv1.2\n',
      '/etc/crypto-policies/state/current': 'DEFAULT:NO-SHA1\n',
      '/proc/sys/crypto/fips_enabled': '1\n',
    });
    expect(values.get('openssl.MinProtocol')).toBe('TLSv1.2');
    expect(values.get('openssl.CipherString')).toBe('@SECLEVEL=2:kEECDH:kEDH');
    expect(values.get('crypto-policies.current')).toBe('DEFAULT:NO-SHA1');
    expect(values.get('fips.enabled')).toBe('1');
  });
  it('at OPENSSL_CONF goes before those of the system', async () => {
    const own = '/srv/own.cnf';
    const { values } = await read(
      { '/etc/ssl/openssl.cnf': DEBIAN, [own]: DEBIAN.replace('TLSv1.2', 'TLSv1') },
      { OPENSSL_CONF: own },
    );
    expect([values.get('openssl.conf'), values.get('openssl.MinProtocol')]).toEqual([own, 'TLSv1']);
  });
  it('sets nothing where it only names a section that is not there', async () => {
    const { values } = await read({
      '/etc/ssl/openssl.cnf': 'openssl_conf = gone\n[other]\nMinProtocol = TLSv1.3\n',
    });
    expect(values.get('openssl.MinProtocol')).toBeNull();
  });
  it('ends, although a file asks for itself', async () => {
    const { values } = await read({ '/etc/ssl/openssl.cnf': `.include /etc/ssl/openssl.cnf\n${DEBIAN}` });
    expect(values.get('openssl.MinProtocol')).toBe('TLSv1.2');
  });
  it('is not taken for empty when it may not be read', async () => {
    const { values, unreadable } = await read({
      '/etc/ssl/openssl.cnf': { why: 'this program may not read it' },
    });
    expect([...values.keys()].some((id) => id.startsWith('openssl.'))).toBe(false);
    expect(unreadable).toEqual([{ where: '/etc/ssl/openssl.cnf', why: 'this program may not read it' }]);
  });
  it('puts in the variables that it sets itself, and leaves those of the environment', async () => {
    const text = `least = TLSv1.1\n${DEBIAN.replace('TLSv1.2', '$least').replace('DEFAULT@SECLEVEL=2', '$ENV::LIST')}`;
    const { values } = await read({ '/etc/ssl/openssl.cnf': text });
    expect(values.get('openssl.MinProtocol')).toBe('TLSv1.1');
    expect(values.get('openssl.CipherString')).toBe('$ENV::LIST');
  });
});
