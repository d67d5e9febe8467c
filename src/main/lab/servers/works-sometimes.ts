import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import { peekHello } from '../kit/peek-hello';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'timesheet.lab.test';
/**
 * Answered, answered, closed, and again: a rhythm that no pair of tries can take for a difference in what was asked. Greetings of one length
 * have a rhythm of their own, so that it shows however many others come in between.
 */
const RHYTHM = 3;

export const server = defineServer({
  order: 87,
  scenario: {
    id: 'works-sometimes',
    title: 'It works, and then it does not',
    story:
      'Two of three timesheets arrive. The third try fails, the next one works again, and nothing was changed in between.',
    learn:
      'A fault that comes and goes without a reason in the request points to the server or the way to it.',
    recognise: 'The same request fails and works again, and nothing was changed in between.',
    ask: 'Note the times of the failures. Ask the server’s owner to compare them with the server’s log.',
    group: 'sometimes',
    minutes: 4,
    causeId: 'unsteady',
    fixable: true,
  },
  start: async ({ pki }) => {
    const backend = tlsBackend(credentials(await pki.server(NAME), pki.intermediate));
    const greetings = new Map<number, number>();
    return runOne({
      name: NAME,
      broken: (socket) =>
        peekHello(socket, ({ bytes }) => {
          const count = (greetings.get(bytes.length) ?? 0) + 1;
          greetings.set(bytes.length, count);
          if (count % RHYTHM === 0) hangUp(socket);
          else backend(socket, bytes);
        }),
      repaired: await healthy(pki, NAME),
      story: {
        message: 'System.IO.IOException: Received an unexpected EOF or 0 bytes from the transport stream.',
        side: 'connects',
        program: 'dotnet',
        answers: { 'how-often': 'sometimes' },
      },
    });
  },
});
