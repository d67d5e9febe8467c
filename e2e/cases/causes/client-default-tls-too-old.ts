import { linuxSettings, windowsSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow, takesOldOnesToo } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const message = 'Authentication failed because the remote party has closed the transport stream.';
const local = linuxSettings();

export const cases = causeCases({
  cause: 'client-default-tls-too-old',
  holds: [
    {
      name: 'it closes on TLS 1.0, and the program is from before 2016',
      peer: closesBelow(),
      asked: { message, program: 'dotnet-framework', answers: { 'program-age': 'before-2016' } },
      local: windowsSettings(19045),
      verdict: 'confirmed',
    },
    {
      name: 'it closes on TLS 1.0, and the chosen program offers no more',
      peer: closesBelow(),
      asked: { message, program: 'dotnet-framework', client: 'dotnet-framework-4-5-windows-2016' },
      local,
      verdict: 'confirmed',
    },
    {
      name: 'it closes on TLS 1.0, and the program runs on .NET Framework and is from before 2016',
      peer: closesBelow(),
      asked: { program: 'dotnet-framework', answers: { 'program-age': 'before-2016' } },
      local,
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it still takes TLS 1.0',
      peer: takesOldOnesToo(),
      asked: { message, program: 'dotnet-framework', answers: { 'program-age': 'before-2016' } },
      local,
    },
    {
      name: 'it takes TLS 1.3 alone, so TLS 1.2 would not help',
      peer: closesBelow('TLSv1.3'),
      asked: { message, program: 'dotnet-framework' },
      local,
    },
  ],
});
