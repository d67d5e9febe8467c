import type { Because } from '../../../../shared/model/finding';
import { defineCause, type Told, type Verdict } from '../define-cause';
import {
  authorityReasons,
  CERTIFICATE_GIVEN,
  type ClientCertificate,
  endedWithout,
  heldReasons,
  notAsked,
  type Presented,
  presentedAs,
  presentedReasons,
  REQUIRED,
  saidRequired,
} from '../derive/client-certificate';
import { compared, measured, toldBy } from '../derive/clip';
import { alertCode } from '../derive/ends';
import {
  CHAIN_RAN_OUT,
  faultBySignal,
  goodUntil,
  type OutOfDate,
  outOfDate,
  refusedOutOfDate,
  saysExpired,
  takenOutOfDate,
} from '../derive/own-certificate';
import { pastedAlert } from '../derive/pasted';
import { answer } from '../derive/told';
import { isCertificateAlert, serverEnds } from '../derive/who-ends';

/** What the alert itself says of the certificate (RFC 5246 §7.2.2, RFC 8446 §6.2). */
const SAYS: { readonly [code: number]: string } = {
  42: 'it is broken, or its signature does not hold (bad_certificate)',
  43: 'it is of a kind that the server can’t use (unsupported_certificate)',
  44: 'it was cancelled (certificate_revoked)',
  45: 'it has run out, or is not valid yet (certificate_expired)',
  46: 'something else about it is wrong (certificate_unknown)',
  48: 'its issuer is not one that the server accepts (unknown_ca)',
  49: 'it is good, and whoever it belongs to may not come in (access_denied)',
};

/** Of the same alerts by the names that the probe keeps for one that came after the handshake. */
const BY_NAME: { readonly [name: string]: number } = {
  bad_certificate: 42,
  unsupported_certificate: 43,
  certificate_revoked: 44,
  certificate_expired: 45,
  certificate_unknown: 46,
  unknown_ca: 48,
  access_denied: 49,
};

const codeOf = ({ outcome, alertName }: Presented): number | null =>
  alertCode(outcome) ?? BY_NAME[alertName ?? ''] ?? null;

const aboutTheCertificate = (code: number | null): code is number => isCertificateAlert(code) || code === 49;

/** Shown twice, with the same end (the probe calls it unclear when they differ). */
const twice = ({ again = [] }: Presented): boolean => again.length > 0;

/** What is left when the refusal is measured: whether the same handshake goes on without the certificate, and what the alert says. */
const refusedBy = (
  facts: ClientCertificate,
  refused: readonly Presented[],
  own: { readonly outOfDate: OutOfDate | null; readonly good: string | null },
  ends: ReturnType<typeof serverEnds>,
): Verdict => {
  const saying = refused.find((one) => aboutTheCertificate(codeOf(one)));
  const code = saying === undefined ? null : codeOf(saying);
  const goesOnWithout =
    facts.completed &&
    !endedWithout(facts) &&
    facts.steady &&
    refused.some(({ version }) => version === facts.version);
  const other =
    !goesOnWithout &&
    code === null &&
    saidRequired(facts) &&
    refused.every(({ alertName }) => alertName !== REQUIRED);
  const mixed = presentedAs(facts, 'accepted').length > 0;
  const sure = !mixed && refused.every(twice) && (code !== null || goesOnWithout);
  const because = [
    ...presentedReasons(refused),
    ...(own.outOfDate?.because ?? []),
    ...(code !== null
      ? [
          measured(`With that signal the server says of the certificate: ${SAYS[code]}.`, [
            saying?.attemptId ?? '',
          ]),
        ]
      : []),
    ...(goesOnWithout
      ? [
          measured('Without it the server went on, both times. So it is the certificate that it minds.', [
            facts.attemptId,
          ]),
        ]
      : []),
    ...(other
      ? [
          compared(
            'Without one the server says that a certificate is required (alert 116). With one it no longer says that, and ends the connection all the same. So it got the certificate and does not take it.',
            [facts.attemptId, ...refused.map(({ attemptId }) => attemptId)],
          ),
        ]
      : []),
    ...(code === null && !goesOnWithout && !other
      ? [
          compared(
            'Without it the server ended the connection as well, and it said nothing of the certificate.',
            [facts.attemptId],
          ),
        ]
      : []),
    ...authorityReasons(facts),
    ends.because,
  ];
  const early = own.outOfDate === null && own.good !== null && saysExpired(code);
  const fault = own.outOfDate ? refusedOutOfDate(own.outOfDate, code) : early ? null : faultBySignal(code);
  const some = code !== null || goesOnWithout || other || own.outOfDate !== null;
  return {
    verdict: sure ? 'confirmed' : some ? 'likely' : 'possible',
    because,
    ...fault,
    against: [...(early ? [CHAIN_RAN_OUT(own.good ?? '')] : []), ...ends.against],
    weight: 5,
  };
};

/** No certificate was given to the check: what the text and the person say. */
const byTheText = (facts: ClientCertificate, told: Told, ends: Because[]): Verdict => {
  const code = pastedAlert(told);
  const held = answer(told, 'client-certificate');
  if (aboutTheCertificate(code))
    return {
      verdict: 'likely',
      because: [
        toldBy(
          `The text you pasted carries alert ${code}. With it the other side says of the certificate that it was shown: ${SAYS[code]}.`,
        ),
        compared('We saw that the server asks for a certificate, so it is your program’s that is meant.', [
          facts.attemptId,
        ]),
        ...authorityReasons(facts),
        ...heldReasons(held),
        ...ends,
      ],
      ...faultBySignal(code),
      weight: 4,
    };
  if (held !== 'in-use')
    return {
      verdict: 'unknown',
      why: 'The server asks for a certificate. None was given to this check, so we don’t know what it makes of yours.',
    };
  return {
    verdict: 'possible',
    because: [
      measured('The server asks for a certificate of the program’s own.', [facts.attemptId]),
      ...heldReasons(held),
      ...authorityReasons(facts),
      ...ends,
    ],
  };
};

/** The program showed its certificate, and the server does not accept it. */
export const cause = defineCause({
  id: 'client-cert-rejected',
  area: 'certificate',
  title: 'The server does not accept your program’s certificate',
  ruledOut: 'The server does not refuse your program’s certificate.',
  meaning:
    'The server asks your program for a certificate of its own (a client certificate), gets one, and turns it down. It may have run out, be the wrong one, come from an issuer that this server does not accept, or lack the link between it and that issuer. It is the server that ends the connection, often without saying why.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner which certificates they accept, and from which issuer. Give them the serial number and the issuer of yours, and the time of this check for their log.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'any',
      steps: [
        'Look at the certificate’s first and last day, its issuer and its permitted uses: it needs “client authentication” (clientAuth).',
        'Have it issued again by an authority from the server’s list in the report, if there is one, and put the new one in place.',
      ],
      undo: 'Put the former certificate back.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel), .NET Framework, .NET 6 or later',
      steps: [
        'Import the intermediate certificates of your certificate into Intermediate Certification Authorities: Windows sends only those that it finds there.',
        '.NET 8 or later: SslClientAuthenticationOptions.ClientCertificateContext sends the chain that you give it.',
      ],
      undo: 'Delete them from that store, or take the change out.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3, curl, Node.js, Python',
      steps: [
        'Put the intermediate certificates behind your own in the certificate file, so that the whole chain is sent.',
      ],
      undo: 'Put the former file back.',
    },
    {
      owner: 'it-desk',
      stack: 'Java',
      steps: [
        'Import the authority’s whole answer under the key’s alias (“keytool -importcert” with the chain), so that the chain is sent.',
        'Java shows a certificate only if its issuer is on the server’s list: see with -Djavax.net.debug=ssl:handshake which one it picks.',
      ],
      undo: 'Put the former keystore back.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Add the issuer (root and intermediate) to the file of ssl_client_certificate, and raise ssl_verify_depth to 2 or more where there is an intermediate. Reload.',
      ],
      undo: 'Put the former file and depth back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache, HAProxy',
      steps: [
        'Apache: SSLCACertificateFile and SSLVerifyDepth. HAProxy: “ca-file” on the bind line; a crl-file that has run out refuses everybody.',
      ],
      undo: 'Put the former files back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Import the issuer’s root into Trusted Root Certification Authorities and its intermediate into Intermediate Certification Authorities of the computer. A certificate that is no root in the root store refuses everybody.',
        'Look at the log’s sub-status: 403.7 none came, 403.13 cancelled or the list could not be reached, 403.16 not trusted, 403.17 run out.',
      ],
      undo: 'Delete them from the stores again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure or Cloudflare in front',
      steps: [
        'AWS: the issuer belongs into the load balancer’s trust store. Azure Application Gateway: into the SSL profile. Cloudflare: upload the issuer for mTLS.',
      ],
      undo: 'Take the issuer out again.',
    },
  ],
  unseen:
    'Why the server turned it down, where its signal does not say. Which certificate your own program shows may differ from the one given here.',
  sources: [
    'Redth/PushSharp#139, dotnet/corefx#42078',
    'lab: Apache 2.4 and HAProxy 2.6 answer alert 48 to a certificate of an unknown issuer',
    'RFC 5246 §7.2.2, RFC 8446 §6.2',
  ],
  decides:
    'The same handshake with the certificate that your program uses decides it: give the file under “What to reach”. The server’s log names its reason.',
  decidesThen: CERTIFICATE_GIVEN,
  decidedBy: ['client-certificate'],
  explains: ['client-cert-missing', 'tls13-error-after-handshake'],
  needs: ['client-certificate'],
  wants: ['clock'],
  examine(shown, told, attempts) {
    const facts = shown['client-certificate'];
    const refused = presentedAs(facts, 'refused');
    const ends = serverEnds(told);
    const [accepted] = presentedAs(facts, 'accepted');
    const seen = (refused[0] ?? accepted)?.attemptId ?? '';
    const old = outOfDate(told, attempts, seen, shown.clock);
    if (refused.length > 0)
      return refusedBy(facts, refused, { outOfDate: old, good: goodUntil(told, old) }, ends);
    if (accepted && old)
      return {
        verdict: 'possible',
        because: [...presentedReasons([accepted]), ...old.because],
        ...takenOutOfDate(old),
      };
    if (accepted)
      return { verdict: 'ruled-out', because: 'The server went on with the certificate that you gave.' };
    const not = notAsked(facts);
    if (not) return not;
    if (facts.asked !== true && !aboutTheCertificate(pastedAlert(told)))
      return { verdict: 'unknown', why: 'We could not see whether the server asks for a certificate.' };
    return byTheText(facts, told, [ends.because]);
  },
});
