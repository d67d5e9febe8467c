import { defineCause } from '../define-cause';
import { inferred, measured } from '../derive/clip';
import { answerBegan } from '../derive/ends';
import { allEndedSooner, soonerText } from '../derive/nearer';
import { said } from '../derive/said';
import { answer } from '../derive/told';
import { NOTHING_HEARD, nothingHeard, turnedAway, turnedAwayBy } from '../derive/turned-away';

/** The server lets in only those on a list, and this computer seems not to be on it. */
export const cause = defineCause({
  id: 'ip-allowlist',
  area: 'policy',
  title: 'This computer may not be on the server’s list of who may connect',
  ruledOut: 'The server does not turn this computer away for its address.',
  meaning:
    'Some servers talk only to addresses on a list and close the connection on everyone else, often without a word. What we saw fits that. It also fits a service that is not working, so the owner has to look.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to look whether this computer’s public address is on the list. Your network team can tell you that address.',
  fix: [
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Find out with which public address this computer leaves your network, and whether it changed lately (new provider, VPN, another gateway).',
        'Give that address to the server’s owner. If it changes often, ask the provider for a fixed one first.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS',
      steps: [
        'Add the address, ending in /32, to the inbound rules of the security group; with a web ACL (WAF), to its IP set.',
      ],
      undo: 'Take the address out of the group or the set again.',
    },
    {
      owner: 'server-owner',
      stack: 'Azure',
      steps: [
        'Add the address to the network security group, or for an App Service under Networking, Access restrictions; for Azure SQL under Networking, Firewall rules.',
      ],
      undo: 'Delete the rule again.',
    },
    {
      owner: 'server-owner',
      stack: 'Cloudflare',
      steps: [
        'Look at Security, Events for this address and time: it names the rule. Under Security, WAF, Tools, add an IP access rule “Allow”.',
      ],
      undo: 'Delete the access rule.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Look for “tcp-request connection reject” and its list of addresses, and add this one. Then reload: systemctl reload haproxy.',
      ],
      undo: 'Take the address out of the list and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Windows Server',
      steps: [
        'See the rule’s addresses: Get-NetFirewallRule -DisplayName NAME | Get-NetFirewallAddressFilter.',
        'Write the former list down, then set the list with the new address: Set-NetFirewallRule -DisplayName NAME -RemoteAddress LIST.',
      ],
      undo: 'Set the former list again.',
    },
    {
      owner: 'server-owner',
      stack: 'Linux, network firewalls',
      steps: [
        'Add the address to the rule that lets this port in, on the server itself and on every firewall before it.',
      ],
      undo: 'Take the address out of the rules again.',
    },
  ],
  unseen:
    'A list can’t be seen from outside. The same check from an address that is known to be on it would tell.',
  decides:
    'The same check from an address that is known to be on the list would decide it; so would the server’s log of refused connections.',
  decidedBy: ['reach', 'hello', 'versions', 'server-name'],
  sources: [
    'lab: HAProxy connection reject',
    'Fortinet: FortiWeb SSL management',
    'wadewegner/Force.com-Toolkit-for-NET#416',
  ],
  needs: ['reach'],
  wants: ['hello', 'versions', 'server-name', 'plain-answer'],
  examine(shown, told, attempts) {
    const seen = turnedAway(shown);
    const listed = answer(told, 'allow-list');
    const works = answer(told, 'elsewhere') === 'works';
    const began = shown.hello !== undefined && answerBegan(shown.hello.base.outcome);
    if (seen === null && !nothingHeard(shown))
      return { verdict: 'ruled-out', because: 'The server did not turn this computer away on every try.' };
    if (listed === 'no')
      return { verdict: 'ruled-out', because: 'You told us that the server’s owner keeps no such list.' };
    if (seen === null) return { verdict: 'unknown', why: NOTHING_HEARD };
    const sooner = allEndedSooner(attempts, turnedAwayBy(shown));
    const against = [
      ...(sooner === null ? [] : [soonerText(sooner, 'connections')]),
      ...(began ? ['The server had begun to answer, which speaks against such a list.'] : []),
      ...(answer(told, 'other-computer') === 'works'
        ? [
            'You told us that it works on another computer in the same network, which mostly has the same public address.',
          ]
        : []),
    ];
    const because = [
      measured(seen, turnedAwayBy(shown)),
      ...said(told, {
        'allow-list': { yes: 'You told us that the server’s owner keeps a list of who may connect.' },
        elsewhere: { works: 'You told us that it works from another network.' },
        changed: {
          network: 'You told us that it worked until the network changed; the public address may have, too.',
        },
      }),
      ...(began ? [inferred('The server had begun to answer, which speaks against such a list.')] : []),
    ];
    return listed === 'yes' && against.length === 0
      ? {
          verdict: 'likely',
          because,
          title: 'This computer is probably not on the server’s list of who may connect',
          weight: 6,
          saidByPerson: true,
        }
      : { verdict: 'possible', because, against, weight: works && against.length === 0 ? 4 : 0 };
  },
});
