import { defineCause } from '../define-cause';
import { installFixes, trustFixes } from '../derive/certificate-fixes';
import { judgeFault } from '../derive/certificate-verdict';
import { storesTables } from '../derive/roots-table';

/** A finding holds twelve fixes, and servers of these kinds come with a certificate of their own less often. */
const LEFT_OUT: readonly string[] = ['HAProxy', 'AWS, Azure or Cloudflare in front'];

/** The server shows a certificate that only itself has signed. */
export const cause = defineCause({
  id: 'cert-self-signed',
  area: 'certificate',
  title: 'The server signed its certificate itself',
  ruledOut: 'A certificate that the server signed itself is not the reason.',
  meaning:
    'A certificate counts because somebody known has signed it. This one is signed by the server itself, so it proves nothing to a program that has not seen it before. That is common for devices and for test servers. Careful programs refuse it and end the connection; the server does not.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner for a certificate from an authority your computers trust. Until then, they can give your IT help desk this certificate to be trusted by hand.',
  // The fingerprint is compared first: whoever trusts a certificate by hand trusts whoever showed it.
  fix: [
    {
      owner: 'it-desk',
      stack: 'any',
      steps: [
        'Before you trust this certificate, compare its fingerprint with the one its owner tells you, over another way than this connection.',
        'Get a certificate from a public authority, or from your organisation’s own, where you can: then nothing has to be trusted by hand.',
      ],
      undo: 'Install the former certificate again.',
    },
    ...trustFixes('this certificate'),
    ...installFixes('a certificate from an authority').filter(({ stack }) => !LEFT_OUT.includes(stack)),
  ],
  unseen:
    'We can’t tell from here whether this is the right server’s certificate or one that somebody in between put there. Compare the fingerprint.',
  sources: ['jstedfast/MailKit FAQ: SslHandshakeException', 'dotnet/SqlClient#1394'],
  decides:
    'Whether it signed itself stands in the certificate. Whether it is the right one, its fingerprint decides, compared over another way.',
  decidedBy: ['certificate', 'trust-path'],
  needs: ['certificate'],
  wants: ['trust-path'],
  examine({ certificate, 'trust-path': path }, told) {
    const verdict = judgeFault({
      certificate,
      told,
      codes: ['self-signed'],
      otherwise:
        'The certificate that the server showed is not signed by itself, or it is trusted here all the same.',
      weight: 2,
    });
    return 'details' in verdict
      ? { ...verdict, details: [...(verdict.details ?? []), ...storesTables(path)] }
      : verdict;
  },
});
