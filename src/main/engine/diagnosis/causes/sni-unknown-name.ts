import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { measured } from '../derive/clip';
import { alertCode } from '../derive/ends';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { serverNameTable } from '../derive/tables';

const UNRECOGNIZED_NAME = 112;

/** Another greeting with the same name was answered: whoever answers that knows the name, whatever it says at other times. */
const answeredOtherwise = ({
  versions,
  repeat,
}: {
  readonly versions?: EvidenceMap['versions'];
  readonly repeat?: EvidenceMap['repeat'];
}): boolean =>
  (versions?.rungs ?? []).some(({ result }) => result.answered) ||
  (repeat?.baseResults ?? []).some(({ answered }) => answered);

/** The server turns away the very name that was asked for. */
export const cause = defineCause({
  id: 'sni-unknown-name',
  area: 'configuration',
  title: 'The server does not know the name you ask for',
  ruledOut: 'The name that was asked for is not what the server turns away.',
  meaning:
    'One server can hold many sites, and the greeting names the one that is wanted (server name, SNI). This server turns away the name in your address. Most often the site has not been set up there yet, was moved away, or the name is misspelt. Less often something on the way blocks that name.',
  owner: 'server-owner',
  nextStep:
    'Check the spelling of the name. If it is right, ask the server’s owner to set this name up on the server, with a certificate for it.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Compare the name letter by letter with the service’s instructions. Look for a line in this computer’s hosts file that leads the name to a former server.',
      ],
      undo: 'Put the former name, or the line, back.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Add a server block with this server_name, its ssl_certificate and ssl_certificate_key. If unknown names are meant to get in, take “ssl_reject_handshake on” out of the default server. Reload.',
      ],
      undo: 'Take the block out again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache',
      steps: [
        'Add a VirtualHost for port 443 with this ServerName or ServerAlias and its certificate. Reload.',
      ],
      undo: 'Take the site out again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Add a certificate with this name to the bind line’s crt folder or crt-list; with strict-sni only names with a certificate get in. Reload.',
      ],
      undo: 'Take the certificate out again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Add an https binding with this host name and “Require Server Name Indication”, and choose its certificate. Look at all of them with: netsh http show sslcert',
        'A binding without a host name takes every name that no other binding takes.',
      ],
      undo: 'Delete the binding.',
    },
    {
      owner: 'server-owner',
      stack: '.NET 6 or later (Kestrel)',
      steps: [
        'Add the name under Endpoints:…:Sni in appsettings.json, or “*” for all others, with its certificate, and restart.',
      ],
      undo: 'Take the entry out and restart.',
    },
    {
      owner: 'server-owner',
      stack: 'Java (Jetty, Tomcat)',
      steps: [
        'Jetty: put a certificate with this name into the key store; with sniRequired every other name is turned away. Tomcat: add an SSLHostConfig with this hostName. Restart.',
      ],
      undo: 'Take the entry out and restart.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure, Cloudflare',
      steps: [
        'See that the name is entered as a domain of yours (CloudFront alternate domain names, Front Door or App Service custom domains, Cloudflare zone with the proxy on), and that its certificate has been issued and not only ordered.',
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
  decides:
    'The same greeting with this name from another network, or on the server itself, decides whether it is the server that does not know the name.',
  decidedBy: ['server-name', 'repeat'],
  needs: ['server-name', 'hello'],
  wants: ['repeat', 'versions'],
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
    const isKnownAtTimes = answeredOtherwise(shown);
    const thrice =
      saysSo &&
      !isKnownAtTimes &&
      alertCode(shown.hello.base.outcome) === UNRECOGNIZED_NAME &&
      alertCode(shown.hello.repeated.outcome) === UNRECOGNIZED_NAME;
    // Servers mostly treat all names that they do not know alike; a filter on the way minds one of them.
    const likeAFilter =
      !saysSo && ['rst', 'silence'].includes(named.result.outcome.kind) && other.result.answered;
    const sureOfIt = (pairState(shown.repeat, key) === 'holds' && !likeAFilter) || thrice;
    return {
      verdict: sureOfIt ? 'confirmed' : isKnownAtTimes && better === null ? 'possible' : 'likely',
      against: likeAFilter
        ? [
            'A name that does not exist was answered. A server that does not know a name mostly turns that away as well.',
          ]
        : [],
      because: [
        measured(`Asked for “${printable(name ?? '', 253)}”: ${describeOutcome(named.result.outcome)}`, [
          named.result.attemptId,
        ]),
        ...(saysSo
          ? [
              measured(
                `With this error signal (alert 112) the server itself says that it does not know the name${thrice ? ', each time we asked' : ''}.`,
                [shown.hello.base.attemptId, shown.hello.repeated.attemptId, named.result.attemptId],
              ),
            ]
          : []),
        ...(better === null
          ? []
          : [
              measured(`${better === other ? 'With another name' : 'Without a name'} it answered.`, [
                better.result.attemptId,
              ]),
            ]),
        ...(sure === null ? [] : [measured(sure, pairAttempts(shown.repeat, key))]),
      ],
      details: [serverNameTable(shown['server-name'])],
      weight: 5,
    };
  },
});
