import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Told, type Verdict } from '../define-cause';
import {
  authorityReasons,
  CERTIFICATE_GIVEN,
  type ClientCertificate,
  endedWithout,
  heldReasons,
  neverAsked,
  notAsked,
  presentedAs,
  presentedReasons,
  saidRequired,
} from '../derive/client-certificate';
import { inferred, measured } from '../derive/clip';
import { everyTry, lateLuck } from '../derive/late-luck';
import { hintsAt, pastedAlert } from '../derive/pasted';
import { answer } from '../derive/told';
import { isCertificateAlert, serverEnds } from '../derive/who-ends';

const reasons = (facts: ClientCertificate): Because[] => {
  const attempts = [facts.attemptId];
  const ended = saidRequired(facts)
    ? 'When we gave none, the server answered with the error signal “certificate required” (alert 116).'
    : `We gave none. ${describeOutcome(facts.outcome)}`;
  return [
    ...(facts.asked === true
      ? [
          measured(
            'In its part of the handshake the server asked for a certificate of the program’s own.',
            attempts,
          ),
        ]
      : []),
    ...(saidRequired(facts) || endedWithout(facts) ? [measured(ended, attempts)] : []),
    ...(facts.steady && endedWithout(facts)
      ? [measured('The same happened each time.', everyTry(facts))]
      : []),
    ...authorityReasons(facts),
  ];
};

/**
 * Without a certificate it ended, each time; with one, and nothing else changed, it went on, each time. The version of a handshake that was
 * never completed may be unknown: the comparison has its own tries without, in its own version.
 */
const acceptedWithOne = (facts: ClientCertificate): boolean =>
  facts.steady &&
  endedWithout(facts) &&
  (facts.presented ?? []).some(
    ({ holds, version }) => holds === true && (facts.version === null || version === facts.version),
  );

const TAKES_YOURS = {
  title: 'The server wants a certificate from your program, and takes yours',
  meaning:
    'Without a certificate of your program’s own (a client certificate) the server ends the connection. With the one that you gave it goes on. So the server takes it, and what is left is your program: it has to show it.',
  nextStep:
    'Set this certificate in your program. If it is set already, the program may not find it, or may not be allowed to use its private key.',
  owner: 'it-desk',
} as const;

const TURNED_DOWN =
  'The text you pasted carries a signal about a certificate that was shown. So your program does show one, and the server turns that one down.';
const SHOWN_AND_REFUSED =
  'The certificate that you gave was shown, and the server ended the connection all the same. So none is missing: this one is not taken.';
const IN_USE =
  'You told us that the program uses its certificate file. Then it is not missing, unless the program can’t use it.';

/** Signs that the program does show one: this check came with none of its own, and was asked for it as anybody would be. */
const shownAfterAll = (facts: ClientCertificate, told: Told): string[] => [
  ...(isCertificateAlert(pastedAlert(told)) ? [TURNED_DOWN] : []),
  ...(presentedAs(facts, 'refused').length > 0 && presentedAs(facts, 'accepted').length === 0
    ? [SHOWN_AND_REFUSED]
    : []),
  ...(answer(told, 'client-certificate') === 'in-use' ? [IN_USE] : []),
];

/**
 * Whether the server asks was not read. A handshake that broke off before it was complete did not come to where a certificate is missed
 * (RFC 8446 §2, RFC 5246 §7.3): only the person's word or text speaks for it then.
 */
const unseen = (facts: ClientCertificate, told: Told): Verdict => {
  const words = `We could not see whether the server asks. ${describeOutcome(facts.outcome)}`;
  const held = heldReasons(answer(told, 'client-certificate'));
  if (facts.completed) return { verdict: 'possible', because: [measured(words, [facts.attemptId]), ...held] };
  return held.length > 0 || hintsAt(told, 'client-cert-missing', 1)
    ? { verdict: 'possible', because: [inferred(words, [facts.attemptId]), ...held] }
    : { verdict: 'unknown', why: 'We could not see whether the server asks for a certificate.' };
};

const judge = (facts: ClientCertificate, told: Told): Verdict => {
  const held = answer(told, 'client-certificate');
  const ends = serverEnds(told);
  const against = shownAfterAll(facts, told);
  const because = [
    ...reasons(facts),
    ...presentedReasons([...presentedAs(facts, 'accepted'), ...presentedAs(facts, 'refused')]),
    ...heldReasons(held),
  ];
  const ended = { because: [...because, ends.because], against: [...against, ...ends.against] };
  if (acceptedWithOne(facts)) return { verdict: 'confirmed', ...ended, weight: 4, ...TAKES_YOURS };
  if (against.includes(TURNED_DOWN) && endedWithout(facts)) return { verdict: 'possible', ...ended };
  // It went on without one as well: then one is not always missing, and never where the server does not ask.
  if (lateLuck(facts).flaps)
    return (neverAsked(facts) ? notAsked(facts) : null) ?? { verdict: 'possible', ...ended };
  if (saidRequired(facts))
    return { verdict: facts.steady && against.length === 0 ? 'confirmed' : 'likely', ...ended, weight: 4 };
  if (facts.asked === true && endedWithout(facts)) return { verdict: 'likely', ...ended, weight: 3 };
  const wentOn = inferred(
    'The handshake was completed without one. The server may still refuse later, for one page or one request.',
    [facts.attemptId],
  );
  if (facts.asked === true)
    return {
      verdict: held === 'not-in-use' || hintsAt(told, 'client-cert-missing', 1) ? 'likely' : 'possible',
      because: [...because, wentOn],
    };
  return notAsked(facts) ?? unseen(facts, told);
};

/** The server wants a certificate from the program, and got none. */
export const cause = defineCause({
  id: 'client-cert-missing',
  area: 'certificate',
  title: 'The server wants a certificate from your program',
  ruledOut: 'The server does not ask your program for a certificate.',
  meaning:
    'Most servers prove who they are and ask nothing back. This one also wants your program to show a certificate of its own (a client certificate), and it is the server that ends the connection without it. Such a certificate comes from the server’s owner, mostly as a .pfx, .p12 or .pem file.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner for a certificate file for your program, or which one to use. Your IT help desk can put it in place.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'Import the .pfx file with its private key into the store that the program uses: the person’s own, or the computer’s for a service.',
        'For a service or a website, let its account read the private key (right-click the certificate, All Tasks, Manage Private Keys).',
        'Choose the certificate in the program’s settings.',
      ],
      undo: 'Delete the certificate from the store.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework, .NET 6 or later',
      steps: [
        'Give the certificate in ClientCertificates. With TLS 1.3 a refusal shows only at the first read, not in AuthenticateAsClient: read once before you call it a success.',
        'A certificate loaded from PEM has a key that Windows can’t use for TLS: export and import it as PFX first.',
      ],
      undo: 'Take the change out of the program again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java',
      steps: [
        'Name a keystore that holds the certificate with its key: -Djavax.net.ssl.keyStore=FILE, -Djavax.net.ssl.keyStoreType=PKCS12 and the password.',
      ],
      undo: 'Leave the options out again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Node.js, Python, OpenSSL 3, curl',
      steps: [
        'Node.js: “cert” and “key” (or “pfx”) in the options. Python: load_cert_chain, or cert= in requests. OpenSSL and curl: -cert and -key, --cert and --key.',
      ],
      undo: 'Leave the options out again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'If a certificate should not be needed, make it optional (ssl_verify_client optional, SSLVerifyClient optional, verify optional) and reload.',
      ],
      undo: 'Set it back to required and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'If a certificate should not be needed, set the site’s SSL Settings to “Accept” or “Ignore”. For http.sys look at “Negotiate Client Certificate” in “netsh http show sslcert”.',
      ],
      undo: 'Set “Require” again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure or Cloudflare in front',
      steps: [
        'AWS: mutual authentication of the load balancer’s listener (off, passthrough or verify). Azure App Service: Client certificate mode. Cloudflare: mTLS rules under Client Certificates.',
      ],
      undo: 'Choose the former mode again.',
    },
  ],
  unseen:
    'Which certificate your own program shows, if it shows any. A server may also decide later, for one page or one request.',
  sources: [
    'dotnet/runtime#69315, #23749',
    'Redth/PushSharp#139, dotnet/corefx#42078',
    'lab: nginx 1.22, HAProxy 2.6, Apache 2.4',
    'RFC 8446 §4.3.2, §6.2',
  ],
  decides:
    'The same handshake with the certificate file decides it: give the file under “What to reach”, and the check compares with and without.',
  decidesThen: CERTIFICATE_GIVEN,
  decidedBy: ['client-certificate'],
  explains: ['tls13-error-after-handshake'],
  needs: ['client-certificate'],
  wants: [],
  examine(shown, told) {
    return judge(shown['client-certificate'], told);
  },
});
