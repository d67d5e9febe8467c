import { defineCause } from '../define-cause';
import { reason } from '../derive/clip';
import { answerBegan } from '../derive/ends';
import { BEHIND_PROXY, stoppedByProxy } from '../derive/through-proxy';
import { answer } from '../derive/told';
import { turnedAway } from '../derive/turned-away';

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
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Add the public address of this computer’s network to the list (firewall, security group, web server rule).',
      ],
      undo: 'Take the address off the list again.',
    },
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Find out with which public address this computer leaves your network, and whether it changed lately (new provider, VPN, another gateway).',
      ],
      undo: 'Nothing was changed.',
    },
  ],
  unseen:
    'A list can’t be seen from outside. The same check from an address that is known to be on it would tell.',
  sources: [
    'lab: HAProxy connection reject',
    'Fortinet: FortiWeb SSL management',
    'wadewegner/Force.com-Toolkit-for-NET#416',
  ],
  needs: ['reach'],
  wants: ['hello', 'versions', 'server-name', 'plain-answer'],
  examine(shown, told) {
    if (stoppedByProxy(shown.reach)) return { verdict: 'unknown', why: BEHIND_PROXY };
    const seen = turnedAway(shown);
    const listed = answer(told, 'allow-list');
    const works = answer(told, 'elsewhere') === 'works';
    const began = shown.hello !== undefined && answerBegan(shown.hello.base.outcome);
    if (seen === null)
      return { verdict: 'ruled-out', because: 'The server did not turn this computer away on every try.' };
    if (listed === 'no')
      return { verdict: 'ruled-out', because: 'You told us that the server’s owner keeps no such list.' };
    const because = [
      reason(seen),
      ...(listed === 'yes'
        ? [reason('You told us that the server’s owner keeps a list of who may connect.')]
        : []),
      ...(works ? [reason('You told us that it works from another network.')] : []),
      ...(began ? [reason('The server had begun to answer, which speaks against such a list.')] : []),
    ];
    return listed === 'yes' && !began
      ? {
          verdict: 'likely',
          because,
          title: 'This computer is probably not on the server’s list of who may connect',
          weight: 6,
          saidByPerson: true,
        }
      : { verdict: 'possible', because, weight: works && !began ? 4 : 0 };
  },
});
