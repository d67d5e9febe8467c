import type { EvidenceMap } from '../../../../shared/model/evidence';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { installFixes } from '../derive/certificate-fixes';
import { anotherCertificate, judgeFault } from '../derive/certificate-verdict';
import { chainDetail, isNameConstraint } from '../derive/chain';
import { inferred, listed, measured } from '../derive/clip';
import { kindOfKey } from '../derive/kinds-of-key';
import { programEnds } from '../derive/who-ends';

/** What the chosen suite asks of an RSA key: a signature, or to be encrypted to (RFC 5246 §7.4.2, RFC 8446 §4.4.2.2). null: not known. */
const askedOfKey = (suite: string | null): { readonly use: string; readonly words: string } | null => {
  if (suite === null) return null;
  if (suite.startsWith('TLS_RSA_WITH_'))
    return { use: 'keyEncipherment', words: 'to encrypt the secret of the connection to it' };
  return /^TLS_(?:AES|CHACHA20)|DHE_RSA/.test(suite)
    ? { use: 'digitalSignature', words: 'to sign the handshake' }
    : null;
};

/** The key may be used, though not in the way that the server and we agreed on. Strict programs refuse that (Chromium), others do not look. */
const unfit = (
  certificate: EvidenceMap['certificate'],
  hello: EvidenceMap['hello'] | undefined,
  told: Told,
): Verdict | null => {
  const leaf = certificate.chain[0];
  const usage = leaf?.keyUsage ?? [];
  const asked = askedOfKey(hello?.base.suite ?? null);
  if (!hello || !leaf || usage.length === 0 || kindOfKey(leaf.keyType) !== 'RSA' || asked === null)
    return null;
  // A suite of TLS 1.3 does not say which of two certificates it was.
  const unsure = !hello.base.suite?.includes('RSA') && (certificate.others ?? []).length > 0;
  if (unsure || usage.includes(asked.use)) return null;
  const ends = programEnds(told);
  return {
    verdict:
      certificate.varies === true || anotherCertificate(certificate, told) !== null ? 'possible' : 'likely',
    title: 'The server uses its certificate’s key in a way that the certificate does not allow',
    because: [
      measured(
        `The certificate allows its key to be used for: ${listed(usage.map((use) => printable(use, 40)))}.`,
        [certificate.attemptId],
      ),
      measured(
        `With ${printable(hello.base.suite ?? '', 80)} the server uses it ${asked.words} (${asked.use}).`,
        [hello.base.attemptId],
      ),
      inferred(
        'Strict programs compare the two and refuse (ERR_SSL_KEY_USAGE_INCOMPATIBLE); others do not look.',
      ),
      ends.because,
    ],
    against: ends.against,
    details: [chainDetail(certificate)],
  };
};

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
  wants: ['hello'],
  examine({ certificate, hello }, told) {
    const uses = certificate.chain[0]?.extendedKeyUsage.map((use) => printable(use, 80)) ?? [];
    const verdict = judgeFault({
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
    return verdict.verdict === 'ruled-out' ? (unfit(certificate, hello, told) ?? verdict) : verdict;
  },
});
