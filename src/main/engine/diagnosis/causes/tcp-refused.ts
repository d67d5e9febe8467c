import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { reason } from '../derive/clip';
import { addressesTable } from '../derive/tables';
import { BEHIND_PROXY, stoppedByProxy } from '../derive/through-proxy';
import { answer } from '../derive/told';

/** The computer answers, and says that nothing accepts connections on this port. */
export const cause = defineCause({
  id: 'tcp-refused',
  area: 'network',
  title: 'The server refuses connections on this port',
  ruledOut: 'The port does not refuse connections.',
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
      stack: 'any',
      steps: [
        'Start the service, and see that it listens on this port and on this address, not only on the computer itself (127.0.0.1).',
        'Look into its log for the reason why it stopped.',
      ],
      undo: 'Stop the service again.',
    },
    {
      owner: 'network-team',
      stack: 'any',
      steps: ['Some firewalls say no in the server’s name. Look whether one on the way rejects this port.'],
      undo: 'Take the rule back.',
    },
  ],
  unseen: 'A firewall can refuse in the server’s name; from here that looks the same.',
  sources: ['chromium/chromium net_error_list.h: ERR_CONNECTION_REFUSED', 'RFC 9293 §3.10.7.1'],
  needs: ['reach'],
  wants: [],
  examine({ reach }, told) {
    const { addresses } = reach;
    if (addresses.length === 0) return { verdict: 'unknown', why: 'There was no address to knock at.' };
    if (stoppedByProxy(reach)) return { verdict: 'unknown', why: BEHIND_PROXY };
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
          .map((entry) => reason(`${entry.address}: ${describeOutcome(entry.outcome)}`, [entry.attemptId])),
        ...(answer(told, 'port-source') === 'guessed'
          ? [reason('You told us that the port was a guess.')]
          : []),
      ],
      details: [addressesTable(reach)],
    };
  },
});
