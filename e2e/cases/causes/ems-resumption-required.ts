import { inOrder } from '../../peers/fronted';
import { sessions } from '../../peers/without-signals';
import { causeCases } from '../define-cause-cases';

const ALTERED =
  'System.ComponentModel.Win32Exception (0x8009030F): The message or signature supplied for verification has been altered';
const SECURE_CHANNEL =
  'System.Net.WebException: The request was aborted: Could not create SSL/TLS secure channel.';

// From here it is never more than likely: what Windows does with the session is not ours to see.
export const cases = causeCases({
  cause: 'ems-resumption-required',
  holds: [
    {
      name: 'it lacks the feature and cuts off who takes up a session',
      peer: sessions({ ems: false, breaks: true }),
      asked: { message: ALTERED, program: 'dotnet' },
      verdict: 'likely',
    },
    {
      name: 'it lacks the feature and takes sessions up, and .NET Framework failed',
      peer: sessions({ ems: false, breaks: false }),
      asked: { message: SECURE_CHANNEL },
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it has the feature and takes sessions up',
      peer: sessions({ ems: true, breaks: false }),
      asked: { message: SECURE_CHANNEL },
    },
    { name: 'a server in order', peer: inOrder, asked: { message: SECURE_CHANNEL } },
  ],
});
