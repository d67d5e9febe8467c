import { linuxSettings, windowsSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow, withOptions } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const message = 'error:0A00042E:SSL routines::tlsv1 alert protocol version';
const onlyTls13 = withOptions({ minVersion: 'TLSv1.3' });

export const cases = causeCases({
  cause: 'server-tls13-only',
  holds: [
    {
      name: 'it refuses TLS 1.2 with an alert, and the chosen program stops there',
      peer: onlyTls13,
      asked: { message, program: 'openssl', client: 'openssl-1-0-2' },
      local: linuxSettings(),
      verdict: 'confirmed',
    },
    {
      name: 'it refuses TLS 1.2, and this Windows has no TLS 1.3 for programs on .NET',
      peer: onlyTls13,
      asked: { program: 'dotnet' },
      local: windowsSettings(19045),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it takes TLS 1.2 as well',
      peer: closesBelow(),
      asked: { message, program: 'openssl', client: 'openssl-1-0-2' },
      local: linuxSettings(),
    },
    { name: 'it stops at TLS 1.2', peer: closesBelow('TLSv1.2', 'TLSv1.2'), local: linuxSettings() },
  ],
});
