import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Told } from '../define-cause';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { alertCode } from '../derive/ends';
import { pairAttempts, pairSentence } from '../derive/pairs';
import { serverNameTable } from '../derive/tables';
import { compareClaim } from '../derive/told';

type Names = EvidenceMap['server-name'];
type Variant = Names['without'];

interface Bad {
  readonly what: string;
  readonly variant: Variant;
}

/** What is no name of the server's, and was turned away: a number in its place, or a made-up name. */
const turnedAway = ({ literal, other }: Names): Bad[] =>
  [
    { what: 'With a number in the place of a name', variant: literal },
    { what: 'With a made-up name', variant: other },
  ].flatMap(({ what, variant }) => (variant && !variant.result.answered ? [{ what, variant }] : []));

/** The pasted text names the very alert that such a name brings, and leaving the name out would not bring it. */
const fitsText = (told: Told, bad: readonly Bad[], { without }: Names): boolean =>
  without.result.answered &&
  bad.some(
    ({ variant: { result } }) =>
      alertCode(result.outcome) !== null && compareClaim(told, result.outcome) === 'same',
  );

/** The program sends a number or a made-up name where the site's name belongs, and the server turns that away. */
export const cause = defineCause({
  id: 'sni-invalid',
  area: 'configuration',
  title: 'A program that sends a number or a made-up name as the site’s name (SNI) is turned away',
  ruledOut: 'A number or a made-up name in the greeting is not the reason.',
  meaning:
    'The greeting carries the name of the site (server name, SNI). Only a name belongs there, never a number (IP address). Some programs send the number all the same, or make up a name when they were given none. This server answers the right greeting, and turns that one away.',
  owner: 'program-vendor',
  nextStep:
    'Look at what your program was given as the server’s name. Give it the name that stands in the server’s certificate, and check again.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Write the server’s name instead of its number (IP address) wherever the program asks for an address. If no name leads there yet, ask your IT help desk for an entry in the name service.',
      ],
      undo: 'Put the number back.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework',
      steps: [
        'Always give SslStream.AuthenticateAsClient a target host. With an empty one, the framework makes up a name that begins with a question mark, and sends it.',
        'Look for a ServerCertificateValidationCallback next to an empty name: it hides the mistake until a server minds the name.',
      ],
      undo: 'Give it the former value again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET 6 or later',
      steps: [
        'Set SslClientAuthenticationOptions.TargetHost to the name in the certificate. Older releases on Linux sent a number as if it were a name: bring the runtime up to date.',
      ],
      undo: 'Take the setting out again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java',
      steps: [
        'Give the socket the name: SSLParameters.setServerNames(List.of(new SNIHostName("…"))). A Java server turns a number away with “Illegal server name”.',
      ],
      undo: 'Take the line out again.',
    },
    {
      owner: 'program-vendor',
      stack: 'OpenSSL 3',
      steps: [
        'Call SSL_set_tlsext_host_name with names only. Where the address is a number, leave the call out. On the command line: openssl s_client -connect number:port -servername name',
      ],
      undo: 'Take the change out of the program again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Give the port a default site that takes any name (listen … default_server, with a certificate, without ssl_reject_handshake on), and reload.',
      ],
      undo: 'Take the default site out again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Take “strict-sni” out of the bind line: then the first certificate is shown for unknown names. Reload.',
      ],
      undo: 'Put strict-sni back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Add an https binding without a host name (and without “Require Server Name Indication”) as the default for this port, with a certificate.',
      ],
      undo: 'Delete that binding.',
    },
  ],
  unseen:
    'We can’t see what your program sends as the server’s name. A record of its first message (ClientHello) would show it.',
  sources: [
    'dotnet/runtime#38356, #81590; hazelcast/hazelcast-csharp-client#800',
    '.NET Framework reference source: _SslState.cs (a made-up name when there is none)',
    'RFC 6066 §3 (no IP addresses in server_name)',
  ],
  decides:
    'A record of your program’s first message (ClientHello) decides it: what stands in it as the server’s name.',
  decidedBy: ['server-name'],
  needs: ['server-name'],
  wants: ['repeat'],
  examine({ 'server-name': names, repeat }, told) {
    const right = names.with ?? names.without;
    if (!right.result.answered)
      return {
        verdict: 'ruled-out',
        because:
          'The right greeting is turned away as well, so a wrong name is not what makes the difference.',
      };
    const bad = turnedAway(names);
    if (bad.length === 0)
      return { verdict: 'ruled-out', because: 'The server answers a name that is none of its own as well.' };
    const fits = fitsText(told, bad, names);
    const sure = pairSentence(repeat, 'server-name:other');
    return {
      verdict: fits ? 'likely' : 'possible',
      because: [
        measured(
          names.with
            ? 'With the name of the site the server answered.'
            : 'Without any name the server answered.',
          [right.result.attemptId],
        ),
        ...bad.map(({ what, variant: { result } }) =>
          measured(`${what}: ${describeOutcome(result.outcome)}`, [result.attemptId]),
        ),
        ...(sure === null ? [] : [measured(sure, pairAttempts(repeat, 'server-name:other'))]),
        ...(fits ? [compared('That is the very error signal that your text stands for.')] : []),
        ...(told.asked.program === 'dotnet-framework' && names.with === null
          ? [
              toldBy(
                'You told us that it is a program of the .NET Framework, and gave a number as its address.',
              ),
              inferred('The .NET Framework makes up a name when it was given none.'),
            ]
          : []),
      ],
      details: [serverNameTable(names)],
      ...(fits ? { weight: 5 } : {}),
    };
  },
});
