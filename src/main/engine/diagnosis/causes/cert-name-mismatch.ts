import type { EvidenceMap } from '../../../../shared/model/evidence';
import { isIP } from '../../../../shared/target/ip';
import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { installFixes } from '../derive/certificate-fixes';
import { anotherCertificate, judgeFault } from '../derive/certificate-verdict';
import { clip, inferred, listed, measured } from '../derive/clip';

const NAMELESS =
  'Our greeting carried no server name (SNI), because none was wanted. With the name the server may show another certificate.';

/** The certificate is compared with a name that the greeting did not carry. An IP address is never sent (RFC 6066 §3). */
const namelessly = ({ sentName, name }: EvidenceMap['certificate']): boolean =>
  sentName === null && name !== null && !isIP(name);

/** The presented certificate does not hold the name that was asked for. */
export const cause = defineCause({
  id: 'cert-name-mismatch',
  area: 'certificate',
  title: 'The certificate is made out to another name',
  ruledOut: 'The certificate holds the name that was asked for.',
  meaning:
    'The server proves who it is with a certificate, and the name in it is not the one your program asked for. That happens when the address in your program is a short name or a number, when the server was moved, or when the new name was not added. Careful programs refuse it: your program ends the connection, not the server.',
  owner: 'server-owner',
  nextStep:
    'Look whether one of the names below is the one you should use, and put that into your program. If your address is right, ask the server’s owner to add it to the certificate.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Use the full name that stands in the certificate, not the number (IP address) and not a short name.',
      ],
      undo: 'Put the former address back into the program.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Have the certificate issued again with every name in use, as subject alternative names (SAN).',
        'If there is a right certificate already, bind it to this name, so that it is the one that is shown for it.',
      ],
      undo: 'Go back to the former certificate.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework, .NET 6 or later',
      steps: [
        'Set TargetHost (or the host name given to AuthenticateAsClient) to the name in the certificate.',
        'SqlClient: use the full name in “Data Source”, or HostNameInCertificate (5.0 or later) with the name in the certificate.',
      ],
      undo: 'Take the change out of the program again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Node.js, Java, OpenSSL 3',
      steps: [
        'Node.js: give “servername” to tls.connect. Java: make the SSLSocket with the host name, not with the address. OpenSSL: SSL_set_tlsext_host_name and SSL_set1_host, both with the name in the certificate.',
      ],
      undo: 'Take the change out of the program again.',
    },
    ...installFixes('the certificate with this name'),
  ],
  unseen:
    'We compared with the name you gave here. If your program asks for another one, its result is another one.',
  sources: ['dotnet/runtime#89163', 'dotnet/SqlClient wiki: Troubleshooting', 'RFC 6125 §6, RFC 9525 §6'],
  decides: 'The names in the certificate, held against the very name that your program asks for, decide it.',
  decidedBy: ['certificate', 'server-name'],
  needs: ['certificate'],
  wants: ['server-name'],
  examine(shown, told) {
    const { certificate, 'server-name': names } = shown;
    if (certificate.name === null && certificate.chain.length > 0)
      return {
        verdict: 'unknown',
        why: 'No name was asked for, so there is nothing to compare the certificate with.',
      };
    const another = anotherCertificate(certificate, told);
    if (another !== null)
      return { verdict: 'unknown', why: `${another} What it would show for the right name is not known.` };
    const held = certificate.chain[0]?.names.slice(0, 8).map((name) => printable(name, 80)) ?? [];
    const more = (certificate.chain[0]?.names.length ?? 0) - held.length;
    const sameForAll = names?.with?.leaf != null && names.with.leaf === names.other.leaf;
    const verdict = judgeFault({
      certificate,
      told,
      codes: ['name-mismatch'],
      otherwise: `The certificate holds the name ${printable(certificate.name ?? '', 253)}.`,
      also: [
        measured(
          clip(
            held.length === 0
              ? 'The certificate holds no name at all.'
              : `The names in it: ${listed(held)}${more > 0 ? `, and ${more} more` : ''}.`,
            600,
          ),
          [certificate.attemptId],
        ),
        ...(names && sameForAll
          ? [
              measured(
                'The server shows the same certificate for a name that does not exist. So it seems not to be set up for yours.',
                [names.other.result.attemptId],
              ),
            ]
          : []),
      ],
      weight: 3,
    });
    return verdict.verdict === 'confirmed' && namelessly(certificate)
      ? { ...verdict, verdict: 'possible', because: [inferred(NAMELESS), ...verdict.because].slice(0, 12) }
      : verdict;
  },
});
