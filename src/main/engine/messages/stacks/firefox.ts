import { codesOf } from '../codes-of';
import { defineMessages } from '../define-messages';
import { RANKS } from '../ranks';

const code = codesOf({ stack: 'browser', writtenBy: 'Firefox', program: 'browser' });

/** Firefox's codes; they are the same in every language. */
export const messages = defineMessages({
  stack: 'Browsers',
  source: 'Firefox codes from the research notes (B.6)',
  texts: [
    code(
      'ff-eof',
      [/PR_END_OF_FILE_ERROR\b/],
      'The other side closed the connection (FIN) without a word.',
      'fin',
      RANKS.closed,
    ),
    code('ff-reset', [/PR_CONNECT_RESET_ERROR\b/], 'The connection was cut off (RST).', 'rst', RANKS.reset),
    code(
      'ff-record',
      [/SSL_ERROR_RX_RECORD_TOO_LONG\b/],
      'The answer was not TLS at all: something spoke in plain text.',
      'plaintext',
      RANKS.plaintext,
    ),
    code(
      'ff-cipher',
      [/SSL_ERROR_NO_CYPHER_OVERLAP\b/],
      'The two sides found no common way to set up the connection (alert 40).',
      'nothing-certain',
      ['refused-by-every-hello', 'server-max-tls-too-old'],
    ),
    code(
      'ff-version',
      [/SSL_ERROR_UNSUPPORTED_VERSION\b/],
      'The server speaks only versions of TLS that the browser has given up.',
      'local-refusal',
      RANKS.localVersions,
    ),
    code(
      'ff-issuer',
      [/SEC_ERROR_UNKNOWN_ISSUER\b/],
      'The browser refused the certificate because it does not trust its issuer.',
      'certificate-rejected-here',
      RANKS.untrusted,
    ),
    code(
      'ff-mitm',
      [/MOZILLA_PKIX_ERROR_MITM_DETECTED\b/],
      'The browser found that something in between re-issues certificates.',
      'certificate-rejected-here',
      ['cert-inspection-not-trusted', 'cert-untrusted-root'],
    ),
    code(
      'ff-self-signed',
      [/MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT\b/],
      'The browser refused a certificate that signs itself.',
      'certificate-rejected-here',
      RANKS.selfSigned,
    ),
    code(
      'ff-expired',
      [/SEC_ERROR_EXPIRED_CERTIFICATE\b/],
      'The browser refused the certificate because its time is over.',
      'certificate-rejected-here',
      RANKS.dates,
    ),
    code(
      'ff-domain',
      [/SSL_ERROR_BAD_CERT_DOMAIN\b/],
      'The browser refused the certificate because it is made out to another name.',
      'certificate-rejected-here',
      RANKS.name,
    ),
  ],
});
