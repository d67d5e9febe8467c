import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { compared, listed, measured } from '../derive/clip';
import { said } from '../derive/said';
import { addressesTable } from '../derive/tables';
import { stoppedByProxy } from '../derive/through-proxy';

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
      stack: 'Windows Server',
      steps: [
        'See whether the port is let in: Get-NetFirewallPortFilter | Where-Object LocalPort -eq PORT | Get-NetFirewallRule.',
        'If not: New-NetFirewallRule -DisplayName NAME -Direction Inbound -Protocol TCP -LocalPort PORT -Action Allow.',
      ],
      undo: 'Remove-NetFirewallRule -DisplayName NAME',
    },
    {
      owner: 'server-owner',
      stack: 'Linux',
      steps: [
        'Look at the rules: firewall-cmd --list-all, ufw status, or nft list ruleset.',
        'Let the port in, for example: firewall-cmd --add-port=PORT/tcp.',
      ],
      undo: 'firewall-cmd --remove-port=PORT/tcp',
    },
    {
      owner: 'server-owner',
      stack: 'AWS',
      steps: [
        'Allow the port in the security group of the instance or load balancer, and in the network ACL both ways.',
        'See that the subnet has a route to where the connecting computer is.',
      ],
      undo: 'Take the rule out of the group and the list again.',
    },
    {
      owner: 'server-owner',
      stack: 'Azure',
      steps: [
        'Allow the port in the network security group of the interface and of the subnet. “IP flow verify” in Network Watcher says which rule decides.',
      ],
      undo: 'Delete the rule again.',
    },
  ],
  unseen:
    'Who drops the connection can’t be seen from here: a firewall on this side, on the way, or at the server all look alike.',
  decides:
    'The same check from another network, or from inside the server’s network, would tell on which side the connection is dropped.',
  decidedBy: ['reach'],
  sources: [
    'chromium/chromium net_error_list.h: ERR_CONNECTION_TIMED_OUT',
    'googleapis/google-api-dotnet-client#759 (proxy)',
  ],
  needs: ['reach'],
  wants: ['names'],
  examine({ reach, names }, told) {
    const { addresses } = reach;
    if (addresses.length === 0) return { verdict: 'unknown', why: 'There was no address to knock at.' };
    if (addresses.some((entry) => entry.connected))
      return { verdict: 'ruled-out', because: 'At least one address accepted a connection.' };
    if (addresses.every((entry) => entry.outcome.kind === 'refused'))
      return { verdict: 'ruled-out', because: 'The answer was a clear no (refused).' };
    if (stoppedByProxy(reach))
      return { verdict: 'ruled-out', because: 'The proxy was asked, and no address of the server directly.' };
    if (addresses.every((entry) => entry.outcome.kind === 'local' || entry.outcome.kind === 'cancelled'))
      return {
        verdict: 'unknown',
        why: 'This computer ended the attempts by itself, so nothing was learned about the server.',
      };
    const mixed = addresses.some((entry) => entry.outcome.kind === 'refused');
    const named = names?.given === false && !names.isAddress;
    return {
      verdict: mixed ? 'possible' : 'confirmed',
      because: [
        ...addresses
          .slice(0, 6)
          .map((entry) => measured(`${entry.address}: ${describeOutcome(entry.outcome)}`, [entry.attemptId])),
        ...(named ? [compared(`The name leads to ${listed(addresses.map((entry) => entry.address))}.`)] : []),
        ...said(told, {
          elsewhere: {
            works:
              'You told us that it works from another network. So the server is running, and something near this computer is in the way.',
            fails:
              'You told us that it fails from another network too. That points to the server or its own firewall.',
          },
        }),
      ],
      details: [addressesTable(reach)],
    };
  },
});
