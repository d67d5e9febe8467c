import { defineCause } from '../define-cause';
import { judgeFault } from '../derive/certificate-verdict';
import { counted } from '../derive/clip';

/** The server leaves out a certificate between its own and the root. */
export const cause = defineCause({
  id: 'cert-missing-intermediate',
  area: 'certificate',
  title: 'The server leaves out a link of its certificate chain',
  ruledOut: 'The server’s chain of certificates has no gap.',
  meaning:
    'A certificate is trusted through a chain: the server’s own, one or more in the middle, and a root that your computer knows. This server leaves out one in the middle. Browsers often find the missing one by themselves, other programs do not. So it works in the browser and fails in your program.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to install the whole chain (the “full chain” file), not only the server’s own certificate.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx, HAProxy',
      steps: [
        'Use the file that holds the server’s certificate followed by the intermediate ones (often fullchain.pem), and reload.',
      ],
      undo: 'Put the former file back and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache 2.4.8 or later',
      steps: ['Let SSLCertificateFile point to the file with the whole chain, and reload.'],
      undo: 'Let it point to the former file and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Windows Server / IIS',
      steps: [
        'Import the intermediate certificate into the computer’s Intermediate Certification Authorities store, and restart the site.',
      ],
      undo: 'Delete it from that store.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET, when your program is the server',
      steps: [
        'Give the intermediates through SslStreamCertificateContext: on Windows only those found in the store are sent otherwise.',
      ],
      undo: 'Take the change out of the program again.',
    },
  ],
  unseen:
    'Some programs keep certificates they have seen before, or fetch missing ones. Such a program works here, by luck.',
  sources: ['Microsoft: Troubleshoot SslStream authentication issues', 'RFC 5246 §7.4.2, RFC 8446 §4.4.2'],
  needs: ['certificate'],
  wants: [],
  examine({ certificate }, told) {
    const count = certificate.chain.length;
    const verdict = judgeFault({
      certificate,
      told,
      codes: ['missing-intermediate'],
      otherwise:
        'Every certificate that the server showed is followed by its issuer, or by a root that this computer knows.',
      also: [
        `The server sent ${counted(count, 'certificate')}. Handrail does not fetch missing ones, as your program may not either.`,
        'If the issuer is your organisation’s own root, the server may be right to leave it out, and this computer lacks that root.',
      ],
      weight: 3,
    });
    // The bytes show that the issuer is missing, not whether it is a link or a root that this computer lacks.
    return verdict.verdict === 'confirmed' ? { ...verdict, verdict: 'likely' } : verdict;
  },
});
