import { defineCause } from '../define-cause';
import { inferred, measured, toldBy } from '../derive/clip';
import { attemptsOf } from '../derive/ends';
import { allEnd, everyHello, OTHER_GREETINGS, telling } from '../derive/every-hello';
import { hellosTable } from '../derive/tables';
import { answer } from '../derive/told';
import { closedBeforeHello, speaksPlain } from '../derive/turned-away';

/** Every greeting is answered by a RST: somebody on the way, or a server that throws the connection away. */
export const cause = defineCause({
  id: 'reset-at-once',
  area: 'network',
  title: 'Something cuts the connection off on every greeting',
  ruledOut: 'A cut on every greeting is not what is wrong here.',
  meaning:
    'The connection is accepted, and cut off (RST) as soon as a secure greeting is sent, whatever version or name we use. So your program’s own settings are not the reason. Either something on the way does not let secure connections through (a firewall, security software), or the server throws them away. From here we can’t tell which.',
  owner: 'network-team',
  nextStep:
    'Ask the network team whether a firewall or security software cuts connections to this address and port, and to try once from another network.',
  fix: [
    {
      owner: 'network-team',
      stack: 'A firewall or proxy',
      steps: [
        'Look into its log at the time of the check for this computer’s address and the server’s.',
        'Allow TLS to this address and port, or exempt it from inspection. If direct connections are not allowed, tell the program to use the proxy.',
      ],
      undo: 'Take the rule or the exemption back.',
    },
    {
      owner: 'this-computer',
      stack: 'Security software on this computer',
      steps: ['Switch off “scan encrypted connections” for this one program for a trial, and check again.'],
      undo: 'Switch it on again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, HAProxy (behind a load balancer)',
      steps: [
        'A listener that expects the PROXY protocol (proxy_protocol, accept-proxy) cuts off everyone who connects directly. Use the load balancer’s address, or switch it off on this listener.',
        'HAProxy: “tcp-request content reject” and “silent-drop” end connections on purpose.',
      ],
      undo: 'Switch it on again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys, Windows (Schannel)',
      steps: [
        'Look for Schannel events in the System log at the time of the check: 36870 (no access to the key), 36874 (nothing in common), 36888. Windows ends such greetings with a cut.',
        'Look with “netsh http show sslcert” whether the address and port have a certificate.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'server-owner',
      stack: 'Programs that listen themselves (Java, .NET, Linux services)',
      steps: [
        'A program that ends with unread bytes before it makes the system send a cut. Look into its log for an error at each connection, and restart it.',
      ],
      undo: 'A restart needs no undoing.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure',
      steps: [
        'A load balancer of layer 4 cuts connections when the target behind it refuses them. Look at the health of its targets and at the port to which it sends.',
      ],
      undo: 'Take the change back.',
    },
  ],
  unseen:
    'A cut does not carry the name of who made it. The same check from another network, and from inside the server’s network, would tell.',
  sources: [
    'lab: PROXY protocol listeners of nginx and HAProxy answer with RST',
    'ysoft.cloud: Schannel and cipher suites (RST)',
    'dlundquist/sniproxy#268',
  ],
  decides:
    'The same check from another network, and from inside the server’s network, decides where the cut is made: by something on the way or by the server.',
  decidedBy: ['proxy-protocol'],
  needs: ['hello', 'versions', 'reach'],
  wants: ['server-name', 'plain-answer', ...OTHER_GREETINGS],
  examine(shown, told, attempts) {
    const results = telling(everyHello(shown));
    if (results.some((result) => result.answered))
      return { verdict: 'ruled-out', because: 'At least one of our greetings was answered.' };
    if (closedBeforeHello(shown.reach))
      return { verdict: 'ruled-out', because: 'The connection ends even before we greet.' };
    if (speaksPlain(shown['plain-answer']))
      return { verdict: 'ruled-out', because: 'The port answers in plain text.' };
    if (!allEnd(results, (outcome) => outcome.kind === 'rst'))
      return { verdict: 'ruled-out', because: 'Not every greeting was cut off (RST).' };
    const elsewhere = answer(told, 'elsewhere');
    return {
      verdict: 'likely',
      because: [
        measured(
          `We sent ${results.length} greetings of different versions and names. Each time the connection was cut off (RST) at once.`,
          attemptsOf(results),
        ),
        inferred('A cut does not say who made it. What fits it as well is listed beside it as possible.'),
        ...(elsewhere === 'works'
          ? [toldBy('You told us that it works from another network. That points to something on the way.')]
          : []),
        ...(answer(told, 'changed') === 'network'
          ? [toldBy('You told us that it worked until the network or the security software changed.')]
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
    };
  },
});
