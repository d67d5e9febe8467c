import { linuxSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow, onlyTls10 } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const strict = linuxSettings({
  'openssl.MinProtocol': 'TLSv1.2',
  'openssl.CipherString': 'DEFAULT@SECLEVEL=2',
});

export const cases = causeCases({
  cause: 'linux-crypto-policy',
  holds: [
    {
      name: 'it speaks TLS 1.0 alone, and the rules here begin at TLS 1.2; that the server is old goes before it',
      peer: onlyTls10,
      asked: { program: 'python' },
      local: strict,
      verdict: 'likely',
      headline: false,
    },
    {
      name: 'it speaks TLS 1.0 alone, the rules here begin at TLS 1.2, and OpenSSL says so itself',
      peer: onlyTls10,
      asked: { program: 'python', message: '[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:1006)' },
      local: strict,
      verdict: 'confirmed',
      headline: false,
    },
  ],
  not: [
    { name: 'it speaks TLS 1.2, and the rules here begin there', peer: closesBelow(), local: strict },
    {
      name: 'it speaks TLS 1.0 alone, and no file here sets a limit',
      peer: onlyTls10,
      local: linuxSettings(),
    },
  ],
});
