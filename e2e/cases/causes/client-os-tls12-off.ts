import { windowsSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow, takesOldOnesToo } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const message = 'Authentication failed because the remote party has closed the transport stream.';
const off = windowsSettings(19045, { 'schannel.protocol.TLS 1.2.client.Enabled': '0' });

export const cases = causeCases({
  cause: 'client-os-tls12-off',
  holds: [
    {
      name: 'it closes on TLS 1.1, the newest that this Windows offers, and the text says so',
      peer: closesBelow('TLSv1.2', 'TLSv1.2'),
      asked: { message, program: 'dotnet-framework' },
      local: off,
      verdict: 'confirmed',
    },
    {
      name: 'it closes on old versions, and a Windows 7 offers nothing else',
      peer: closesBelow('TLSv1.2', 'TLSv1.2'),
      asked: { program: 'dotnet-framework' },
      local: windowsSettings(7601),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it closes on TLS 1.0, and this Windows offers TLS 1.2',
      peer: closesBelow('TLSv1.2', 'TLSv1.2'),
      asked: { message, program: 'dotnet-framework' },
      local: windowsSettings(19045),
    },
    {
      name: 'it takes TLS 1.0, which this Windows still offers',
      peer: takesOldOnesToo(),
      asked: { program: 'dotnet-framework' },
      local: off,
    },
    {
      name: 'it closes on old versions, and the program is a Java with TLS of its own',
      peer: closesBelow('TLSv1.2', 'TLSv1.2'),
      asked: { program: 'java' },
      local: off,
    },
  ],
});
