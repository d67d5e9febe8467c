import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { installFixes } from '../derive/certificate-fixes';
import { judgeFault } from '../derive/certificate-verdict';
import { isNameConstraint } from '../derive/chain';
import { listed, measured } from '../derive/clip';

/** The certificate does not allow to be used by a server. */
export const cause = defineCause({
  id: 'cert-key-usage',
  area: 'certificate',
  title: 'The certificate is not made for a server',
  ruledOut: 'The certificate may be used by a server.',
  meaning:
    'A certificate says what it may be used for. This one does not allow the way the server uses it: it was made for something else, such as a program, e-mail or signing. Careful programs refuse it and end the connection; the server itself does not notice.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner for a certificate that allows server authentication, from a template or profile for web servers.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Have it issued again with extended key usage serverAuth, and key usage digitalSignature (and keyEncipherment where RSA key exchange is still used).',
      ],
      undo: 'Install the former certificate again.',
    },
    {
      owner: 'server-owner',
      stack: 'Windows certificate services',
      steps: [
        'Request it from the “Web Server” template, or from one with the application policy “Server Authentication”.',
      ],
      undo: 'Install the former certificate again.',
    },
    {
      owner: 'server-owner',
      stack: 'OpenSSL 3, an authority of your own',
      steps: [
        'Sign it with “-extfile” and a file that says extendedKeyUsage = serverAuth, keyUsage = digitalSignature, keyEncipherment and the names as subjectAltName.',
      ],
      undo: 'Install the former certificate again.',
    },
    ...installFixes('the certificate issued again'),
  ],
  unseen: 'Some programs do not look at the permitted uses, so they work with such a certificate.',
  sources: [
    'chromium/chromium net_error_list.h: ERR_SSL_KEY_USAGE_INCOMPATIBLE',
    'RFC 5280 §4.2.1.3, §4.2.1.12',
  ],
  decides: 'The permitted uses that stand in the certificate decide it; they were read from its bytes.',
  decidedBy: ['certificate'],
  needs: ['certificate'],
  wants: [],
  examine({ certificate }, told) {
    const uses = certificate.chain[0]?.extendedKeyUsage.map((use) => printable(use, 80)) ?? [];
    return judgeFault({
      certificate,
      told,
      codes: ['wrong-usage'],
      only: (fault) => !isNameConstraint(fault),
      otherwise:
        uses.length === 0
          ? 'The certificate does not limit its use.'
          : `The certificate may be used for: ${listed(uses)}.`,
      also:
        uses.length === 0 ? [] : [measured(`It may be used for: ${listed(uses)}.`, [certificate.attemptId])],
      weight: 1,
    });
  },
});
