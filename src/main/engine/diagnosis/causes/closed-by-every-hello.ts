import type { EvidenceMap } from '../../../../shared/model/evidence';
import { defineCause, type Told } from '../define-cause';
import { inferred, measured, toldBy } from '../derive/clip';
import { answerBegan, attemptsOf } from '../derive/ends';
import { everyHello, OTHER_GREETINGS, telling } from '../derive/every-hello';
import type { HelloResult } from '../derive/facts';
import { hellosTable } from '../derive/tables';
import { answer } from '../derive/told';
import { closedBeforeHello, closedEveryHello, speaksPlain } from '../derive/turned-away';

const hints = (told: Told, cutShort: boolean): string[] => [
  ...(answer(told, 'allow-list') === 'yes' && !cutShort
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
];

const allCut = (hello: EvidenceMap['hello'], results: readonly { outcome: { kind: string } }[]): boolean =>
  hello.base.outcome.kind === 'rst' && results.every((result) => result.outcome.kind === 'rst');

/** The close came in the middle of an answer: whoever answers has let us in, so the suspects are others. */
const CUT_SHORT = {
  title: 'The server begins to answer and then closes the connection',
  meaning:
    'The server accepts the connection, begins to answer the greeting, and closes before its answer is complete, whatever version or name we use. So your program’s own settings are not the reason, and a list of who may connect is unlikely. What looks like this from outside is a service that fails while it answers, or a device on the way that ends the connection. We can’t tell which of the two.',
  nextStep:
    'Send this report to the server’s owner and ask them to look into the service’s log at the time of this check. If the service finds nothing wrong, ask the network team which devices on the way look into connections.',
} as const;

const seen = (results: readonly HelloResult[]): string => {
  const sent = `We sent ${results.length} greetings of different versions and names.`;
  const began = results.filter(({ outcome }) => answerBegan(outcome)).length;
  if (began === 0) return `${sent} Each time the server closed the connection without a word.`;
  if (began === results.length)
    return `${sent} Each time the server began to answer and closed the connection in the middle.`;
  return `${sent} In ${began} of them the server began to answer and closed in the middle; the others it closed without a word.`;
};

/** Every greeting is answered by a close: listener, key or allow-list, and from here nobody can tell which. */
export const cause = defineCause({
  id: 'closed-by-every-hello',
  area: 'configuration',
  title: 'The server closes the connection on every greeting',
  ruledOut: 'A close on every greeting is not what is wrong here.',
  meaning:
    'The server accepts the connection and closes it as soon as it is greeted, whatever version or name we use. So your program’s own settings are not the reason. Three things look like this from outside: the service is not working, it has lost its certificate’s private key, or it lets in only those on a list. We can’t tell which of the three.',
  owner: 'server-owner',
  nextStep:
    'Send this report to the server’s owner and ask three questions. Does the service work for others right now? Does it have its certificate with the private key? Is this computer’s address on the list of who may connect?',
  fix: [
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Look into the System log at the time of the check: Schannel event 36870 means that the private key can’t be read, HTTP event 15300 that the binding is gone.',
        'Import the certificate again with its private key, and let the service’s account read it.',
        'Look with “netsh http show sslcert” whether the address and port have a certificate, and bind it again in IIS if not.',
      ],
      undo: 'Put the former binding back.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache',
      steps: [
        'Look into the error log at the time of the check. See whether a rule (allow/deny, Require ip) or the PROXY protocol applies to this port.',
        'See that certificate and key are there and belong together (nginx -t, apachectl configtest), and restart the service.',
        'nginx: “return 444” and “ssl_reject_handshake on” end connections on purpose.',
      ],
      undo: 'Take the changed lines back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Look for “tcp-request connection reject” and “accept-proxy” on this listener, and with “show stat” whether a server behind it is up. In mode tcp it ends the connection when none is.',
      ],
      undo: 'Take the changed lines back and reload.',
    },
    {
      owner: 'server-owner',
      stack: '.NET 6 or later (Kestrel), Java',
      steps: [
        'Kestrel: see that a certificate stands under Kestrel:Certificates:Default or at the endpoint; without one it ends every greeting. Java: see that the key store holds a private key and not only a certificate. Restart.',
      ],
      undo: 'Put the former setting back and restart.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure',
      steps: [
        'Network Load Balancer, Azure Load Balancer: look whether any target is healthy, and whether the security groups let the public address of the connecting computer in. With a TCP listener the certificate is the target’s own business.',
      ],
      undo: 'Take the rule back that you added.',
    },
    {
      owner: 'network-team',
      stack: 'A firewall or load balancer in between',
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
  decides:
    'The same check from inside the server’s network and from an address that is known to be let in would tell a list, a device and the service apart. So would the server’s own log.',
  decidedBy: ['proxy-protocol'],
  needs: ['hello', 'versions', 'reach'],
  wants: ['server-name', 'plain-answer', ...OTHER_GREETINGS],
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
    const cutShort = answerBegan(shown.hello.base.outcome);
    return {
      verdict: 'likely',
      because: [
        measured(seen(results), attemptsOf(results)),
        inferred(
          'A close does not say who made it, nor why. What fits it as well is listed beside it as possible.',
        ),
        ...hints(told, cutShort).map(toldBy),
        ...(told.asked.target.serverName === null
          ? [
              inferred(
                'No server name was sent, because none was given. With the site’s name it may go differently.',
              ),
            ]
          : []),
      ],
      details: [
        hellosTable(
          'Every greeting and what it brought',
          results,
          (result) => attempts.get(result.attemptId)?.purpose ?? result.attemptId,
        ),
      ],
      weight: 3,
      ...(cutShort ? CUT_SHORT : {}),
    };
  },
});
