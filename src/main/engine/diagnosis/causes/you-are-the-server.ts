import { defineCause } from '../define-cause';
import { reason } from '../derive/clip';

/** The message comes from the side that accepts connections. */
export const cause = defineCause({
  id: 'you-are-the-server',
  area: 'configuration',
  title: 'The message comes from your own server: somebody connected and left',
  ruledOut: 'Your program makes the connection; it does not accept it.',
  meaning:
    'Your program accepts connections, so it is the server here. The message says that a visitor connected and went away before the connection was secure. Very often that is no person at all: health checks, monitors and scanners connect like that, every minute or so. If nobody complains, nothing is wrong.',
  owner: 'it-desk',
  nextStep:
    'Look at the address and the rhythm of these messages in your log. If they come from a health check or monitor, let it check over HTTPS. If people complain, see what else was found below.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'A load balancer or monitor',
      steps: ['Change its check from “TCP” to “HTTPS”, so that it completes the handshake.'],
      undo: 'Set it back to TCP.',
    },
    {
      owner: 'it-desk',
      stack: 'ASP.NET Core (Kestrel)',
      steps: [
        'If only monitors cause it, lower the log level of Microsoft.AspNetCore.Server.Kestrel.Https to Warning in appsettings.json.',
      ],
      undo: 'Set the former level again.',
    },
    {
      owner: 'server-owner',
      stack: 'Any, when real visitors fail',
      steps: [
        'Check the server’s own address with Handrail from a visitor’s computer: a certificate that visitors refuse looks like this in the server’s log.',
      ],
      undo: 'Nothing was changed.',
    },
  ],
  unseen:
    'We looked at the server as a visitor does. Who the visitor was that left, only the server’s log can tell.',
  sources: [
    'aspnet/KestrelHttpServer#1853, #960',
    'kubernetes-sigs/kubespray#6487, rancher/rke2#825',
    'cosullivan/SmtpServer#174',
  ],
  needs: [],
  wants: [],
  examine(_shown, told) {
    const { side } = told.asked;
    const match = told.message?.matches.find((one) => one.side === 'accepts');
    const byText =
      match === undefined
        ? []
        : [
            reason(
              `The text you pasted is written by a program that accepts connections (${match.writtenBy}).`,
            ),
          ];
    if (side === 'accepts')
      return {
        verdict: 'likely',
        because: [reason('You told us that your program accepts the connection.'), ...byText],
      };
    if (byText.length > 0) return { verdict: side === 'connects' ? 'possible' : 'likely', because: byText };
    if (side === 'connects')
      return { verdict: 'ruled-out', because: 'You told us that your program makes the connection.' };
    return {
      verdict: 'unknown',
      why: 'You did not say whether your program makes the connection or accepts it, and the text does not tell.',
    };
  },
});
