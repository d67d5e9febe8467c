import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { inferred, measured, toldBy } from '../derive/clip';
import { isWordless } from '../derive/ends';
import { pairAttempts, pairSentence } from '../derive/pairs';
import { serverNameTable } from '../derive/tables';
import { answer } from '../derive/told';

type Names = EvidenceMap['server-name'];

/** Any name opens the way, even one that the server can't know; without one nobody says a word. */
const whyNot = ({ with: named, without, other }: Names): Verdict | null => {
  const ruledOut = (because: string): Verdict => ({ verdict: 'ruled-out', because });
  if (without.result.answered) return ruledOut('A greeting without a name is answered as well.');
  if (named !== null && !named.result.answered) return ruledOut('A greeting with the name goes no better.');
  if (!isWordless(without.result.outcome)) return ruledOut('Without a name something does answer.');
  if (other.result.answered) return null;
  return named === null
    ? { verdict: 'unknown', why: 'A made-up name goes no better, and the server’s real name was not given.' }
    : ruledOut('A name that does not exist is turned away too, so it is the server that looks at names.');
};

const hints = (told: Told): string[] => [
  ...(answer(told, 'elsewhere') === 'works'
    ? ['You told us that it works from another network. Then the server itself does not ask for a name.']
    : []),
  ...(answer(told, 'changed') === 'network'
    ? ['You told us that it worked until the network or the security software changed.']
    : []),
];

/** A device on the way drops secure connections that do not say where they go; the server itself would take them. */
export const cause = defineCause({
  id: 'sni-required-by-firewall',
  area: 'configuration',
  title: 'A firewall on the way may drop connections that do not name their site (SNI)',
  ruledOut: 'It is not that something on the way drops connections without a name.',
  meaning:
    'The greeting can carry the name of the site (server name, SNI). Some firewalls decide by that name what may pass, and drop secure connections that carry none. A server that wants a name does much the same. What points to a firewall: any name at all opens the way, and without one nobody answers with a single word.',
  owner: 'network-team',
  nextStep:
    'Let your program connect by name instead of by number. Ask the network team whether a firewall drops secure connections without a site’s name, and to let this address through.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Use the server’s name instead of its number (IP address) in the program. Most programs then send the name by themselves.',
      ],
      undo: 'Put the number back.',
    },
    {
      owner: 'network-team',
      stack: 'Firewalls and web filters with TLS inspection',
      steps: [
        'Look into the log at the time of this check for “no SNI”, “missing SNI” or “unknown application”, with this computer’s address and the server’s.',
        'Allow connections without a name to this address and port, or decide there by address instead of by name.',
        'If programs hide the name (ECH), the same rule drops them: allow it for this server, or switch ECH off in the program.',
      ],
      undo: 'Take the rule out again.',
    },
    {
      owner: 'network-team',
      stack: 'AWS (Network Firewall), Azure (Firewall)',
      steps: [
        'Rules by domain name (TLS SNI) drop what carries no name. Add a rule by address and port above them for this server.',
      ],
      undo: 'Take the rule out again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET, Java, OpenSSL 3, Node.js',
      steps: [
        'Send the name even when connecting to a number: TargetHost (.NET), SNIHostName (Java), SSL_set_tlsext_host_name (OpenSSL), servername (Node.js).',
      ],
      undo: 'Take the change out of the program again.',
    },
  ],
  unseen:
    'From one place nobody can tell a firewall that wants a name from a server that wants one. The same greeting without a name from another network would.',
  sources: [
    'FreeRDP/FreeRDP#9173',
    'lab: strict SNI of nginx and HAProxy answers with alert 112, so silence and RST point elsewhere',
    'RFC 6066 §3',
  ],
  decides:
    'The same greeting without a name from another network decides it: if the server answers there, something on this way wants the name.',
  decidedBy: ['server-name'],
  needs: ['server-name'],
  wants: ['repeat'],
  examine({ 'server-name': names, repeat }, told) {
    const not = whyNot(names);
    if (not !== null) return not;
    const { with: named, without, other } = names;
    const key = named === null ? 'server-name:other' : 'server-name:none';
    const sure = pairSentence(repeat, key);
    const said = hints(told);
    return {
      verdict: said.length > 0 ? 'likely' : 'possible',
      because: [
        measured(`Without a name: ${describeOutcome(without.result.outcome)}`, [without.result.attemptId]),
        measured(
          'With a name the connection was answered, even with one that does not exist.',
          [named?.result.attemptId, other.result.attemptId].filter((id) => id !== undefined),
        ),
        ...(sure === null ? [] : [measured(sure, pairAttempts(repeat, key))]),
        inferred(
          'Most servers that want a name say so with an error signal (alert). Here nobody said anything.',
        ),
        ...said.map(toldBy),
      ],
      details: [serverNameTable(names)],
      ...(said.length > 0
        ? { weight: 5, title: 'A firewall on the way drops connections that do not name their site (SNI)' }
        : { weight: -1 }),
    };
  },
});
