import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Detail } from '../../../../shared/model/finding';
import { spokenDays } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';
import type { FaultCode, PresentedCertificate } from './facts';

type Certificate = EvidenceMap['certificate'];

/** The faults with one of these codes, in the order of the chain. */
export const faultsOf = (certificate: Certificate, codes: readonly FaultCode[]) =>
  certificate.verdict.faults.filter((fault) => codes.includes(fault.code));

/**
 * An authority may not vouch for this name (RFC 5280 §4.2.1.10). The code is shared with other wrong uses, the words are not
 * (net/trust/name-faults).
 */
export const isNameConstraint = ({ text }: { readonly text: string }): boolean =>
  text.includes('is not allowed to vouch for the name');

const roleOf = (certificate: PresentedCertificate, index: number) => {
  if (index === 0) return 'server' as const;
  return certificate.selfIssued ? ('root' as const) : ('intermediate' as const);
};

const missingLink = (certificate: Certificate) => {
  const last = certificate.chain[certificate.chain.length - 1];
  return {
    role: 'missing' as const,
    subject: printable(last?.issuer ?? '', 400),
    issuer: '',
    notBefore: '',
    notAfter: '',
    note: 'The server did not send this certificate, and this computer does not have it.',
    bad: true,
  };
};

/**
 * What is missing at the top is more likely a root than a link: the server sends at least one authority of its own, and servers are right
 * to leave the root out (RFC 5246 §7.4.2, RFC 8446 §4.4.2).
 */
export const lacksItsRoot = (certificate: Certificate): boolean => {
  const last = certificate.chain[certificate.chain.length - 1];
  return (
    certificate.chain.length >= 2 &&
    last?.isAuthority === true &&
    !last.selfIssued &&
    faultsOf(certificate, ['missing-intermediate']).length > 0
  );
};

/** The chain as the server presented it, with what is wrong with each certificate. */
export const chainDetail = (certificate: Certificate): Detail => {
  const shown = certificate.chain.slice(0, 11).map((entry, index) => {
    const notes = certificate.verdict.faults
      .filter((fault) => fault.index === index)
      .map((fault) => spokenDays(fault.text));
    return {
      role: roleOf(entry, index),
      subject: printable(entry.subject, 400),
      issuer: printable(entry.issuer, 400),
      notBefore: entry.notBefore,
      notAfter: entry.notAfter,
      note: printable(notes.join(' '), 300),
      bad: notes.length > 0,
    };
  });
  const missing =
    faultsOf(certificate, ['missing-intermediate']).length > 0 ? [missingLink(certificate)] : [];
  return { kind: 'chain', title: 'The certificates the server showed', certificates: [...shown, ...missing] };
};

/** One sentence on how a fault of the certificate was read: bytes, not a guess. */
export const readFrom = (certificate: Certificate): string =>
  certificate.seenBy === 'readable-hello' || certificate.seenBy === 'opened-flight'
    ? 'We read this from the certificate itself, as the server sent it.'
    : 'We read this from the certificate itself, after a complete handshake.';

/** A line of PEM (RFC 7468 §2: 64 characters), longer where a certificate would not fit into the rows of a table. */
const MOST_ROWS = 60;
const LONGEST_LINE = 400;
const LINE = 64;
const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';

const pemLines = (block: string): string[] => {
  const lines = block.split(/\s*\r?\n\s*/).filter((line) => line !== '');
  const body = lines.slice(1, -1).join('').replace(/\s/g, '');
  const length = Math.max(LINE, Math.ceil(body.length / (MOST_ROWS - 2)));
  if (length > LONGEST_LINE) return [];
  return [BEGIN, ...(body.match(new RegExp(`.{1,${length}}`, 'g')) ?? []), END];
};

const BLOCK = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]{1,40000}-----END CERTIFICATE-----/g;

/** "This is the chain your server should send", a table for each certificate with a line of PEM in each row; at most four. */
export const pemDetails = ({ pem, subjects }: { pem: string; subjects: readonly string[] }): Detail[] => {
  const blocks = (pem.match(BLOCK) ?? []).slice(0, 4);
  return blocks.flatMap((block, index): Detail[] => {
    const lines = pemLines(block);
    const subject = printable(subjects[index] ?? '', 90);
    return lines.length === 0
      ? []
      : [
          {
            kind: 'table',
            title: `The chain that the server should send, ${index + 1} of ${blocks.length}: ${subject}`,
            columns: ['PEM: copy all lines into one file, in this order'],
            rows: lines.map((line) => [line]),
          },
        ];
  });
};
