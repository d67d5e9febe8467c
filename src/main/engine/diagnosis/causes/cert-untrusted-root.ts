import { printable } from '../../../../shared/words/printable';
import { defineCause, type Verdict } from '../define-cause';
import { judgeFault } from '../derive/certificate-verdict';
import { faultsOf } from '../derive/chain';
import { counted } from '../derive/clip';
import { answer } from '../derive/told';

const PRIVATE =
  'You told us that your organisation issues its own certificates. Then the root certificate is most likely missing on this computer, and the server is right.';

/** The chain ends in an authority that this computer does not trust. */
export const cause = defineCause({
  id: 'cert-untrusted-root',
  area: 'certificate',
  title: 'This computer does not know who issued the certificate',
  ruledOut: 'The certificate leads to a root that this computer trusts.',
  meaning:
    'The server’s certificate is signed by an authority that is not on this computer’s list. Often that is an organisation’s own authority, and the computer lacks its root certificate. It can also be security software that looks into secure connections. Programs that trust the same list refuse the server.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk for the root certificate of the authority named below, and whether this computer should have it.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows',
      steps: [
        'Roll the root certificate out by group policy, or import it into Trusted Root Certification Authorities of the computer.',
      ],
      undo: 'Take it out of the policy, or delete it from the store.',
    },
    {
      owner: 'it-desk',
      stack: 'Linux',
      steps: [
        'Put the root certificate into /usr/local/share/ca-certificates (Debian, Ubuntu) and run update-ca-certificates; on Red Hat into /etc/pki/ca-trust/source/anchors and run update-ca-trust.',
      ],
      undo: 'Delete the file and run the same command again.',
    },
    {
      owner: 'it-desk',
      stack: 'Java, Node.js, Python',
      steps: [
        'These bring a list of their own. Java: keytool -importcert -cacerts. Node.js: NODE_EXTRA_CA_CERTS. Python (requests): REQUESTS_CA_BUNDLE.',
      ],
      undo: 'Delete the entry, or leave the variable out.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'If people outside your organisation connect to it, install a certificate from a public authority.',
      ],
      undo: 'Install the former certificate again.',
    },
  ],
  unseen:
    'Your program may use another list of roots than this computer’s. You can add your organisation’s root in the first step and check again.',
  sources: ['jstedfast/MailKit FAQ: SslHandshakeException', 'dotnet/SqlClient#1394', 'RFC 5280 §6'],
  needs: ['certificate'],
  wants: [],
  examine({ certificate }, told) {
    const verdict: Verdict = judgeFault({
      certificate,
      told,
      codes: ['unknown-root'],
      otherwise: certificate.verdict.trusted
        ? `The chain leads to “${printable(certificate.verdict.anchor ?? '', 200)}”, a root that this computer trusts.`
        : 'What is wrong with the certificate is something else.',
      also: [
        `We looked in: ${certificate.verdict.store} (${counted(certificate.verdict.roots, 'root')}${certificate.verdict.addedRoots > 0 ? `, and ${certificate.verdict.addedRoots} that you added` : ''}).`,
        ...(answer(told, 'private-authority') === 'yes' ? [PRIVATE] : []),
      ],
      weight: 1,
    });
    const gap = faultsOf(certificate, ['missing-intermediate']).length > 0;
    return verdict.verdict === 'confirmed' && gap ? { ...verdict, verdict: 'possible' } : verdict;
  },
});
