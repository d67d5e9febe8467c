import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { reason } from '../derive/clip';
import { alertCode } from '../derive/ends';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { serverNameTable } from '../derive/tables';

const UNRECOGNIZED_NAME = 112;

/** The server turns away the very name that was asked for. */
export const cause = defineCause({
  id: 'sni-unknown-name',
  area: 'configuration',
  title: 'The server does not know the name you ask for',
  ruledOut: 'The server accepts the name that was asked for.',
  meaning:
    'One server can hold many sites, and the greeting names the one that is wanted (server name, SNI). This server turns away the name in your address. Most often the site has not been set up there yet, was moved away, or the name is misspelt. Less often something on the way blocks that name.',
  owner: 'server-owner',
  nextStep:
    'Check the spelling of the name. If it is right, ask the server’s owner to set this name up on the server, with a certificate for it.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'Add a site with this name (server_name, ServerName) and its certificate, and reload. With HAProxy’s strict-sni, add the certificate to the list.',
      ],
      undo: 'Take the site out again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Windows Server / IIS',
      steps: [
        'Add an https binding with this host name and “Require Server Name Indication”, and choose its certificate.',
      ],
      undo: 'Delete the binding.',
    },
    {
      owner: 'server-owner',
      stack: 'A content network (CDN) or hosting company',
      steps: [
        'See that the name is entered there as a domain of yours, and that its certificate has been issued.',
      ],
      undo: 'Take the entry out again.',
    },
    {
      owner: 'network-team',
      stack: 'A filter on the way',
      steps: [
        'If the server’s owner says that the name is set up, look whether a filter cuts connections to this name.',
      ],
      undo: 'Take the exemption out again.',
    },
  ],
  unseen: 'Whether the server or something on the way objects to the name can’t be told from one place.',
  sources: [
    'nginx-devel: SNI',
    'lab: strict SNI of nginx 1.22 and HAProxy 2.6 (alert 112)',
    'dlundquist/sniproxy#268',
    'RFC 6066 §3',
  ],
  needs: ['server-name', 'hello'],
  wants: ['repeat'],
  examine(shown) {
    const { with: named, without, other, name } = shown['server-name'];
    if (named === null) return { verdict: 'ruled-out', because: 'No name was asked for.' };
    if (named.result.answered)
      return { verdict: 'ruled-out', because: 'The server answered when asked for this name.' };
    const saysSo = alertCode(named.result.outcome) === UNRECOGNIZED_NAME;
    const better = without.result.answered ? without : other.result.answered ? other : null;
    if (!saysSo && better === null)
      return { verdict: 'ruled-out', because: 'It goes no better without the name, or with another one.' };
    const key = better === other ? 'server-name:other' : 'server-name:none';
    const sure = pairSentence(shown.repeat, key);
    const thrice =
      saysSo &&
      alertCode(shown.hello.base.outcome) === UNRECOGNIZED_NAME &&
      alertCode(shown.hello.repeated.outcome) === UNRECOGNIZED_NAME;
    return {
      verdict: pairState(shown.repeat, key) === 'holds' || thrice ? 'confirmed' : 'likely',
      because: [
        reason(`Asked for “${printable(name ?? '', 253)}”: ${describeOutcome(named.result.outcome)}`, [
          named.result.attemptId,
        ]),
        ...(saysSo
          ? [
              reason(
                `With this error signal (alert 112) the server itself says that it does not know the name${thrice ? ', each time we asked' : ''}.`,
              ),
            ]
          : []),
        ...(better === null
          ? []
          : [
              reason(`${better === other ? 'With another name' : 'Without a name'} it answered.`, [
                better.result.attemptId,
              ]),
            ]),
        ...(sure === null ? [] : [reason(sure, pairAttempts(shown.repeat, key))]),
      ],
      details: [serverNameTable(shown['server-name'])],
      weight: 5,
    };
  },
});
