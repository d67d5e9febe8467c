import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { inferred, measured, toldBy } from '../derive/clip';
import { BEHIND_PROXY, stoppedByProxy } from '../derive/through-proxy';
import { answer } from '../derive/told';
import { closedBeforeHello } from '../derive/turned-away';

/** The peer ends the connection before anything was said: an access rule, or a listener with nothing behind it. */
export const cause = defineCause({
  id: 'closed-before-hello',
  area: 'policy',
  title: 'The server ends the connection before a word is said',
  ruledOut: 'The server does not end the connection before the greeting.',
  meaning:
    'The connection is accepted and ended at once, before your program can say anything. So it has nothing to do with versions, names or certificates. Either the server lets in only those on a list, or there is nothing working behind this port.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner whether this computer’s public address may connect, and whether the service behind this port is running.',
  fix: [
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Find out with which public address this computer leaves your network, and give it to the server’s owner. After a change of provider or VPN it is another one.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Look for “tcp-request connection reject” and “maxconn” on this listener, and add the address that the connection comes from to the rule. See with “show stat” that a server behind it is up. Reload.',
      ],
      undo: 'Take the address out of the rule again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx (stream), Envoy',
      steps: [
        'Look for allow and deny lines of the stream block, and whether the server behind it answers: without one the connection is ended at once. Reload.',
      ],
      undo: 'Take the changed lines back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Windows Server, Linux (programs that listen themselves)',
      steps: [
        'Look into the service’s log: a program that can’t take more connections (open files, workers, memory) accepts and ends them. Restart it and watch.',
        'Linux: look at hosts.deny and at xinetd or systemd socket units, which accept before the program is there.',
      ],
      undo: 'A restart needs no undoing.',
    },
    {
      owner: 'server-owner',
      stack: 'Exchange / SMTP',
      steps: [
        'Look whether the receive connector names the addresses that may use it (RemoteIPRanges), and add that of the connecting computer. Postfix: look for postscreen and smtpd_client_connection_count_limit.',
      ],
      undo: 'Take the address out again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure',
      steps: [
        'See whether any target is healthy, and whether the security group, network rules or address list let the connecting computer in.',
      ],
      undo: 'Take the rule back that you added.',
    },
  ],
  unseen:
    'From here we can’t tell a list from a service that is down. The same check from an address that is known to be allowed would tell.',
  sources: [
    'lab: HAProxy connection reject answers with RST',
    'AWS: troubleshoot Network Load Balancers',
    'microsoft/CCF#414',
  ],
  decides:
    'The same check from an address that is known to be let in decides between a list and a service that does not work.',
  decidedBy: ['reach'],
  needs: ['reach'],
  wants: ['hello'],
  examine({ reach, hello }, told) {
    const connected = reach.addresses.filter((entry) => entry.connected);
    if (stoppedByProxy(reach)) return { verdict: 'unknown', why: BEHIND_PROXY };
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
        measured(
          `We connected and said nothing. ${first ? describeOutcome(first.outcome) : ''}`,
          connected.map((entry) => entry.attemptId),
        ),
        ...(hello
          ? [
              measured(`With a greeting it went no better: ${describeOutcome(hello.base.outcome)}`, [
                hello.base.attemptId,
                hello.repeated.attemptId,
              ]),
            ]
          : []),
        inferred('Nothing had been said by then, so no version, name or certificate can be the reason.'),
        ...(answer(told, 'allow-list') === 'yes'
          ? [toldBy('You told us that the server’s owner keeps a list of who may connect.')]
          : []),
      ],
      weight: 5,
    };
  },
});
