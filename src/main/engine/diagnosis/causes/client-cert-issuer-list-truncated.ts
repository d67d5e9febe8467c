import type { Attempt } from '../../../../shared/model/attempt';
import { defineCause } from '../define-cause';
import {
  authorityReasons,
  type ClientCertificate,
  heldReasons,
  notAsked,
} from '../derive/client-certificate';
import { compared, inferred, measured, toldBy } from '../derive/clip';
import { pastedPiece } from '../derive/pasted';
import { answer } from '../derive/told';

/** What Windows writes into the server's System log when it cuts the list. */
const CUT =
  /\bevent(?:\s*id)?\W{0,3}36885\b|\b36885\b.{0,80}schannel|schannel.{0,80}\b36885\b|list has (?:thus )?been truncated/i;

/**
 * Microsoft names two limits for the list: 0x3000 bytes up to Windows Server 2003, 16 kilobytes since 2008. A list is cut before the name
 * that no longer fits, so one that was cut is shorter than the limit by less than a long name.
 */
const LIMITS: readonly number[] = [12_288, 16_384];
const LONGEST_NAME = 400;
/** The message has more in it than the list: header, kinds of certificate, signature schemes. */
const AROUND = 120;
/** RFC 8446 §5.2: what encryption adds to a record at least; the clear header is 5 bytes. */
const HEADER = 5;

/** Bytes of the server's wish for a certificate, as its records came in; null when they can't be told apart. */
const requestBytes = (attempt: Attempt | undefined): number | null => {
  const records = (attempt?.events ?? []).filter(({ who, kind }) => who === 'peer' && kind === 'record');
  const at = records.findIndex(({ label }) => label.startsWith('CertificateRequest'));
  if (at === -1) return null;
  let bytes = (records[at]?.bytes ?? 0) - HEADER;
  for (let before = at - 1; records[before]?.label === 'encrypted record'; before -= 1)
    bytes += (records[before]?.bytes ?? 0) - HEADER;
  return bytes;
};

/** The limit that a list of this size was most likely cut at; null for none. */
const limitAt = (bytes: number): number | null =>
  LIMITS.find((limit) => bytes > limit - LONGEST_NAME && bytes < limit + AROUND) ?? null;

const FEW = 40;

const inAll = (facts: ClientCertificate): number => facts.authoritiesInAll ?? facts.authorities.length;

/** The server's list of accepted authorities is so long that Windows cuts it off. */
export const cause = defineCause({
  id: 'client-cert-issuer-list-truncated',
  area: 'certificate',
  title: 'The server’s list of accepted authorities may be cut short',
  ruledOut: 'The server’s list of accepted authorities is not cut short.',
  meaning:
    'A server that wants a certificate from your program can send a list of the authorities it accepts. Windows cuts that list at 16 kilobytes when the server trusts too many. Your certificate’s issuer may be among those left out. Then your program finds no fitting certificate and shows none, and the server ends the connection.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to look for event 36885 (Schannel) in the System log of the server, and to shorten or switch off the list.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Stop sending the list: under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL set SendTrustedIssuerList (DWORD) = 0. Since Windows Server 2012 that is the default.',
        'Restart the server. Clients then choose among all their certificates.',
      ],
      undo: 'Set SendTrustedIssuerList to its former value, or delete it if it was not there.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys, a list of your own',
      steps: [
        'Keep a short list in the store “Client Authentication Issuers”, and bind with “netsh http add sslcert … sslctlstorename=ClientAuthIssuer”. ClientAuthTrustMode = 1 or 2 in the same key decides how it is used.',
        'One release of Windows Server 2012 ignores the value: hotfix KB2880390.',
      ],
      undo: 'Bind again without sslctlstorename and set ClientAuthTrustMode back.',
    },
    {
      owner: 'server-owner',
      stack: 'Windows (Schannel)',
      steps: [
        'Take roots that the server does not need out of Trusted Root Certification Authorities: export them first. Do not delete those that Windows itself needs (Microsoft names them in KB293781).',
      ],
      undo: 'Import the exported roots again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy in front',
      steps: [
        'These send what is in their file. Give a short one: ssl_client_certificate (the rest in ssl_trusted_certificate), SSLCADNRequestFile, or ca-verify-file beside ca-file.',
      ],
      undo: 'Put the former file back and reload.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework, .NET 6 or later, Java',
      steps: [
        'Choose the certificate in code, whatever the list says: LocalCertificateSelectionCallback in .NET, an X509KeyManager of your own in Java.',
      ],
      undo: 'Take the change out of the program again.',
    },
  ],
  unseen:
    'Where a list ends and what was left out of it can’t be seen: a list of that very length may also be whole. The server’s log tells.',
  sources: [
    'support.microsoft.com/help/2464556; docs.secureauth.com: TLS problems with excessive root certificates',
    'support.microsoft.com/help/2880390; Microsoft KB 933430 (Windows Server 2003)',
    'RFC 5246 §7.4.4, RFC 8446 §4.2.4',
  ],
  decides:
    'Event 36885 (Schannel) in the server’s System log decides it: Windows writes it each time it cuts the list.',
  decidedBy: ['client-certificate'],
  needs: ['client-certificate'],
  wants: [],
  examine(shown, told, attempts) {
    const facts = shown['client-certificate'];
    const not = notAsked(facts);
    if (not) return not;
    const count = inAll(facts);
    const piece = pastedPiece(told, CUT);
    if (facts.asked !== true)
      return {
        verdict: 'unknown',
        why: 'We could not read whether the server asks for a certificate, nor its list.',
      };
    if (count < FEW && piece === null)
      return {
        verdict: 'ruled-out',
        because:
          count === 0
            ? 'The server asks for a certificate and sends no list of authorities.'
            : `The server’s list names ${count}, which is far from any limit.`,
      };
    const bytes = requestBytes(attempts.get(facts.attemptId));
    if (bytes === null && piece === null)
      return { verdict: 'unknown', why: 'The list is long, and its length in bytes could not be read.' };
    const limit = bytes === null ? null : limitAt(bytes);
    if (limit === null && piece === null)
      return {
        verdict: 'ruled-out',
        because: `The server’s wish with its list is ${bytes} bytes long, which is not where Windows cuts.`,
      };
    return {
      verdict: piece === null ? 'possible' : 'likely',
      because: [
        ...(bytes === null
          ? []
          : [
              measured(
                `The server’s wish for a certificate is ${bytes} bytes long and names ${count} authorities.`,
                [facts.attemptId],
              ),
            ]),
        ...(limit === null
          ? []
          : [
              compared(`Windows cuts such a list at ${limit} bytes, and this one ends right there.`, [
                facts.attemptId,
              ]),
            ]),
        ...(piece === null
          ? [inferred('A list of this length may also be whole: its end alone does not tell.')]
          : [toldBy(`The text you pasted says “${piece}”, which Windows writes when it cuts the list.`)]),
        ...authorityReasons(facts),
        ...heldReasons(answer(told, 'client-certificate')),
      ],
      weight: piece === null ? -2 : 5,
    };
  },
});
