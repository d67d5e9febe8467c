import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { chainDetail } from '../derive/chain';
import { reason } from '../derive/clip';
import { inspectorIn } from '../derive/inspectors';
import { claimsCertificateRefused } from '../derive/told';

/** Security software re-issues the server's certificate, and the program does not trust it. */
export const cause = defineCause({
  id: 'cert-inspection-not-trusted',
  area: 'certificate',
  title: 'Security software looks into this connection',
  ruledOut: 'The certificate does not come from security software that we know by name.',
  meaning:
    'Software on this computer or in your network opens secure connections to look for threats, and closes them again with a certificate of its own. Programs that do not trust that software’s root refuse the connection, while the browser, which does, works.',
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
    {
      owner: 'it-desk',
      stack: 'Java, Node.js, Python',
      steps: [
        'Import the software’s root certificate into the program’s own list (keytool, NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE). Newer Node.js can use the system’s list.',
      ],
      undo: 'Delete the entry, or leave the variable out.',
    },
    {
      owner: 'this-computer',
      stack: 'An antivirus program at home',
      steps: [
        'In its settings, switch off “scan encrypted connections” for this program or this host, not the whole protection.',
      ],
      undo: 'Switch it on again.',
    },
  ],
  unseen:
    'Products without a fixed name in their certificates can’t be told this way. Whether your program trusts the root, we can’t see.',
  sources: [
    'oliverschwendener/ueli#619, microsoft/vscode#207636, supabase/supabase#48719',
    'sectigo/CTLogs#57 (issuer names)',
  ],
  needs: ['certificate'],
  wants: [],
  examine({ certificate }, told) {
    if (certificate.chain.length === 0)
      return { verdict: 'unknown', why: 'The server showed no certificate that we could read.' };
    const issuers = certificate.chain.map((entry) => entry.issuer);
    const product = inspectorIn(issuers);
    if (product === null)
      return {
        verdict: 'ruled-out',
        because: `The certificate was issued by ${printable(certificate.chain[0]?.issuer ?? '', 200)}.`,
      };
    const refused = claimsCertificateRefused(told) || !certificate.verdict.trusted;
    const because = [
      reason(
        `The certificate we were shown was issued by “${printable(certificate.chain[0]?.issuer ?? '', 300)}”, which names ${product}.`,
        [certificate.attemptId],
      ),
      ...(refused
        ? [reason('Such a certificate is refused by programs that do not trust that software’s root.')]
        : []),
    ];
    return {
      verdict: refused ? 'likely' : 'possible',
      because,
      details: [chainDetail(certificate)],
      title: `${product} looks into this connection`,
      weight: 5,
    };
  },
});
