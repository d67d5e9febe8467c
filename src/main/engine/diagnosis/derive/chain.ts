import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Chain, Detail } from '../../../../shared/model/finding';
import { spokenDays } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';
import type { FaultCode, PresentedCertificate } from './facts';

type Certificate = EvidenceMap['certificate'];
type Path = EvidenceMap['trust-path'] | undefined;

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

type Card = Chain['certificates'][number];

const NOT_SENT = 'The server did not send this certificate, and this computer does not have it.';

const FOUND = 'The server did not send this certificate. We asked for it elsewhere, and found it.';

/** The last certificate of the way up names an address where its issuer can be had (caIssuers, RFC 5280 §4.2.2.1). */
export const namesItsIssuer = (certificate: Certificate): boolean => {
  const [fault] = faultsOf(certificate, ['missing-intermediate']);
  return certificate.chain[fault?.index ?? 0]?.caIssuers.some((url) => /^https?:/i.test(url)) === true;
};

/** Where the missing one can be had: what was fetched, else what the last certificate names (caIssuers, RFC 5280 §4.2.2.1). */
const whereOf = (last: PresentedCertificate | undefined, path: Path): string => {
  const got = path?.fetched.find(({ status }) => status === 'fetched');
  return printable(got?.url ?? last?.caIssuers.find((url) => /^http/i.test(url)) ?? '', 400);
};

const missingLink = (certificate: Certificate, path: Path): Card => {
  const last = certificate.chain[certificate.chain.length - 1];
  const got = path?.fetched.some(({ status }) => status === 'fetched') === true;
  return {
    role: 'missing',
    subject: printable(last?.issuer ?? '', 400),
    issuer: '',
    notBefore: '',
    notAfter: '',
    note: got ? FOUND : NOT_SENT,
    bad: true,
    where: whereOf(last, path),
  };
};

/** Only the root that was added for this check makes it trusted; cases of before tell it by what this computer's own list says. */
export const trustedByAdded = ({ verdict }: Certificate, path?: Path): boolean =>
  verdict.trusted &&
  (verdict.anchorAdded ??
    (verdict.addedRoots > 0 &&
      path?.stores.some(({ id, trusted }) => id === 'this-computer' && !trusted) === true));

/** The root that is trusted, where the chain leads to one that the server rightly did not send. */
const anchorOf = (certificate: Certificate, path: Path): Card[] => {
  const { chain, verdict } = certificate;
  const { anchor, trusted } = verdict;
  if (anchor === null || !trusted || chain.some(({ subject }) => subject === anchor)) return [];
  return [
    {
      role: 'anchor',
      subject: printable(anchor, 400),
      issuer: '',
      notBefore: '',
      notAfter: '',
      note: trustedByAdded(certificate, path)
        ? 'A server need not send this one. It was added for this check; this computer’s own list does not have it.'
        : 'A server need not send this one: it is in this computer’s list of trusted roots.',
      bad: false,
      where: '',
    },
  ];
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

const noteOf = (certificate: Certificate, path: Path, entry: PresentedCertificate, index: number): string => {
  const { verdict } = certificate;
  const notes = verdict.faults
    .filter((fault) => fault.index === index && fault.code !== 'missing-intermediate')
    .map((fault) => spokenDays(fault.text));
  if (notes.length > 0) return notes.join(' ');
  if (!verdict.trusted || verdict.anchor !== entry.subject) return '';
  return trustedByAdded(certificate, path)
    ? 'This one was added for this check. This computer’s own list does not have it.'
    : 'This one is in this computer’s list of trusted roots.';
};

/**
 * The chain as the server presented it, with what is wrong with each certificate, what is missing, and the trusted root at its end. `path`: what
 * came of looking for a missing one.
 */
export const chainDetail = (certificate: Certificate, path?: Path): Chain => {
  const { chain, verdict, checkedAt } = certificate;
  const missing = faultsOf(certificate, ['missing-intermediate']).length > 0;
  const shown = chain.slice(0, 11).map(
    (entry, index): Card => ({
      role: roleOf(entry, index),
      subject: printable(entry.subject, 400),
      issuer: printable(entry.issuer, 400),
      notBefore: entry.notBefore,
      notAfter: entry.notAfter,
      note: printable(noteOf(certificate, path, entry, index), 300),
      bad: verdict.faults.some((fault) => fault.index === index && fault.code !== 'missing-intermediate'),
      where: '',
    }),
  );
  return {
    kind: 'chain',
    title: 'The certificates the server showed',
    at: checkedAt,
    certificates: [...shown, ...(missing ? [missingLink(certificate, path)] : anchorOf(certificate, path))],
  };
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
