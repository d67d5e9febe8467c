import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { compared, inferred, measured } from '../derive/clip';
import { alertCode, isClosed } from '../derive/ends';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { serverNameTable } from '../derive/tables';
import { claimed, compareClaim } from '../derive/told';

type Names = EvidenceMap['server-name'];
type Repeat = EvidenceMap['repeat'] | undefined;
type Certificate = EvidenceMap['certificate'] | undefined;

const UNRECOGNIZED_NAME = 112;

const repeated = (repeat: Repeat, key: string) => {
  const sure = pairSentence(repeat, key);
  return sure === null ? [] : [measured(sure, pairAttempts(repeat, key))];
};

/** No name was given for this check, so none was sent. */
const withoutAnyName = (names: Names, repeat: Repeat): Verdict => {
  const { without, other } = names;
  const details = [serverNameTable(names)];
  const key = 'server-name:other';
  const first = measured(`Without a name: ${describeOutcome(without.result.outcome)}`, [
    without.result.attemptId,
  ]);
  if (without.result.answered)
    return { verdict: 'ruled-out', because: 'The server answers without a name as well.' };
  if (other.result.answered)
    return {
      verdict: pairState(repeat, key) === 'holds' ? 'confirmed' : 'likely',
      because: [
        first,
        measured('With a name, even a made-up one, the server answered.', [other.result.attemptId]),
        ...repeated(repeat, key),
      ],
      details,
      weight: 6,
    };
  if (alertCode(without.result.outcome) === UNRECOGNIZED_NAME)
    return {
      verdict: 'likely',
      because: [
        first,
        compared('That error signal (alert 112) is about the name, and none was sent.', [
          without.result.attemptId,
        ]),
      ],
      details,
      weight: 4,
    };
  if (isClosed(without.result.outcome) || without.result.outcome.kind === 'alert')
    return {
      verdict: 'possible',
      because: [
        first,
        measured('A made-up name did not help.', [other.result.attemptId]),
        inferred('The right one may: the server’s real name was not given.'),
      ],
      details,
      weight: 5,
      title: 'The server may want to know which site you mean (SNI)',
    };
  if (without.result.outcome.kind === 'silence')
    return {
      verdict: 'unknown',
      why: 'Neither without a name nor with a made-up one did an answer come. The server’s real name was not given.',
    };
  return { verdict: 'ruled-out', because: 'The server did not turn the greeting away for want of a name.' };
};

/** The certificate of the greeting without the name was shown to one with it as well, or it changes by itself anyway. */
const byTurns = (certificate: Certificate, { name }: Names, leaf: string): boolean =>
  certificate !== undefined &&
  certificate.sentName === name &&
  (certificate.varies === true ||
    (certificate.sightings ?? []).some(({ asked, fingerprint }) => asked === 'any' && fingerprint === leaf));

/** The name was sent and answered; the same without it was not, or brought another certificate. */
const withName = (names: Names, repeat: Repeat, certificate: Certificate, told: Told): Verdict => {
  const { with: named, without } = names;
  if (named === null || !named.result.answered)
    return {
      verdict: 'ruled-out',
      because: 'Sending the name makes no difference: it is turned away as well.',
    };
  const details = [serverNameTable(names)];
  const key = 'server-name:none';
  if (without.result.answered) {
    if (without.leaf === null || without.leaf === named.leaf)
      return { verdict: 'ruled-out', because: 'The server answers without a name in the same way.' };
    if (byTurns(certificate, names, without.leaf))
      return {
        verdict: 'unknown',
        why: 'The server shows now one certificate and now another to greetings with the name, so the one without a name tells nothing.',
      };
    const complains =
      claimed(told)?.event === 'certificate-rejected-here' && claimed(told)?.ranks.includes('sni-missing');
    return {
      verdict: complains ? 'likely' : 'possible',
      because: [
        measured('Without a name the server shows another certificate than with the name.', [
          without.result.attemptId,
          named.result.attemptId,
        ]),
        ...(complains ? [compared('Your error text is about the name in the certificate, which fits.')] : []),
      ],
      details,
      title: 'Without the site’s name (SNI) the server shows another certificate',
    };
  }
  const fits =
    compareClaim(told, without.result.outcome) === 'same' && alertCode(without.result.outcome) !== null;
  return {
    verdict: fits ? 'likely' : 'possible',
    because: [
      measured('With the name of the site the server answered.', [named.result.attemptId]),
      measured(`Without a name: ${describeOutcome(without.result.outcome)}`, [without.result.attemptId]),
      ...repeated(repeat, key),
      ...(fits ? [compared('That is the very error signal that your text stands for.')] : []),
    ],
    details,
    title: fits
      ? 'Your program seems not to say which site it wants (SNI)'
      : 'A program that does not say which site it wants (SNI) is turned away',
  };
};

/** The server needs the site's name in the greeting, and the program sends none. */
export const cause = defineCause({
  id: 'sni-missing',
  area: 'configuration',
  title: 'The server wants to know which site you mean (SNI)',
  ruledOut: 'A missing name in the greeting is not the reason.',
  meaning:
    'Many sites can share one address. So the greeting carries the name of the site (server name, SNI). This server turns greetings without a name away. Programs leave it out when they were given a number (IP address) instead of a name, or when they are very old.',
  owner: 'this-computer',
  nextStep:
    'Put the site’s name into your program instead of its number (IP address), and check again with the name.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Use the name of the server wherever the program asks for its address. If the name does not lead to it, ask your IT help desk for an entry in the name service.',
      ],
      undo: 'Put the number back.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework, .NET 6 or later',
      steps: [
        'Give SslStream the site’s name as target host (AuthenticateAsClient, SslClientAuthenticationOptions.TargetHost), also when the connection goes to a number.',
        'With HttpClient put the name into the address, and lead it to the number in SocketsHttpHandler.ConnectCallback or in the hosts file.',
      ],
      undo: 'Take the change out of the program again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java',
      steps: [
        'Set the name on the socket: SSLParameters.setServerNames (Java 8 and later). Java before 7 does not know it: update it.',
        'A HostnameVerifier of your own on an HttpsURLConnection made early Java 8 leave the name out: update it.',
      ],
      undo: 'Take the change out of the program again.',
    },
    {
      owner: 'program-vendor',
      stack: 'OpenSSL 3, curl, Node.js, Python',
      steps: [
        'OpenSSL: SSL_set_tlsext_host_name. curl: put the name into the address and lead it with --resolve name:443:number. Node.js: servername. Python: wrap_socket(server_hostname=…), from 2.7.9 on.',
      ],
      undo: 'Take the change out again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx (as a proxy to this server)',
      steps: ['Set proxy_ssl_server_name on and proxy_ssl_name to the site’s name, and reload.'],
      undo: 'Take the two lines out and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy (as a proxy to this server)',
      steps: [
        'Add “sni str(name)” (or “sni req.hdr(host)”) to the server line, and “check-sni name” for its health checks. Reload.',
      ],
      undo: 'Take the words out and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'If old programs have to get in, give the port a default certificate: nginx a default_server without ssl_reject_handshake, Apache SSLStrictSNIVHostCheck off, HAProxy a bind line without strict-sni. Reload.',
      ],
      undo: 'Put the former lines back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Add an https binding without a host name and without “Require Server Name Indication”, with a certificate. On a command line: netsh http add sslcert ipport=0.0.0.0:443 certhash=… appid=…',
      ],
      undo: 'Delete that binding (netsh http delete sslcert ipport=0.0.0.0:443).',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure, Cloudflare',
      steps: [
        'CloudFront: a dedicated address for the certificate. Load balancers: a default certificate on the listener. App Service: an IP-based TLS binding. Cloudflare: certificates for programs without SNI come with a custom certificate and “Legacy client support”.',
      ],
      undo: 'Set it back to SNI alone.',
    },
  ],
  unseen:
    'We can’t see whether your program sends a name. A record of its first message (ClientHello) would show it.',
  sources: [
    'Cloudflare: browser compatibility',
    'nginx-devel: proxy_ssl_server_name',
    'AlienVault-OTX/ApiV2#1, CollaboraOnline/online#4484',
    'RFC 6066 §3',
    'lab: strict SNI of nginx and HAProxy',
  ],
  decides:
    'A record of your program’s first message (ClientHello) decides it: whether the site’s name stands in it. So does a try of the program with the name instead of the number.',
  decidedBy: ['server-name', 'repeat'],
  explains: ['sni-required-by-firewall'],
  needs: ['server-name'],
  wants: ['repeat', 'certificate'],
  examine(shown, told) {
    const names = shown['server-name'];
    return names.name === null
      ? withoutAnyName(names, shown.repeat)
      : withName(names, shown.repeat, shown.certificate, told);
  },
});
