import { expect, it } from 'vitest';
import { pretend } from '../testing/pretend';
import { javaSettings } from './java';

const SECURITY = `# jdk.tls.disabledAlgorithms=MD5, TLSv1.3
jdk.tls.disabledAlgorithms=SSLv3, TLSv1, TLSv1.1, RC4, \\
    DES, MD5withRSA, DH keySize < 1024
jdk.tls.legacyAlgorithms=NULL
`;

it('reads every Java in the usual places once, with its version', async () => {
  const home = '/usr/lib/jvm/java-17';
  const { settings } = await javaSettings(
    pretend({
      files: {
        [`${home}/conf/security/java.security`]: SECURITY,
        [`${home}/release`]: 'IMPLEMENTOR="Debian"\nJAVA_VERSION="17.0.15"\n',
        '/usr/lib/jvm/default/conf/security/java.security': SECURITY,
        '/usr/lib/jvm/default/release': 'JAVA_VERSION="17.0.15"\n',
        '/opt/jdk8/jre/lib/security/java.security': 'security.provider.1=sun\n',
        '/opt/browser/lib/security/java.security': 'jdk.tls.disabledAlgorithms=X\n',
      },
    }),
  );
  expect(settings.map(({ id, value }) => [id, value])).toEqual([
    ['java.version', '17.0.15'],
    ['java.disabledAlgorithms', 'SSLv3, TLSv1, TLSv1.1, RC4, DES, MD5withRSA, DH keySize < 1024'],
    ['java.disabledAlgorithms', null],
  ]);
});

it('looks at Windows’ folders with Windows’ separators', async () => {
  const { settings } = await javaSettings(
    pretend({
      system: 'windows',
      files: { 'C:\\Program Files\\Java\\jdk-11\\conf\\security\\java.security': SECURITY },
    }),
  );
  expect(settings).toHaveLength(1);
});
