import { closesBelow } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const message =
  'dbug: Microsoft.AspNetCore.Server.Kestrel.Https.Internal.HttpsConnectionMiddleware[1] Failed to authenticate HTTPS connection.';

export const cases = causeCases({
  cause: 'you-are-the-server',
  holds: [
    {
      name: 'it works, and the person’s program accepts the connections (who left can’t be seen: likely)',
      peer: closesBelow(),
      asked: { side: 'accepts' },
      verdict: 'likely',
    },
    {
      name: 'it works, and the text is from a server’s log',
      peer: closesBelow(),
      asked: { side: 'unknown', message },
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it works, and the program makes the connection, with a text of a program that connects',
      peer: closesBelow(),
      asked: {
        side: 'connects',
        message: 'Authentication failed because the remote party has closed the transport stream.',
      },
    },
    {
      name: 'it works, and nobody knows who connects (no answer, no text)',
      peer: closesBelow(),
      asked: { side: 'unknown' },
      verdict: 'unknown',
    },
  ],
});
