import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { measured } from '../derive/clip';
import { said } from '../derive/said';
import { addressesTable } from '../derive/tables';

/** The computer answers, and says that nothing accepts connections on this port. */
export const cause = defineCause({
  id: 'tcp-refused',
  area: 'network',
  title: 'The server refuses connections on this port',
  ruledOut: 'A clear no (refused) is not what stops the connection.',
  meaning:
    'A computer is there and answered, and it said no: no program accepts connections on this port. Most often the service is not running, or the port number is another one. The secure connection was never begun, so certificates and versions have nothing to do with it.',
  owner: 'server-owner',
  nextStep:
    'Check the port number first. If it is right, ask the server’s owner to start the service on this port.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Compare the port with the service’s instructions. Usual ports for secure connections: 443 web, 993 IMAP, 995 POP3, 465 mail, 636 directory (LDAPS), 990 file transfer.',
      ],
      undo: 'Put the former port back.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'See that the site is started and has an https binding for this port and address: Get-WebBinding (PowerShell, module WebAdministration).',
        'See who listens: netstat -ano | findstr :PORT. http.sys listens only on the addresses in netsh http show iplisten, if that list is not empty.',
      ],
      undo: 'Remove the binding, or the entry of the list, again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy and other Linux services',
      steps: [
        'See that the service runs (systemctl status NAME) and that it listens on this port and address, not only on 127.0.0.1: ss -ltnp.',
        'Look for the line that opens the port: listen 443 ssl (nginx), Listen 443 (Apache), bind :443 ssl crt FILE (HAProxy). Then look into the log for the reason why it stopped.',
      ],
      undo: 'Stop the service again, or put the former line back.',
    },
    {
      owner: 'server-owner',
      stack: 'SQL Server',
      steps: [
        'In SQL Server Configuration Manager, under Protocols, enable TCP/IP and look at its port (IPAll). A named instance has a port of its own.',
        'Restart the service.',
      ],
      undo: 'Disable TCP/IP again and restart the service.',
    },
    {
      owner: 'server-owner',
      stack: 'Containers',
      steps: [
        'See that the port is published to the outside (docker port NAME), and that the program in the container listens on 0.0.0.0 or ::, not on 127.0.0.1.',
      ],
      undo: 'Start the container with its former ports.',
    },
    {
      owner: 'network-team',
      stack: 'any',
      steps: ['Some firewalls say no in the server’s name. Look whether one on the way rejects this port.'],
      undo: 'Take the rule back.',
    },
  ],
  unseen: 'A firewall can refuse in the server’s name; from here that looks the same.',
  decides:
    'A look on the server itself at what listens on this port would decide it; so would the same check from inside the server’s network.',
  decidedBy: ['reach'],
  sources: ['chromium/chromium net_error_list.h: ERR_CONNECTION_REFUSED', 'RFC 9293 §3.10.7.1'],
  needs: ['reach'],
  wants: [],
  examine({ reach }, told) {
    const { addresses } = reach;
    if (addresses.length === 0) return { verdict: 'unknown', why: 'There was no address to knock at.' };
    const refused = addresses.filter((entry) => entry.outcome.kind === 'refused');
    if (refused.length === 0)
      return { verdict: 'ruled-out', because: 'No address answered with a clear no.' };
    if (addresses.some((entry) => entry.connected))
      return { verdict: 'ruled-out', because: 'At least one address accepted a connection.' };
    const every = refused.length === addresses.length;
    return {
      verdict: every ? 'confirmed' : 'likely',
      because: [
        ...addresses
          .slice(0, 6)
          .map((entry) => measured(`${entry.address}: ${describeOutcome(entry.outcome)}`, [entry.attemptId])),
        ...said(told, {
          'port-source': { guessed: 'You told us that the port was a guess.' },
          elsewhere: {
            works:
              'You told us that it works from another network. Then something between here and the server says no in its name.',
          },
        }),
      ],
      details: [addressesTable(reach)],
    };
  },
});
