import { DOTNET_STRONG, windowsSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow, takesOldOnesToo } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const message = 'Authentication failed because the remote party has closed the transport stream.';
const strong = windowsSettings(19045, DOTNET_STRONG);

export const cases = causeCases({
  cause: 'client-hardcoded-protocol',
  holds: [
    {
      name: 'it closes on TLS 1.0 as the text says, though the registry tells .NET to use newer ones (code can’t be seen: likely at most)',
      peer: closesBelow(),
      asked: { message, program: 'dotnet-framework' },
      local: strong,
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it closes on TLS 1.0, and the registry says nothing, so the old default explains it (not known)',
      peer: closesBelow(),
      asked: { message, program: 'dotnet-framework' },
      local: windowsSettings(19045),
      verdict: 'unknown',
    },
    {
      name: 'it takes TLS 1.0',
      peer: takesOldOnesToo(),
      asked: { message, program: 'dotnet-framework' },
      local: strong,
    },
  ],
});
