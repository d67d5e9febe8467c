import type { ClaimedEvent } from '../../../../shared/model/asked';
import { defineMessages, type MessageText } from '../define-messages';
import { RANKS } from '../ranks';

const WINDOWS = 'Windows’ own TLS (Schannel), in any program that uses it';

const code = (
  id: string,
  match: readonly RegExp[],
  proves: string,
  event: ClaimedEvent,
  ranks: readonly string[],
  more: Partial<MessageText> = {},
): MessageText => ({ id: `schannel.${id}`, match, proves, writtenBy: WINDOWS, event, ranks, ...more });

/** Windows' TLS codes and log entries. The numbers are the same in every language. */
export const messages = defineMessages({
  stack: 'Windows (Schannel)',
  source:
    'Microsoft: Schannel error codes for TLS and SSL alerts; COM error codes; WinHTTP error messages; Schannel events',
  texts: [
    code(
      'illegal-message',
      [/80090326/, /SEC_E_ILLEGAL_MESSAGE/i, /The message received was unexpected or badly formatted/i],
      'Windows got an error signal (mostly alert 40, handshake failure) or bytes it could not read.',
      'nothing-certain',
      [
        'refused-by-every-hello',
        'client-default-tls-too-old',
        'client-cert-missing',
        'sni-missing',
        'plaintext-port',
      ],
    ),
    code(
      'algorithm-mismatch',
      [/80090331/, /SEC_E_ALGORITHM_MISMATCH/i, /do not possess a common algorithm/i],
      'The two sides have no method in common, or the rules on this computer leave nothing to offer.',
      'local-refusal',
      [
        'client-schannel-policy',
        'client-default-tls-too-old',
        'server-max-tls-too-old',
        'refused-by-every-hello',
      ],
    ),
    code(
      'unsupported-function',
      [/80090302/, /SEC_E_UNSUPPORTED_FUNCTION/i],
      'The server refused the version of TLS that this computer offered (alert 70).',
      'alert',
      RANKS.versions,
      { alertCode: 70 },
    ),
    code(
      'internal-error',
      [/80090304/, /SEC_E_INTERNAL_ERROR/i],
      'The server reported an error of its own (alert 80), or a Windows service on this computer did.',
      'nothing-certain',
      ['sni-missing', 'closed-by-every-hello', 'refused-by-every-hello'],
    ),
    code(
      'invalid-token',
      [/80090308/, /SEC_E_INVALID_TOKEN/i, /The token supplied to the function is invalid/i],
      'Windows could not read the answer as TLS, or it met a certificate signed with an outdated method.',
      'nothing-certain',
      ['plaintext-port', 'starttls-vs-implicit', 'cert-weak-signature'],
    ),
    code(
      'own-key',
      [/8009030[DE]\b/i, /SEC_E_(UNKNOWN|NO)_CREDENTIALS/i],
      'This computer could not use the private key of the program’s own certificate.',
      'local-refusal',
      RANKS.clientCertificate,
    ),
    code(
      'message-altered',
      [/8009030F/i, /SEC_E_MESSAGE_ALTERED/i],
      'A message did not fit what was agreed on before (alert 20). Something changed it, or the two sides count differently.',
      'nothing-certain',
      ['unsteady'],
    ),
    code(
      'untrusted-root',
      [/80090325/, /800B0109/i, /SEC_E_UNTRUSTED_ROOT/i, /CERT_E_UNTRUSTEDROOT/i],
      'The certificate’s chain ends in a root that is not trusted.',
      'certificate-rejected-here',
      RANKS.untrusted,
    ),
    code(
      'wrong-principal',
      [/80090322/, /800B010F/i, /SEC_E_WRONG_PRINCIPAL/i, /CERT_E_CN_NO_MATCH/i],
      'The certificate is made out to another name than the one the program asked for.',
      'certificate-rejected-here',
      RANKS.name,
    ),
    code(
      'certificate-expired',
      [/80090328/, /800B0101/i, /SEC_E_CERT_EXPIRED/i, /CERT_E_EXPIRED/i],
      'The certificate’s time is over, or has not begun.',
      'certificate-rejected-here',
      RANKS.dates,
    ),
    code(
      'revocation',
      [/8009201[23]/, /CRYPT_E_(NO_REVOCATION_CHECK|REVOCATION_OFFLINE)/i],
      'Windows could not ask whether the certificate has been withdrawn. This check does not look at that.',
      'local-refusal',
      [],
    ),
    code(
      'event-36871',
      [/\b36871\b/, /fatal error occurred while creating a TLS (client|server) credential/i],
      'Windows could not prepare a secure connection at all: a rule on this computer, or a key it may not use.',
      'local-refusal',
      ['client-schannel-policy', 'client-cert-missing'],
    ),
    code(
      'event-36874',
      [
        /\b36874\b/,
        /none of the cipher suites supported by the client application are supported by the server/i,
      ],
      'A Windows server refused a visitor because the two have no encryption method in common.',
      'nothing-certain',
      RANKS.serverSide,
      { side: 'accepts' },
    ),
    code(
      'event-36887',
      [/\b36887\b/, /fatal alert was received from the remote endpoint/i],
      'The other side refused with an error signal (alert). Its number stands in the same entry.',
      'alert',
      ['refused-by-every-hello', 'client-cert-missing', 'client-default-tls-too-old'],
    ),
    code(
      'event-36888',
      [/\b36888\b/, /fatal alert was generated and sent to the remote endpoint/i],
      'This computer refused and sent the error signal (alert) itself.',
      'local-refusal',
      ['client-schannel-policy', 'you-are-the-server'],
    ),
    code(
      'server-key-event',
      [
        /\b36870\b/,
        /fatal error occurred when attempting to access the (SSL|TLS) (server|client) credential private key/i,
      ],
      'Windows could not get at a certificate’s private key.',
      'local-refusal',
      ['you-are-the-server', 'client-cert-missing'],
    ),
    code(
      'winhttp-secure-failure',
      [/\b12175\b/, /ERROR_WINHTTP_SECURE_FAILURE/i],
      'WinHTTP could not set up the secure connection. The number does not say why.',
      'nothing-certain',
      ['client-default-tls-too-old', ...RANKS.anyCertificate.slice(0, 4)],
    ),
    code(
      'winhttp-secure-channel',
      [/\b12157\b/, /ERROR_WINHTTP_SECURE_CHANNEL_ERROR/i],
      'WinHTTP could not agree with the server on a secure connection.',
      'nothing-certain',
      ['client-default-tls-too-old', 'client-schannel-policy'],
    ),
    code(
      'failed-to-receive-handshake',
      [/schannel: failed to receive handshake/i],
      'The connection ended while the program waited for the server’s part of the opening conversation.',
      'fin',
      RANKS.closed,
    ),
  ],
});
