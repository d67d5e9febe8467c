import { spokenTime } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { reason } from '../derive/clip';
import { attemptsOf } from '../derive/ends';
import { allEnd, everyHello, telling } from '../derive/every-hello';
import { answer } from '../derive/told';
import { speaksPlain } from '../derive/turned-away';

/** The connection is accepted, the greeting goes out, and nothing ever comes back. */
export const cause = defineCause({
  id: 'silent-after-hello',
  area: 'configuration',
  title: 'The server accepts the connection and then stays silent',
  ruledOut: 'The server does not stay silent after the greeting.',
  meaning:
    'Something accepts the connection, and then no answer to our greeting comes, whatever version or name we use. Either the service behind the port hangs or waits for something else, or a device on the way swallows the answer. Your program can only wait and give up.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner whether the service behind this port works, and what it expects first. If it answers for others, ask the network team to look for dropped packets on the way.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Try the same connection on the server itself. If it is silent there too, restart the service and look into its log.',
        'See that the port belongs to a service that speaks TLS at once, and not to one that waits for another first message.',
      ],
      undo: 'A restart needs no undoing.',
    },
    {
      owner: 'network-team',
      stack: 'VPN, PPPoE or cloud networks',
      steps: [
        'If the greeting passes and the answer does not, large packets may be lost: lower the packet size (MTU, MSS) of the tunnel to 1300 to 1400 for a trial.',
        'Allow the ICMP message “fragmentation needed” on the way.',
      ],
      undo: 'Set the former size again.',
    },
    {
      owner: 'this-computer',
      stack: 'mail programs',
      steps: [
        'If this is a mail server, compare port and kind of encryption with its instructions: on some ports the server speaks first.',
      ],
      undo: 'Put the former port back.',
    },
  ],
  unseen:
    'From here we can’t tell a silent server from an answer that was lost on the way. A recording at the server would tell.',
  sources: [
    'NICMx/Jool#455, cilium/hubble#1610 (lost large packets)',
    'lab: a listener that accepts and never answers',
  ],
  needs: ['hello', 'versions'],
  wants: ['server-name', 'reach', 'plain-answer'],
  examine(shown, told) {
    const results = telling(everyHello(shown));
    const { outcome } = shown.hello.base;
    if (results.some((result) => result.answered))
      return { verdict: 'ruled-out', because: 'At least one of our greetings was answered.' };
    if (speaksPlain(shown['plain-answer']))
      return { verdict: 'ruled-out', because: 'The port answers in plain text.' };
    if (outcome.kind !== 'silence' || !allEnd(results, (one) => one.kind === 'silence'))
      return { verdict: 'ruled-out', because: 'Something came back, or the connection was ended.' };
    return {
      verdict: 'likely',
      because: [
        reason(
          `We sent ${results.length} greetings of different versions and names, and waited ${spokenTime(outcome.afterMs)} each time. Not one byte came back.`,
          attemptsOf(results),
        ),
        ...(answer(told, 'elsewhere') === 'works'
          ? [
              reason(
                'You told us that it works from another network. That points to the way there, not to the server.',
              ),
            ]
          : []),
      ],
      weight: 3,
    };
  },
});
