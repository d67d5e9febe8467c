import { defineCause } from '../define-cause';
import { compared, toldBy } from '../derive/clip';
import { serverWriter } from '../derive/told';

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
      stack: 'AWS, Azure',
      steps: [
        'AWS: give the target group a health check with the protocol HTTPS and a path. Azure: use an HTTPS probe instead of TCP in the load balancer or Application Gateway.',
      ],
      undo: 'Set the former kind of check again.',
    },
    {
      owner: 'it-desk',
      stack: 'ASP.NET Core (Kestrel)',
      steps: [
        'If only monitors cause it, raise the level of “Microsoft.AspNetCore.Server.Kestrel.Https” to Warning in the “Logging” section of appsettings.json, so that these lines are left out.',
      ],
      undo: 'Set the former level again.',
    },
    {
      owner: 'it-desk',
      stack: 'IIS / http.sys',
      steps: [
        'Look at the time of the Schannel events 36874, 36887 and 36888 and at the visitors at that moment. If only scanners cause them, EventLogging = 1 (DWORD) under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL keeps to errors.',
      ],
      undo: 'Set EventLogging to its former value.',
    },
    {
      owner: 'it-desk',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'nginx writes these lines at the level “info”: error_log … warn leaves them out. HAProxy: option dontlognull leaves out connections without data.',
      ],
      undo: 'Set the former level again and reload.',
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
  decides:
    'The addresses beside these messages in the server’s log would decide it: a health check or a scanner comes from the same one, at a steady rhythm.',
  needs: [],
  wants: [],
  examine(_shown, told) {
    const { side } = told.asked;
    const writer = serverWriter(told);
    const byText =
      writer === null
        ? []
        : [compared(`The text you pasted is written by a program that accepts connections (${writer}).`)];
    if (side === 'accepts')
      return {
        verdict: 'likely',
        because: [toldBy('You told us that your program accepts the connection.'), ...byText],
      };
    if (byText.length > 0)
      return side === 'connects'
        ? {
            verdict: 'possible',
            because: byText,
            against: ['You told us that your program makes the connection.'],
          }
        : { verdict: 'likely', because: byText };
    if (side === 'connects')
      return { verdict: 'ruled-out', because: 'You told us that your program makes the connection.' };
    return {
      verdict: 'unknown',
      why: 'You did not say whether your program makes the connection or accepts it, and the text does not tell.',
    };
  },
});
