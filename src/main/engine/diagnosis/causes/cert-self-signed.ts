import { defineCause } from '../define-cause';
import { judgeFault } from '../derive/certificate-verdict';

/** The server shows a certificate that only itself has signed. */
export const cause = defineCause({
  id: 'cert-self-signed',
  area: 'certificate',
  title: 'The server signed its certificate itself',
  ruledOut: 'The server’s certificate is signed by somebody else.',
  meaning:
    'A certificate counts because somebody known has signed it. This one is signed by the server itself, so it proves nothing to a program that has not seen it before. That is common for devices and for test servers. Careful programs refuse it.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner for a certificate from an authority your computers trust. Until then, they can give your IT help desk this certificate to be trusted by hand.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Get a certificate from a public authority, or from your organisation’s own, and install it with its chain.',
      ],
      undo: 'Install the former certificate again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows',
      steps: [
        'Compare the certificate’s fingerprint with the one its owner tells you, over another way than this connection.',
        'Import it into Trusted Root Certification Authorities of the computer, or roll it out by group policy.',
      ],
      undo: 'Delete it from the same store.',
    },
    {
      owner: 'it-desk',
      stack: 'Linux',
      steps: [
        'Compare the fingerprint with its owner. Then put the certificate into /usr/local/share/ca-certificates and run update-ca-certificates.',
      ],
      undo: 'Delete the file and run update-ca-certificates --fresh.',
    },
    {
      owner: 'it-desk',
      stack: 'Java or Node.js',
      steps: [
        'Java: keytool -importcert -cacerts -file certificate.pem. Node.js: start the program with NODE_EXTRA_CA_CERTS=certificate.pem.',
      ],
      undo: 'Java: keytool -delete -cacerts -alias NAME. Node.js: leave the variable out.',
    },
  ],
  unseen:
    'We can’t tell from here whether this is the right server’s certificate or one that somebody in between put there. Compare the fingerprint.',
  sources: ['jstedfast/MailKit FAQ: SslHandshakeException', 'dotnet/SqlClient#1394'],
  needs: ['certificate'],
  wants: [],
  examine({ certificate }, told) {
    return judgeFault({
      certificate,
      told,
      codes: ['self-signed'],
      otherwise: 'The certificate that the server showed is not signed by itself.',
      weight: 2,
    });
  },
});
