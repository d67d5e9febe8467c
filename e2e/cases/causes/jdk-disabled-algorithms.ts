import { linuxSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow, onlyTls10, withRsaKey } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const usual = linuxSettings({
  'java.disabledAlgorithms': 'SSLv3, TLSv1, TLSv1.1, RC4, DES, 3DES_EDE_CBC, anon, NULL, ECDH',
});
const newest = linuxSettings({
  'java.disabledAlgorithms': 'SSLv3, TLSv1, TLSv1.1, RC4, DES, 3DES_EDE_CBC, anon, NULL, ECDH, TLS_RSA_*',
});
const onlyRsa = withRsaKey({ ciphers: 'AES128-GCM-SHA256:AES256-GCM-SHA384', maxVersion: 'TLSv1.2' });

export const cases = causeCases({
  cause: 'jdk-disabled-algorithms',
  holds: [
    {
      name: 'it speaks TLS 1.0 alone, which Java’s list has; that the server is old goes before it',
      peer: onlyTls10,
      asked: { program: 'java' },
      local: usual,
      verdict: 'likely',
      headline: false,
    },
    {
      name: 'it takes only methods that the newest Java has on its list',
      peer: onlyRsa,
      asked: {
        program: 'java',
        message: 'javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure',
      },
      options: { depth: 'all' },
      local: newest,
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it takes only old methods, which the list of an older Java still leaves',
      peer: onlyRsa,
      asked: { program: 'java' },
      options: { depth: 'all' },
      local: usual,
    },
    { name: 'it speaks TLS 1.2 and 1.3', peer: closesBelow(), asked: { program: 'java' }, local: newest },
  ],
});
