import type { EvidenceMap } from '../../../../shared/model/evidence';
import { defineCause, type Verdict } from '../define-cause';
import { measured } from '../derive/clip';
import { answeredIn, effect, endOf, formOf, formSentence } from '../derive/hello-forms';
import { noneHelps, remedyBy } from '../derive/list-forms';
import { judgeOwnGreeting } from '../derive/own-greeting';
import { ISSUE_ANEW } from '../derive/rare-key';
import { usualGreeting } from '../derive/usual-greeting';
import { WHATEVER_WE_SEND } from '../derive/whatever-we-send';

/** Neither browsers nor Windows' own TLS offer Ed25519, Ed448 or keys for RSA-PSS alone: our recordings; Microsoft's Schannel documents. */
const WITHOUT_RARE = ['browser', 'dotnet-framework', 'dotnet'] as const;

/** Methods of which every program of today has those for the key in question. */
const COMMON =
  /^(ecdsa_secp(256|384)r1_sha(256|384)|rsa_pss_rsae_sha(256|384|512)|rsa_pkcs1_sha(256|384|512))$/;

/** By what the server was seen to sign the opening conversation in TLS 1.3, if by a common method. */
const commonMethod = (certificate: EvidenceMap['certificate'] | undefined): string | undefined =>
  certificate?.sightings
    ?.map(({ signature }) => signature?.scheme)
    .find((scheme) => scheme !== undefined && COMMON.test(scheme));

const STUMBLES = {
  title: 'The server stumbles over the newer signature methods in the first message',
  meaning:
    'A program names the signature methods that it understands, and the server picks one. This server breaks off when newer ones (RSA-PSS, Ed25519) are among them, and works when only the older ones are named. So up-to-date programs fail, and older ones work.',
  nextStep:
    'Ask the server’s owner to update the server. Until then, the program can be told to name the older signature methods alone.',
} as const;

/** Server and program have no signature method in common. */
export const cause = defineCause({
  id: 'sigalg-none-shared',
  area: 'protocol',
  title: 'The two sides have no signature method in common',
  ruledOut: 'The signature methods are not the reason.',
  meaning:
    'The server signs its part of the opening conversation with its certificate’s key, by a method that the program has to have offered. This server can sign only by methods that the program does not offer. So they can’t begin, although they share a version and an encryption method.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner for a certificate with an RSA key of 2048 bits of the usual kind (rsaEncryption, not RSA-PSS) or an elliptic-curve key on P-256, and to allow SHA-256 signatures: every program of today understands those.',
  fix: [
    ISSUE_ANEW,
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Take “ssl_conf_command SignatureAlgorithms …” out of the server block, or add RSA+SHA256:ECDSA+SHA256:rsa_pss_rsae_sha256 to it, and reload.',
      ],
      undo: 'Set the former line and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache',
      steps: [
        'Take “SSLOpenSSLConfCmd SignatureAlgorithms …” out, or add RSA+SHA256:ECDSA+SHA256:rsa_pss_rsae_sha256 to it, and reload.',
      ],
      undo: 'Set the former line and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: [
        'Take “sigalgs” off the bind line and ssl-default-bind-sigalgs out of the global section (HAProxy 2.8 and later), and reload.',
      ],
      undo: 'Set the former values and reload.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3',
      steps: [
        'As a stop-gap for an old Windows server: SignatureAlgorithms = RSA+SHA256:RSA+SHA384:RSA+SHA1:ECDSA+SHA256 in a configuration of its own (OPENSSL_CONF), or “-sigalgs” with the same list.',
      ],
      undo: 'Leave the configuration out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'Windows 7 to 8.1 and Windows Server 2008 R2 to 2012 R2: install all updates, because SHA-512 signatures came to TLS 1.2 there with one of them.',
        'Look for a shortened list under HKLM\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010003 (Functions), and put the default back.',
      ],
      undo: 'Set the former list again, or uninstall the update.',
    },
  ],
  unseen:
    'Which signature methods your program offers can’t be seen from here, unless you chose it by name. A record of its first message would show them.',
  sources: [
    'lab: nginx 1.22, HAProxy 2.6 and Apache 2.4 answer with alert 40 when no signature method is shared',
    'openssl/openssl#28284 (Windows Server 2008 R2 and long lists)',
    'CiscoCXSecurity/ssl-cipher-suite-enum#1, haskell-tls/hs-tls#87',
    'RFC 8446 §4.2.3, RFC 5246 §7.4.1.4.1',
  ],
  decides: 'The same greeting with other signature methods, sent by turns with ours, would decide it.',
  decidedBy: ['hello-form', 'signatures', 'client-greeting'],
  explains: [...WHATEVER_WE_SEND, 'cert-key-type-mismatch'],
  needs: ['hello'],
  wants: ['starttls', 'hello-form', 'certificate', 'client-greeting', 'one-change'],
  examine(shown, told): Verdict {
    const base = usualGreeting(shown);
    const [leaf] = shown.certificate?.chain ?? [];
    const key =
      leaf === undefined || shown.certificate === undefined
        ? []
        : [
            measured(`The server’s certificate has a key of the kind ${leaf.keyType}.`, [
              shown.certificate.attemptId,
            ]),
          ];
    if (!base.answered) {
      const remedy = remedyBy(shown, ['more-schemes', 'old-schemes'], 'signature-schemes');
      if (remedy)
        return {
          verdict: 'confirmed',
          because: [remedy.because, ...key],
          ...(remedy.form?.id === 'old-schemes' ? STUMBLES : {}),
          weight: 6,
        };
      if (noneHelps(shown, ['more-schemes', 'old-schemes']))
        return {
          verdict: 'ruled-out',
          because: 'With other lists of signature methods the greeting is turned away as well.',
        };
      return {
        verdict: 'unknown',
        why: 'Our greeting was not sent with other signature methods in this run.',
      };
    }
    const form = formOf(shown, 'common-schemes');
    const failing = endOf(form);
    const common = commonMethod(shown.certificate);
    if ((form === undefined || failing === undefined) && common !== undefined)
      return {
        verdict: 'ruled-out',
        because: `The server signed by ${common}, which every program of today understands.`,
      };
    if (form === undefined || failing === undefined)
      return {
        verdict: 'unknown',
        why: 'Our greeting was answered; with fewer signature methods it was not sent.',
      };
    if (answeredIn(shown, 'common-schemes'))
      return {
        verdict: 'ruled-out',
        because: 'The server signs by a method that browsers and Windows understand.',
      };
    if (effect(shown, 'common-schemes') !== 'hurts')
      return { verdict: 'unknown', why: 'The shorter list was not treated in the same way each time.' };
    const verdict = judgeOwnGreeting(
      {
        failing: failing.outcome,
        because: [formSentence(form), ...key],
        holds: true,
        variables: ['signature-schemes'],
        programs: WITHOUT_RARE,
        habit: 'browsers and Windows understand neither Ed25519 nor keys for RSA-PSS alone',
      },
      shown,
      told,
    );
    return verdict.verdict === 'unknown' || verdict.verdict === 'ruled-out'
      ? verdict
      : { ...verdict, weight: 6 };
  },
});
