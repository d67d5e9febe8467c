import type { Program } from '../../../shared/model/asked';
import type { MessageText } from './define-messages';
import { RANKS } from './ranks';

interface AlertMeaning {
  readonly code: number;
  readonly means: string;
  readonly ranks: readonly string[];
}

const refusal = [
  'cipher-none-shared-old-windows',
  'cipher-dotnet5-linux',
  'cipher-none-shared-program',
  'cipher-none-shared-usual',
  'group-none-shared',
  'sigalg-none-shared',
  'cert-curve-not-offered',
  'cert-key-type-mismatch',
  'refused-by-every-hello',
  'client-cert-missing',
  'sni-missing',
  'sni-unknown-name',
] as const;
const ownCertificate = ['client-cert-rejected', 'client-cert-missing', 'client-cert-key-unusable'] as const;

/** What the alerts of RFC 8446 §6 and RFC 5246 §7.2 mean when they end a handshake, and what to look at first (research notes B.8). */
const ALERTS: readonly AlertMeaning[] = [
  [0, 'it closed the connection politely (close_notify)', ['closed-by-every-hello', 'ip-allowlist']],
  [
    10,
    'it got a message that it did not expect at this point',
    ['starttls-vs-implicit', 'version-intolerance'],
  ],
  [20, 'a message did not fit what was agreed on before', RANKS.tampered],
  [21, 'it could not decrypt a message', RANKS.tampered],
  [22, 'a message was longer than it allows', ['version-intolerance']],
  [30, 'it could not unpack a message', ['version-intolerance']],
  [40, 'the two sides found no common way to set up the connection', refusal],
  [41, 'it was shown no certificate (SSL 3.0)', ownCertificate],
  [42, 'it does not like the certificate that it was shown', ownCertificate],
  [43, 'the certificate that it was shown is of a kind that it can’t use', ownCertificate],
  [44, 'the certificate that it was shown has been withdrawn', ownCertificate],
  [45, 'the certificate that it was shown has run out, or is not good yet', ownCertificate],
  [46, 'it does not accept the certificate that it was shown', ownCertificate],
  [
    47,
    'a value in the greeting is one that it does not allow',
    ['sni-invalid', 'sni-missing', 'version-intolerance'],
  ],
  [48, 'it does not know who issued the certificate that it was shown', ownCertificate],
  [49, 'it does not allow this program in', ['ip-allowlist', 'client-cert-missing']],
  [50, 'it could not read the message', ['version-intolerance', 'handshake-fragmentation', 'sni-invalid']],
  [51, 'a signature or a key exchange did not fit', RANKS.tampered],
  [52, 'it was asked for more connection numbers than it gives (DTLS)', ['version-intolerance']],
  [60, 'it was asked for encryption that may not be exported (an old rule)', refusal],
  [70, 'it does not take the version of TLS that the program offered', RANKS.versions],
  [
    71,
    'it wants stronger encryption than the program offered',
    ['client-default-tls-too-old', 'refused-by-every-hello'],
  ],
  [80, 'something went wrong inside it', ['sni-missing', 'closed-by-every-hello', 'refused-by-every-hello']],
  [
    86,
    'the program went down to an older version although the server speaks a newer one',
    ['unsteady', 'version-intolerance'],
  ],
  [90, 'somebody there stopped it', ['unsteady']],
  [100, 'it does not negotiate a second time on one connection', ['client-cert-missing']],
  [109, 'the greeting lacks something that it needs', ['sni-missing', 'version-intolerance']],
  [110, 'it was sent an extension that it had not asked for', ['version-intolerance']],
  [111, 'it could not get a certificate from the address that it was given', ownCertificate],
  [
    112,
    'it does not know the server name that the program asked for',
    ['sni-unknown-name', 'sni-missing', 'sni-invalid'],
  ],
  [113, 'the proof that a certificate is still good was not in order', ['cert-expired']],
  [114, 'a certificate did not fit its fingerprint', ownCertificate],
  [115, 'it does not know the key or the name that was agreed on beforehand (PSK)', refusal],
  [116, 'it wants a certificate from the program and got none', RANKS.clientCertificate],
  [117, 'something went wrong that it does not name', refusal],
  [
    120,
    'it speaks none of the application languages (ALPN) that the program offered',
    ['alpn-none-shared', 'refused-by-every-hello'],
  ],
  [121, 'it wants the server name to be sent encrypted (ECH)', ['sni-missing', 'sni-unknown-name']],
].map(([code, means, ranks]) => ({ code, means, ranks }) as AlertMeaning);

/** The numbers that this table knows. */
export const ALERT_CODES: readonly number[] = ALERTS.map(({ code }) => code);

export interface AlertWriter {
  /** Prefix of the ids: "openssl". */
  readonly prefix: string;
  readonly writtenBy: string;
  readonly program: Program;
  /** Alert number → the texts by which this stack names it. */
  readonly texts: { readonly [code: number]: readonly RegExp[] };
}

/** The texts by which one stack says that an alert came in: one entry for each number it knows. */
export const alertTexts = ({ prefix, writtenBy, program, texts }: AlertWriter): MessageText[] =>
  ALERTS.filter(({ code }) => texts[code] !== undefined).map(({ code, means, ranks }) => ({
    id: `${prefix}.alert-${code}`,
    match: texts[code] ?? [],
    proves: `The other side answered and then refused with an error signal (TLS alert ${code}): ${means}.`,
    writtenBy,
    event: 'alert',
    alertCode: code,
    program,
    ranks,
  }));
