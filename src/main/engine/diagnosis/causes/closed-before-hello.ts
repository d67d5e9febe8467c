import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { reason } from '../derive/clip';
import { answer } from '../derive/told';
import { closedBeforeHello } from '../derive/turned-away';

/** The peer ends the connection before anything was said: an access rule, or a listener with nothing behind it. */
export const cause = defineCause({
  id: 'closed-before-hello',
  area: 'policy',
  title: 'The server ends the connection before a word is said',
  ruledOut: 'The server waits for the greeting.',
  meaning:
    'The connection is accepted and ended at once, before your program can say anything. So it has nothing to do with versions, names or certificates. Either the server lets in only those on a list, or there is nothing working behind this port.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner whether this computer’s public address may connect, and whether the service behind this port is running.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'HAProxy, nginx',
      steps: [
        'Look for rules that reject connections (tcp-request connection reject, deny) and add the address this computer comes from.',
        'See that a healthy server stands behind the listener.',
      ],
      undo: 'Take the address out of the rule again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'A load balancer in the cloud',
      steps: [
        'See whether any target is healthy, and whether the security group or address list lets this computer in.',
      ],
      undo: 'Take the rule back that you added.',
    },
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Find out with which public address this computer leaves your network, and give it to the server’s owner. After a change of provider or VPN it is another one.',
      ],
      undo: 'Nothing was changed.',
    },
  ],
  unseen:
    'From here we can’t tell a list from a service that is down. The same check from an address that is known to be allowed would tell.',
  sources: [
    'lab: HAProxy connection reject answers with RST',
    'AWS: troubleshoot Network Load Balancers',
    'microsoft/CCF#414',
  ],
  needs: ['reach'],
  wants: ['hello'],
  examine({ reach, hello }, told) {
    const connected = reach.addresses.filter((entry) => entry.connected);
    if (connected.length === 0)
      return { verdict: 'unknown', why: 'No address accepted a connection, so nothing could be closed.' };
    if (hello?.addresses.some((result) => result.answered))
      return { verdict: 'ruled-out', because: 'The server answered a greeting.' };
    if (!closedBeforeHello(reach))
      return { verdict: 'ruled-out', because: 'The server kept the connection open while we said nothing.' };
    const first = connected[0];
    return {
      verdict: 'likely',
      because: [
        reason(
          `We connected and said nothing. ${first ? describeOutcome(first.outcome) : ''}`,
          connected.map((entry) => entry.attemptId),
        ),
        ...(hello
          ? [
              reason(`With a greeting it went no better: ${describeOutcome(hello.base.outcome)}`, [
                hello.base.attemptId,
                hello.repeated.attemptId,
              ]),
            ]
          : []),
        ...(answer(told, 'allow-list') === 'yes'
          ? [reason('You told us that the server’s owner keeps a list of who may connect.')]
          : []),
      ],
      weight: 5,
    };
  },
});
