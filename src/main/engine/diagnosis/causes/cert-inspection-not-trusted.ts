import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { trustFixes } from '../derive/certificate-fixes';
import { chainDetail } from '../derive/chain';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { deviceItself, type Inspector, inspectorOf, mayBeDeviceItself } from '../derive/inspectors';
import { storesTables } from '../derive/roots-table';
import { answer, claimsCertificateRefused } from '../derive/told';
import { programEnds } from '../derive/who-ends';

/** This computer trusts the chain and Mozilla's public list does not: so its root was put here by somebody. */
const installedHere = (path: EvidenceMap['trust-path'] | undefined): Because[] => {
  const here = path?.stores.find(({ id }) => id === 'this-computer');
  const mozilla = path?.stores.find(({ id }) => id === 'mozilla');
  if (!path || here?.trusted !== true || mozilla?.trusted !== false) return [];
  return [
    measured(
      'This computer trusts the certificate and the public list of Mozilla does not. So its root was installed on this computer by somebody.',
      [path.attemptId],
    ),
  ];
};

/**
 * No product's name, and yet a root that somebody installed here, a certificate that the program refused, and an organisation that, as the
 * person says, issues none: what is left is something in between that uses a name of its own.
 */
const putHere = (
  certificate: EvidenceMap['certificate'],
  path: EvidenceMap['trust-path'] | undefined,
  told: Told,
): Verdict | null => {
  const installed = installedHere(path);
  if (installed.length === 0 || answer(told, 'private-authority') !== 'no' || !claimsCertificateRefused(told))
    return null;
  const ends = programEnds(told, 'A certificate from an issuer that it does not trust');
  return {
    verdict: 'possible',
    title: 'Something may look into this connection',
    because: [
      ...installed,
      measured(
        `The certificate was issued by “${printable(certificate.chain[0]?.issuer ?? '', 300)}”, which is not the name of a product that we know.`,
        [certificate.attemptId],
      ),
      toldBy('You told us that your organisation issues no certificates of its own. So whose root is it?'),
      ends.because,
    ],
    against: ends.against,
    details: [chainDetail(certificate), ...storesTables(path)],
  };
};

const FEW_HOSTS =
  'Such software opens some connections and leaves others alone, so other servers may work. Where it copies the dates of the real certificate, these prove nothing.';

const named = ({ product, basis }: Inspector, issuer: string, attemptId: string): Because =>
  basis === 'seen'
    ? measured(
        `The certificate we were shown was issued by “${printable(issuer, 300)}”, which is a name that ${product} gives to its certificates.`,
        [attemptId],
      )
    : inferred(
        `The certificate we were shown was issued by “${printable(issuer, 300)}”, which names ${product}. We suppose from the name alone that this product made it.`,
        [attemptId],
      );

/** Security software re-issues the server's certificate, and the program does not trust it. */
export const cause = defineCause({
  id: 'cert-inspection-not-trusted',
  area: 'certificate',
  title: 'Security software looks into this connection',
  ruledOut: 'The certificate does not come from security software that we know by name.',
  meaning:
    'Software on this computer or in your network opens secure connections to look for threats, and closes them again with a certificate of its own. Programs that do not trust that software’s root refuse it and end the connection; those that do, as browsers often do, work. The real server takes no part in this.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk to install the software’s root certificate where your program looks for it, or to exempt this server from inspection.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'any',
      steps: [
        'Exempt the host from inspection (the setting is often called “TLS exclusion” or “decryption bypass”).',
      ],
      undo: 'Take the host out of the list again.',
    },
    ...trustFixes('the software’s root certificate'),
    {
      owner: 'this-computer',
      stack: 'An antivirus program at home',
      steps: [
        'In its settings, switch off “scan encrypted connections” for this program or this host, not the whole protection.',
      ],
      undo: 'Switch it on again.',
    },
    {
      owner: 'this-computer',
      stack: 'Fiddler, mitmproxy, Burp Suite, Charles',
      steps: ['End the tool, and look whether it left itself behind as the proxy in the system’s settings.'],
      undo: 'Start the tool again.',
    },
  ],
  unseen:
    'Products without a fixed name in their certificates can’t be told this way. Whether your program trusts the root, we can’t see.',
  sources: [
    'oliverschwendener/ueli#619, microsoft/vscode#207636, supabase/supabase#48719',
    'sectigo/CTLogs#57 (issuer names)',
    'no source, supposed from the product’s name: Palo Alto, Barracuda, Check Point, WatchGuard, SonicWall, iboss, Smoothwall, Securly, Lightspeed and Cloudflare Gateway',
  ],
  decides:
    'The same check from another network, for example over a phone, decides it: another issuer there means that this one was put in between.',
  decidedBy: ['certificate', 'trust-path'],
  explains: ['cert-untrusted-root', 'cert-root-differs', 'cert-self-signed'],
  needs: ['certificate'],
  wants: ['trust-path'],
  examine({ certificate, 'trust-path': path }, told) {
    if (certificate.chain.length === 0)
      return { verdict: 'unknown', why: 'The server showed no certificate that we could read.' };
    const issuers = certificate.chain.map(({ issuer }) => issuer);
    const found = inspectorOf(issuers);
    const unnamed = found === null ? putHere(certificate, path, told) : null;
    if (unnamed) return unnamed;
    if (found === null)
      return {
        verdict: 'ruled-out',
        because: `The certificate was issued by ${printable(issuers[0] ?? '', 200)}.`,
      };
    const claims = claimsCertificateRefused(told);
    const refused = claims || !certificate.verdict.trusted;
    const ends = programEnds(told, 'A certificate from an issuer that it does not trust');
    const device = mayBeDeviceItself(certificate.chain[0], found);
    const sure = refused && found.basis === 'seen' && certificate.varies !== true && !device;
    return {
      verdict: sure ? 'likely' : 'possible',
      because: [
        named(found, issuers[0] ?? '', certificate.attemptId),
        ...installedHere(path),
        ...(refused
          ? [compared('Such a certificate is refused by programs that do not trust that software’s root.')]
          : []),
        inferred(FEW_HOSTS),
        ends.because,
      ],
      against: [...(device ? [deviceItself(found)] : []), ...ends.against],
      details: [chainDetail(certificate), ...storesTables(path)],
      title: device
        ? `${found.product} may look into this connection`
        : `${found.product} looks into this connection`,
      weight: device ? 0 : 5,
    };
  },
});
