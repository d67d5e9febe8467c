import type { Because } from '../../../../shared/model/finding';
import { spokenMoment } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told } from '../define-cause';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { pastedPiece } from '../derive/pasted';
import { answersOf, type Examined, isTelling, revocationTable } from '../derive/revocation';
import { programEnds } from '../derive/who-ends';

/** What programs write when nobody tells them whether a certificate was cancelled (research notes B.1 17, B.2 44). */
const NOT_TOLD =
  /\b0x8009201[23]\b|\bCRYPT_E_(?:NO_REVOCATION_CHECK|REVOCATION_OFFLINE)\b|\bRevocationStatusUnknown\b|\bOfflineRevocation\b|revocation (?:function was unable|server was offline)|unable to (?:get|find) certificate CRL|could not determine revocation status|revocation status.{0,20}(?:unknown|undetermined)|ERR_CERT_UNABLE_TO_CHECK_REVOCATION/i;

const FAILED: readonly string[] = ['unreachable', 'unusable', 'out-of-date', 'unknown'];

/** Certificates about which somebody was asked and nobody gave an answer that can be used. */
const untold = (one: Examined): boolean => {
  const answers = answersOf(one);
  return (
    !answers.some(({ answer }) => isTelling(answer)) &&
    answers.some(({ answer }) => FAILED.includes(answer.status))
  );
};

const WHAT: { readonly [status: string]: string } = {
  unreachable: 'gave no answer',
  unusable: 'gave an answer that can’t be used',
  'out-of-date': 'gave an answer that has run out',
  unknown: 'does not know this certificate',
};

const asked = (one: Examined, attemptId: string): Because[] =>
  answersOf(one)
    .filter(({ answer }) => FAILED.includes(answer.status))
    .slice(0, 3)
    .map(({ from, answer }) => {
      const until =
        answer.status === 'out-of-date' && answer.nextUpdate !== null
          ? ` on ${spokenMoment(answer.nextUpdate)}`
          : '';
      const where = answer.url === null ? '' : ` at ${printable(answer.url, 200)}`;
      return measured(
        `About “${printable(one.subject, 100)}” we asked ${from}${where}. It ${WHAT[answer.status] ?? 'brought nothing'}${until}. ${printable(answer.why, 150)}`.trim(),
        [answer.attemptId ?? attemptId],
      );
    });

/** RFC 7633: such a certificate is refused without a staple by programs that know the rule. */
const missingStaple = ({ mustStaple, staple }: Examined): boolean => mustStaple && staple === null;

const STAPLE = {
  title: 'The certificate demands proof that it is not cancelled, and the server brings none',
  meaning:
    'This certificate says that the server must bring along a signed answer that it is not cancelled (OCSP must-staple). The server brings none. Programs that know the rule refuse it and end the connection; others connect.',
  nextStep:
    'Ask the server’s owner to switch on OCSP stapling, or to have the certificate issued again without that demand.',
  owner: 'server-owner',
} as const;

const hint = (told: Told): string | null => pastedPiece(told, NOT_TOLD);

/** Whether a certificate was cancelled can't be found out: the issuer's service can't be reached, or its answer has run out. */
export const cause = defineCause({
  id: 'cert-revocation-unreachable',
  area: 'certificate',
  title: 'The service that says whether a certificate is cancelled does not answer',
  ruledOut: 'Whether the server’s certificate is cancelled can be found out.',
  meaning:
    'Careful programs ask the issuer whether a certificate was cancelled (OCSP or CRL, mostly over port 80). From this computer nobody gives an answer that can be used. Some programs then wait for a long time and go on, others refuse and end the connection themselves. The server takes no part in it.',
  owner: 'network-team',
  nextStep:
    'Ask the network team to let this computer reach the addresses in the table, without a login at the proxy. Services run under accounts that have no proxy set.',
  fix: [
    {
      owner: 'network-team',
      stack: 'Firewall or proxy',
      steps: [
        'Allow HTTP (port 80) to the OCSP and CRL addresses in the table, for computers and servers, without authentication and without inspection.',
      ],
      undo: 'Take the rule out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel), services',
      steps: [
        'Services use the proxy of WinHTTP: see “netsh winhttp show proxy”, and set it with “netsh winhttp set proxy”.',
        'Try it with “certutil -verify -urlfetch FILE”. Old answers are thrown away with “certutil -setreg chain\\ChainCacheResyncFiletime @now”.',
      ],
      undo: 'Run “netsh winhttp reset proxy”; “certutil -delreg chain\\ChainCacheResyncFiletime”.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Windows staples by itself where the server can reach the issuer. For bindings with SNI or the central store set EnableOcspStaplingForSni (DWORD) = 1 under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL.',
      ],
      undo: 'Delete the value EnableOcspStaplingForSni.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Switch stapling on: ssl_stapling on; ssl_stapling_verify on; a resolver; and ssl_trusted_certificate with the chain. Reload; the first connection may still lack it.',
      ],
      undo: 'Set ssl_stapling off and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache, HAProxy',
      steps: [
        'Apache: SSLUseStapling on and SSLStaplingCache. HAProxy: “ocsp-update on” (2.8 or later), or a .ocsp file beside the certificate that is renewed each day.',
      ],
      undo: 'Switch it off again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Windows certificate services (an authority of your own)',
      steps: [
        'Publish the list again (“certutil -crl”), and see with pkiview.msc that every address in the certificates can be reached and has a list that is still good.',
      ],
      undo: 'None is needed: a newer list replaces the older one.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework, .NET 6 or later',
      steps: [
        'CheckCertificateRevocationList and X509RevocationMode say whether the program asks. Do not switch it off for good: let the program say what failed (RevocationStatusUnknown).',
      ],
      undo: 'Set the former mode again.',
    },
  ],
  unseen:
    'Whether your program asks at all, and through which proxy. We asked from this computer as the person who runs this check.',
  sources: [
    'Microsoft: TLS registry settings (EnableOcspStaplingForSni)',
    'chromium/chromium net_error_list.h: revocation',
    'RFC 6960, RFC 5280 §5, RFC 7633',
  ],
  decides:
    'The same questions asked from the account and through the proxy of your program decide it: “certutil -verify -urlfetch” on Windows.',
  decidedBy: ['revocation'],
  needs: ['revocation'],
  wants: [],
  examine({ revocation }, told) {
    const piece = hint(told);
    const demanding = revocation.certificates.find(missingStaple);
    const failing = revocation.certificates.filter(untold);
    const ends = programEnds(told, 'Not knowing whether a certificate was cancelled');
    const said = piece === null ? [] : [toldBy(`The text you pasted says “${piece}”.`)];
    if (demanding)
      return {
        verdict: piece === null ? 'possible' : 'likely',
        because: [
          measured(
            'The certificate demands a stapled answer (RFC 7633), and the server sent none when we asked for it.',
            [revocation.attemptId],
          ),
          ...said,
          ends.because,
        ],
        against: ends.against,
        details: [revocationTable(revocation)],
        ...STAPLE,
      };
    const [first] = failing;
    if (!first) {
      const known = revocation.certificates.some(
        (one) => one.index === 0 && answersOf(one).some(({ answer }) => isTelling(answer)),
      );
      return known
        ? {
            verdict: 'ruled-out',
            because: 'The issuer’s answer could be fetched, or the server brought it along.',
          }
        : {
            verdict: 'unknown',
            why: 'Nobody was asked whether the certificates are cancelled: they name no place, or this check may not ask others.',
          };
    }
    return {
      verdict: piece === null ? 'possible' : 'likely',
      because: [
        ...failing.slice(0, 2).flatMap((one) => asked(one, revocation.attemptId)),
        ...said,
        piece === null
          ? inferred('Programs that do not ask, or that go on without an answer, do not mind.')
          : compared('Both say the same: nobody could be asked.', [revocation.attemptId]),
        ends.because,
      ],
      against: ends.against,
      details: [revocationTable(revocation)],
      weight: piece === null ? -4 : 3,
    };
  },
});
