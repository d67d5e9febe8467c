import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { listed, reason } from '../derive/clip';
import { addressesTable } from '../derive/tables';
import { BEHIND_PROXY, stoppedByProxy } from '../derive/through-proxy';
import { answer } from '../derive/told';

/** No address accepts a connection, and nothing says no: filtered, switched off, or out of reach. */
export const cause = defineCause({
  id: 'tcp-no-answer',
  area: 'network',
  title: 'Nothing answers at this address and port',
  ruledOut: 'Something answers at this address and port.',
  meaning:
    'We knocked, and nothing came back, neither yes nor no. Most often a firewall drops the connection, or the port or address is the wrong one, or the computer is switched off. The secure connection was never begun, so certificates and versions have nothing to do with it.',
  owner: 'network-team',
  nextStep:
    'Check the address and the port first. If they are right, ask the network team whether this computer is allowed to reach them, or whether it has to use a proxy.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Compare address and port with the service’s instructions. If the server is in another network, connect to the VPN first.',
      ],
      undo: 'Put the former address back.',
    },
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Look into the firewalls on the way for this computer’s address, the server’s and the port, and allow it.',
        'If the internet is reached through a proxy only, give the program the proxy’s address.',
      ],
      undo: 'Take the rule back.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'See that the server is running, that its own firewall lets this port in, and that the name leads to its present address.',
      ],
      undo: 'Take the rule back.',
    },
  ],
  unseen:
    'Who drops the connection can’t be seen from here: a firewall on this side, on the way, or at the server all look alike.',
  sources: [
    'chromium/chromium net_error_list.h: ERR_CONNECTION_TIMED_OUT',
    'googleapis/google-api-dotnet-client#759 (proxy)',
  ],
  needs: ['reach'],
  wants: ['names'],
  examine({ reach, names }, told) {
    const { addresses } = reach;
    if (addresses.length === 0) return { verdict: 'unknown', why: 'There was no address to knock at.' };
    if (stoppedByProxy(reach)) return { verdict: 'unknown', why: BEHIND_PROXY };
    if (addresses.some((entry) => entry.connected))
      return { verdict: 'ruled-out', because: 'At least one address accepted a connection.' };
    if (addresses.every((entry) => entry.outcome.kind === 'refused'))
      return { verdict: 'ruled-out', because: 'The answer was a clear no (refused).' };
    if (addresses.every((entry) => entry.outcome.kind === 'local' || entry.outcome.kind === 'cancelled'))
      return {
        verdict: 'unknown',
        why: 'This computer ended the attempts by itself, so nothing was learned about the server.',
      };
    const mixed = addresses.some((entry) => entry.outcome.kind === 'refused');
    const where =
      names?.given === false && !names.isAddress
        ? ` The name leads to ${listed(addresses.map((entry) => entry.address))}.`
        : '';
    return {
      verdict: mixed ? 'possible' : 'confirmed',
      because: [
        ...addresses
          .slice(0, 6)
          .map((entry) => reason(`${entry.address}: ${describeOutcome(entry.outcome)}`, [entry.attemptId])),
        ...(where === '' ? [] : [reason(where.trim())]),
        ...(answer(told, 'elsewhere') === 'works'
          ? [
              reason(
                'You told us that it works from another network. So the server is running, and something near this computer is in the way.',
              ),
            ]
          : []),
      ],
      details: [addressesTable(reach)],
    };
  },
});
