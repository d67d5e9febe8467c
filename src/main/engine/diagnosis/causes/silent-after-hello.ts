import { spokenTime } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { inferred, measured, toldBy } from '../derive/clip';
import { answerBegan, attemptsOf } from '../derive/ends';
import { allEnd, everyHello, OTHER_GREETINGS, telling } from '../derive/every-hello';
import type { HelloResult } from '../derive/facts';
import { answer } from '../derive/told';
import { speaksPlain } from '../derive/turned-away';

/** An answer came in part, and then nothing more: another picture than plain silence, and other suspects. */
const STALLED = {
  title: 'The server begins to answer and then stops',
  meaning:
    'The connection is accepted and the first bytes of an answer arrive, but the rest never comes. Three things look like this from outside: large packets are lost on the way (packet size, MTU), the server is overloaded and stops halfway, or a device that inspects the connection holds the answer back. We can’t tell which of the three.',
  nextStep:
    'Ask the network team to try a smaller packet size (MTU) on the way to this server, and to look for a device that inspects connections. Ask the server’s owner whether the server was overloaded at the time of this check.',
  owner: 'network-team',
} as const;

/** How long we waited: the first greeting is given more time than those after a silent one. */
const waited = (results: readonly HelloResult[]): string => {
  const waits = results.flatMap(({ outcome }) => (outcome.kind === 'silence' ? [outcome.afterMs] : []));
  const [most, least] = [Math.max(...waits), Math.min(...waits)];
  return most === least
    ? `waited ${spokenTime(most)} each time`
    : `waited ${spokenTime(most)} for an answer to the first, and at least ${spokenTime(least)} each time after that`;
};

const seen = (results: readonly HelloResult[]): string => {
  const sent = `We sent ${results.length} greetings of different versions and names, and ${waited(results)}.`;
  const began = results.filter(({ outcome }) => answerBegan(outcome)).length;
  if (began === 0) return `${sent} Not one byte came back.`;
  if (began === results.length) return `${sent} Each time an answer began, and then nothing more came.`;
  return `${sent} In ${began} of them an answer began and then stopped; to the others nothing came back.`;
};

/** The connection is accepted, the greeting goes out, and nothing ever comes back, or only the beginning of an answer. */
export const cause = defineCause({
  id: 'silent-after-hello',
  area: 'configuration',
  title: 'The server accepts the connection and then stays silent',
  ruledOut: 'Silence after every greeting is not what is wrong here.',
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
      owner: 'server-owner',
      stack: 'IIS / http.sys, .NET',
      steps: [
        'A service whose threads are all busy accepts and does not answer. Look at the request queue of the application pool and at the thread pool, and recycle the pool.',
        'A server that asks for a revocation list it can’t reach answers late: look for outgoing connections to port 80 that hang.',
      ],
      undo: 'Recycling needs no undoing.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'Look whether all workers are busy (stub_status, server-status, “show info”), and whether a stopped process still holds the port (ss -ltnp). Restart the service.',
        'In mode tcp or stream, look whether the server behind it answers.',
      ],
      undo: 'A restart needs no undoing.',
    },
    {
      owner: 'server-owner',
      stack: 'Java',
      steps: [
        'A server that makes its random numbers from /dev/random can wait at its first connections: -Djava.security.egd=file:/dev/./urandom. A thread dump (jstack) shows where it waits.',
      ],
      undo: 'Take the option out again.',
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
      owner: 'network-team',
      stack: 'A firewall that inspects connections',
      steps: [
        'Look for sessions to this address that were dropped after the first packet (no route back, asymmetric path, policy “drop”), at the time of the check.',
      ],
      undo: 'Take the rule back that you changed.',
    },
    {
      owner: 'this-computer',
      stack: 'Mail programs',
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
  decides:
    'A recording of the packets at the server decides it: whether the greeting arrives there, and whether an answer leaves.',
  decidedBy: ['proxy-protocol'],
  needs: ['hello', 'versions'],
  wants: ['server-name', 'reach', 'plain-answer', ...OTHER_GREETINGS],
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
        measured(seen(results), attemptsOf(results)),
        inferred('Silence does not say who keeps it. What fits it as well is listed beside it as possible.'),
        ...(answer(told, 'elsewhere') === 'works'
          ? [
              toldBy(
                'You told us that it works from another network. That points to the way there, not to the server.',
              ),
            ]
          : []),
      ],
      weight: 3,
      ...(results.some((one) => answerBegan(one.outcome)) ? STALLED : {}),
    };
  },
});
