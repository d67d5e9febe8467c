import { linuxSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { closesBelow, takesOldOnesToo } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const message = 'Authentication failed because the remote party has closed the transport stream.';
const raised = { message, program: 'dotnet-framework', answers: { changed: 'server' } } as const;
const local = linuxSettings();

export const cases = causeCases({
  cause: 'server-min-version-policy',
  holds: [
    {
      name: 'it closes on TLS 1.0 since something changed there; that the program is old goes before it (only the owner knows the date: likely)',
      peer: closesBelow(),
      asked: raised,
      local,
      verdict: 'likely',
      headline: false,
    },
  ],
  not: [
    {
      name: 'something changed there, and it still takes TLS 1.0',
      peer: takesOldOnesToo(),
      asked: raised,
      local,
    },
    {
      name: 'it closes on TLS 1.0, and the change was on this computer',
      peer: closesBelow(),
      asked: { ...raised, answers: { changed: 'update' } },
      local,
    },
  ],
});
