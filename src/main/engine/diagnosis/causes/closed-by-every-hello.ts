import type { EvidenceMap } from '../../../../shared/model/evidence';
import { defineCause, type Told } from '../define-cause';
import { reason } from '../derive/clip';
import { attemptsOf } from '../derive/ends';
import { everyHello, telling } from '../derive/every-hello';
import { hellosTable } from '../derive/tables';
import { answer } from '../derive/told';
import { closedBeforeHello, closedEveryHello, speaksPlain } from '../derive/turned-away';

const hints = (told: Told): string[] => [
  ...(answer(told, 'allow-list') === 'yes'
    ? ['You told us that the server’s owner keeps a list of who may connect. That fits as well.']
    : []),
  ...(answer(told, 'elsewhere') === 'works'
    ? [
        'You told us that it works from another network. Then the service itself is running, and something treats this network differently.',
      ]
    : []),
  ...(answer(told, 'elsewhere') === 'fails'
    ? ['You told us that it fails from another network too. That points to the service itself.']
    : []),
  ...(told.asked.target.serverName === null
    ? ['No server name was sent, because none was given. With the site’s name it may go differently.']
    : []),
];

const allCut = (hello: EvidenceMap['hello'], results: readonly { outcome: { kind: string } }[]): boolean =>
  hello.base.outcome.kind === 'rst' && results.every((result) => result.outcome.kind === 'rst');

/** Every greeting is answered by a close: listener, key or allow-list, and from here nobody can tell which. */
export const cause = defineCause({
  id: 'closed-by-every-hello',
  area: 'configuration',
  title: 'The server closes the connection on every greeting',
  ruledOut: 'The server does not close the connection on every greeting.',
  meaning:
    'The server accepts the connection and closes it as soon as it is greeted, whatever version or name we use. So your program’s own settings are not the reason. Three things look like this from outside: the service is not working, it has lost its certificate’s private key, or it lets in only those on a list. We can’t tell which of the three.',
  owner: 'server-owner',
  nextStep:
    'Send this report to the server’s owner and ask three questions. Does the service work for others right now? Does it have its certificate with the private key? Is this computer’s address on the list of who may connect?',
  fix: [
    {
      owner: 'server-owner',
      stack: 'Windows Server / IIS',
      steps: [
        'Look into the System log at the time of the check: Schannel event 36870 means that the private key can’t be read, HTTP event 15300 that the binding is gone.',
        'Import the certificate again with its private key, and let the service’s account read it.',
        'Look with “netsh http show sslcert” whether the address and port have a certificate, and bind it again in IIS if not.',
      ],
      undo: 'Put the former binding back.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'Look into the error log at the time of the check. See whether a rule (allow/deny, Require ip, tcp-request connection reject) or the PROXY protocol (proxy_protocol, accept-proxy) applies to this port.',
        'See that the certificate and key files are there and belong together, and restart the service.',
      ],
      undo: 'Take the changed lines back and reload.',
    },
    {
      owner: 'network-team',
      stack: 'a firewall or load balancer in between',
      steps: [
        'Look whether it closes connections from this network, and whether it has a healthy server behind it.',
        'Try once from inside the server’s own network: if it works there, the device in between is the place to look.',
      ],
      undo: 'Take the rule back that you changed.',
    },
  ],
  unseen:
    'A closed connection alone proves nothing. The same check from another network, or the server’s log, would tell the three apart.',
  sources: [
    'irohastack.com: IIS bindings',
    'aspnet/MetaPackages#85, perwendel/spark#1050',
    'Fortinet: FortiWeb SSL management',
    'lab: HAProxy and nginx listeners',
  ],
  needs: ['hello', 'versions', 'reach'],
  wants: ['server-name', 'plain-answer'],
  examine(shown, told, attempts) {
    const results = telling(everyHello(shown));
    if (results.some((result) => result.answered))
      return { verdict: 'ruled-out', because: 'At least one of our greetings was answered.' };
    if (closedBeforeHello(shown.reach))
      return { verdict: 'ruled-out', because: 'The server closes the connection even before it is greeted.' };
    if (speaksPlain(shown['plain-answer']))
      return {
        verdict: 'ruled-out',
        because: 'The port answers in plain text, so it is no riddle that it closes on TLS.',
      };
    if (!closedEveryHello(shown))
      return { verdict: 'ruled-out', because: 'Not all greetings ended with a close.' };
    if (allCut(shown.hello, results))
      return {
        verdict: 'ruled-out',
        because: 'The connection is cut off (RST) each time, not closed (FIN).',
      };
    return {
      verdict: 'likely',
      because: [
        reason(
          `We sent ${results.length} greetings of different versions and names. Each time the server closed the connection without a word.`,
          attemptsOf(results),
        ),
        ...hints(told).map((text) => reason(text)),
      ],
      details: [
        hellosTable(
          'Every greeting and what it brought',
          results,
          (result) => attempts.get(result.attemptId)?.purpose ?? result.attemptId,
        ),
      ],
      weight: 3,
    };
  },
});
