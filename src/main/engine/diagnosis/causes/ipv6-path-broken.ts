import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Told } from '../define-cause';
import { compared, inferred, listed, measured } from '../derive/clip';
import { heldAgain, nodesOf, onlySixFails } from '../derive/nodes';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { said } from '../derive/said';
import { addressesTable } from '../derive/tables';
import { compareClaim } from '../derive/told';

const OTHER_EVENT = 'Your error text stands for another event than the one we saw on IPv6.';

const stories = (told: Told): Because[] =>
  said(told, {
    elsewhere: {
      works: 'You told us that it works from another network. That points to the way from here.',
    },
    'how-often': { sometimes: 'You told us that it fails only sometimes, which fits.' },
  });

/** The newer kind of address (IPv6) is offered and does not work from here, while the older one (IPv4) does. */
export const cause = defineCause({
  id: 'ipv6-path-broken',
  area: 'network',
  title: 'The newer kind of address (IPv6) does not work here, the older one (IPv4) does',
  ruledOut: 'The kind of address (IPv4 or IPv6) is not the reason.',
  meaning:
    'The name leads to addresses of two kinds. Over the older kind (IPv4) the server answers; over the newer one (IPv6) it does not. Programs that try the newer one first fail or wait long; others fall back and seem to work. So one program works on this computer and another one does not.',
  owner: 'network-team',
  nextStep:
    'Show this report to your network team: the IPv6 way from here to the server does not work. Until then, let the program prefer IPv4.',
  fix: [
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Repair the IPv6 route or firewall rule in your network. ICMPv6 has to be let through, “packet too big” above all (RFC 4890).',
        'If your network has no IPv6, stop announcing it to computers (router advertisements).',
      ],
      undo: 'Put the former rule back.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Let the service listen on IPv6 too, and let the port in for IPv6. nginx: listen [::]:443 ssl; Apache: Listen [::]:443.',
        'Or take the AAAA entry out of the name service until it does.',
      ],
      undo: 'Put the entry back, or take the line out again.',
    },
    {
      owner: 'this-computer',
      stack: 'Windows, as a stop-gap',
      steps: [
        'Write down what is set now: netsh interface ipv6 show prefixpolicies.',
        'Prefer IPv4: netsh interface ipv6 set prefixpolicy ::ffff:0:0/96 46 4 (as administrator).',
      ],
      undo: 'netsh interface ipv6 set prefixpolicy ::ffff:0:0/96 35 4, or the numbers you wrote down.',
    },
    {
      owner: 'this-computer',
      stack: 'Linux, as a stop-gap',
      steps: ['Prefer IPv4: put the line “precedence ::ffff:0:0/96 100” into /etc/gai.conf.'],
      undo: 'Take the line out again.',
    },
    {
      owner: 'this-computer',
      stack: '.NET 6 or later, as a stop-gap',
      steps: ['Start the program with the environment variable DOTNET_SYSTEM_NET_DISABLEIPV6=1.'],
      undo: 'Delete the variable again.',
    },
    {
      owner: 'this-computer',
      stack: 'Java, as a stop-gap',
      steps: ['Start the program with -Djava.net.preferIPv4Stack=true.'],
      undo: 'Leave the option out again.',
    },
    {
      owner: 'this-computer',
      stack: 'Node.js, as a stop-gap',
      steps: ['Start the program with --dns-result-order=ipv4first.'],
      undo: 'Leave the option out again.',
    },
  ],
  unseen:
    'Whether the fault is on this side, on the way or at the server. Which kind of address your program tries first.',
  decides:
    'The same check from another network that has IPv6 would tell whether the way from here or the server is at fault.',
  decidedBy: ['ways', 'repeat'],
  explains: ['one-bad-node'],
  sources: [
    'guardian/dotcom-rendering#6297, ietf-wg-happy/draft-happy-eyeballs-v3#120',
    'RFC 8305, RFC 6724, RFC 4890',
    'learn.microsoft.com: configure IPv6 in Windows',
    'learn.microsoft.com: .NET runtime configuration, networking',
  ],
  needs: ['reach', 'hello'],
  wants: ['ways', 'repeat'],
  examine(shown, told) {
    const nodes = nodesOf(shown.reach, shown.hello);
    const six = nodes.filter((node) => node.family === 6);
    const four = nodes.filter((node) => node.family === 4);
    if (six.length === 0 && shown.reach.addresses.some((entry) => entry.family === 6))
      return {
        verdict: 'ruled-out',
        because:
          'This computer has no way to addresses of the newer kind (IPv6), so programs leave them out.',
      };
    if (four.length === 0 && six.some((node) => !node.good))
      return {
        verdict: 'unknown',
        why: 'Only addresses of the newer kind (IPv6) could be tried, so there was nothing to compare them with.',
      };
    if (six.length === 0 || four.length === 0)
      return { verdict: 'ruled-out', because: 'There were addresses of one kind only.' };
    if (!onlySixFails(nodes))
      return {
        verdict: 'ruled-out',
        because: six.some((node) => node.good)
          ? 'At least one address of the newer kind (IPv6) answered our greeting.'
          : 'What fails does not divide into the newer and the older kind of address.',
      };
    const again = six.flatMap((node) => heldAgain(shown.ways, node.address) ?? []);
    const held = again.length > 0;
    const key = six
      .map((node) => `address:${node.address}`)
      .find((one) => pairState(shown.repeat, one) === 'holds');
    const sure = key === undefined ? null : pairSentence(shown.repeat, key);
    const otherwise = six.every((node) => compareClaim(told, node.outcome) === 'different');
    return {
      verdict: otherwise ? 'possible' : held || key !== undefined ? 'confirmed' : 'likely',
      because: [
        measured(
          `${listed(four.map((node) => node.address))} (IPv4) answered our greeting.`,
          four.map((node) => node.attemptId),
        ),
        ...six
          .slice(0, 4)
          .map((node) =>
            measured(`${node.address} (IPv6): ${describeOutcome(node.outcome)}`, [node.attemptId]),
          ),
        ...(held
          ? [measured('We tried both kinds again by turns, and it went the same way each time.', again)]
          : []),
        ...(sure && key ? [measured(sure, pairAttempts(shown.repeat, key))] : []),
        ...(six.every((node) => node.outcome.kind === 'refused')
          ? [
              inferred(
                'A clear no on IPv6 mostly means that the service does not listen on that kind of address.',
              ),
            ]
          : []),
        ...(otherwise ? [compared(OTHER_EVENT)] : []),
        ...stories(told),
      ],
      against: otherwise ? [OTHER_EVENT] : [],
      details: [addressesTable(shown.reach, shown.hello)],
      weight: 6,
    };
  },
});
