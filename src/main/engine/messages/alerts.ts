import type { Program } from '../../../shared/model/asked';
import type { MessageText } from './define-messages';
import { RANKS } from './ranks';

interface AlertMeaning {
  readonly code: number;
  readonly means: string;
  readonly ranks: readonly string[];
}

const refusal = ['refused-by-every-hello', 'client-cert-missing', 'sni-missing', 'sni-unknown-name'] as const;
const ownCertificate = ['client-cert-missing'] as const;

/** What the alerts of RFC 8446 §6 and RFC 5246 §7.2 mean when they end a handshake, and what to look at first (research notes B.8). */
const ALERTS: readonly AlertMeaning[] = [
  {
    code: 0,
    means: 'it closed the connection politely (close_notify)',
    ranks: ['closed-by-every-hello', 'ip-allowlist'],
  },
  {
    code: 10,
    means: 'it got a message that it did not expect at this point',
    ranks: ['starttls-vs-implicit', 'version-intolerance'],
  },
  { code: 40, means: 'the two sides found no common way to set up the connection', ranks: refusal },
  { code: 42, means: 'it does not like the certificate that it was shown', ranks: ownCertificate },
  { code: 46, means: 'it does not accept the certificate that it was shown', ranks: ownCertificate },
  {
    code: 47,
    means: 'a value in the greeting is one that it does not allow',
    ranks: ['sni-missing', 'version-intolerance'],
  },
  { code: 48, means: 'it does not know who issued the certificate that it was shown', ranks: ownCertificate },
  { code: 49, means: 'it does not allow this program in', ranks: ['ip-allowlist', 'client-cert-missing'] },
  { code: 50, means: 'it could not read the message', ranks: ['version-intolerance', 'sni-missing'] },
  { code: 70, means: 'it does not take the version of TLS that the program offered', ranks: RANKS.versions },
  {
    code: 71,
    means: 'it wants stronger encryption than the program offered',
    ranks: ['client-default-tls-too-old', 'refused-by-every-hello'],
  },
  {
    code: 80,
    means: 'something went wrong inside it',
    ranks: ['sni-missing', 'closed-by-every-hello', 'refused-by-every-hello'],
  },
  {
    code: 86,
    means: 'the program went down to an older version although the server speaks a newer one',
    ranks: ['unsteady', 'version-intolerance'],
  },
  {
    code: 112,
    means: 'it does not know the server name that the program asked for',
    ranks: ['sni-unknown-name', 'sni-missing'],
  },
  { code: 116, means: 'it wants a certificate from the program and got none', ranks: ownCertificate },
  {
    code: 120,
    means: 'it speaks none of the application languages (ALPN) that the program offered',
    ranks: ['refused-by-every-hello'],
  },
];

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
