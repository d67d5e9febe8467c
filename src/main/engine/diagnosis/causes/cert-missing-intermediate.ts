import type { EvidenceMap } from '../../../../shared/model/evidence';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Verdict } from '../define-cause';
import { installFixes } from '../derive/certificate-fixes';
import { judgeFault } from '../derive/certificate-verdict';
import { lacksItsRoot, namesItsIssuer, pemDetails } from '../derive/chain';
import { counted, inferred, listed, measured } from '../derive/clip';

type Path = EvidenceMap['trust-path'] | undefined;

const NOT_FETCHED =
  'If the issuer is your organisation’s own root, the server may be right to leave it out, and this computer lacks that root.';

const CAN_BE_FETCHED =
  'A certificate is trusted through a chain: the server’s own, one or more in the middle, and a root that your computer knows. This server leaves out one in the middle. The certificate names an address where the missing one can be had. Most browsers, and programs that go by Windows, fetch it from there; most others do not and end the connection. So it can work in the browser and fail in your program.';

const CAN_NOT_BE_FETCHED =
  'A certificate is trusted through a chain: the server’s own, one or more in the middle, and a root that your computer knows. This server leaves out one in the middle. The certificate names no address where the missing one can be had, so browsers can’t fetch it either. One that has it from another site may still connect, while your program ends the connection.';

const NO_ADDRESS = 'The certificate names no address at which its issuer could be fetched.';

const WHY_NOT: { readonly [status: string]: string } = {
  unreachable: 'could not be reached',
  'not-a-certificate': 'brought no certificate',
  'not-allowed': 'was not asked, since this check may not ask others',
};

/** What became of fetching the missing one at the address that the certificate itself names. */
const fetchReasons = (path: Path) => {
  if (!path) return [inferred(NOT_FETCHED)];
  const got = path.fetched.filter(({ status }) => status === 'fetched');
  const failed = path.fetched.filter(({ status }) => status !== 'fetched');
  return [
    ...got
      .slice(0, 3)
      .map(({ subject, url, attemptId }) =>
        measured(
          `We fetched “${printable(subject ?? '', 160)}” from the address that the certificate names: ${printable(url, 200)}.`,
          [attemptId ?? path.attemptId],
        ),
      ),
    ...failed
      .slice(0, 2)
      .map(({ url, status, attemptId }) =>
        measured(`${printable(url, 250)} ${WHY_NOT[status] ?? 'brought nothing'}.`, [
          attemptId ?? path.attemptId,
        ]),
      ),
    ...(path.repaired ? [] : [inferred(NOT_FETCHED)]),
  ];
};

/** The chain as sent is not trusted, the same chain with the fetched link is: that is the whole difference. */
const repairedBy = (path: Path, verdict: Verdict): Verdict => {
  const repaired = path?.repaired;
  if (!path || !repaired || !('details' in verdict)) return verdict;
  const chain = listed(repaired.subjects.slice(0, 4).map((subject) => `“${printable(subject, 80)}”`));
  return {
    ...verdict,
    because: [
      measured(
        repaired.trusted
          ? `With it the chain is complete and trusted by ${printable(repaired.store, 150)}: ${chain}. Nothing else was changed.`
          : `With it the chain has no gap: ${chain}. Its root is not known to this computer, which is another matter.`,
        [path.attemptId],
      ),
      ...verdict.because,
    ].slice(0, 12),
    details: [...(verdict.details ?? []), ...pemDetails(repaired)].slice(0, 8),
    nextStep:
      'Send this report to the server’s owner: the chain that the server should send stands below as PEM, ready to be installed. On the server it belongs into the “full chain” file.',
  };
};

const noGap = ({ chain }: EvidenceMap['certificate']): string =>
  chain.length === 1 && chain[0]?.selfIssued
    ? 'The server showed one certificate, which names itself as its issuer. So there is none to leave out.'
    : 'Every certificate that the server showed is followed by its issuer, or by a root that is known here.';

/** The server leaves out a certificate between its own and the root. */
export const cause = defineCause({
  id: 'cert-missing-intermediate',
  area: 'certificate',
  title: 'The server leaves out a link of its certificate chain',
  ruledOut: 'The server’s chain of certificates has no gap.',
  meaning:
    'A certificate is trusted through a chain: the server’s own, one or more in the middle, and a root that your computer knows. This server leaves out one in the middle. A program that does not have the missing one from elsewhere can’t follow the chain, and ends the connection.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to install the whole chain (the “full chain” file), not only the server’s own certificate.',
  fix: [
    ...installFixes('the present certificate'),
    {
      owner: 'server-owner',
      stack: '.NET on Windows as the server',
      steps: [
        'Windows sends only intermediates that it finds in its stores: import them into the computer’s Intermediate Certification Authorities, or give them through SslStreamCertificateContext.',
      ],
      undo: 'Delete it from that store, or take the change out of the program.',
    },
    {
      owner: 'it-desk',
      stack: 'On the connecting computer, until the server is mended',
      steps: [
        'Import the missing certificate where the program looks: on Windows Intermediate Certification Authorities; Java “keytool -importcert”; Node.js NODE_EXTRA_CA_CERTS.',
      ],
      undo: 'Delete it there again.',
    },
  ],
  unseen:
    'Some programs keep certificates they have seen before, or fetch missing ones. Such a program works here, by luck.',
  sources: [
    'Microsoft: Troubleshoot SslStream authentication issues',
    'RFC 5246 §7.4.2, RFC 8446 §4.4.2',
    'RFC 5280 §4.2.2.1 (where a missing one can be fetched)',
  ],
  decides:
    'The missing certificate decides it: it completes the chain or it does not. It is at the address in the server’s certificate, if that names one, or at its issuer’s.',
  decidedBy: ['certificate', 'trust-path'],
  explains: ['cert-untrusted-root'],
  needs: ['certificate'],
  wants: ['trust-path'],
  examine({ certificate, 'trust-path': path }, told) {
    const address = namesItsIssuer(certificate);
    const fault = judgeFault({
      certificate,
      told,
      codes: ['missing-intermediate'],
      otherwise: noGap(certificate),
      also: [
        measured(`The server sent ${counted(certificate.chain.length, 'certificate')}.`, [
          certificate.attemptId,
        ]),
        ...(address ? [] : [measured(NO_ADDRESS, [certificate.attemptId])]),
        ...fetchReasons(path),
      ],
      weight: 3,
    });
    if (fault.verdict === 'ruled-out' || fault.verdict === 'unknown') return fault;
    const verdict = { ...fault, meaning: address ? CAN_BE_FETCHED : CAN_NOT_BE_FETCHED };
    // The bytes show that the issuer is missing; that it is a link and not a root shows only when it was found.
    const proved = path?.repaired?.trusted === true;
    if (proved || verdict.verdict !== 'confirmed') return repairedBy(path, verdict);
    const rootSeen = path?.fetched.some((one) => one.root === true) === true;
    const root = !path?.repaired && (rootSeen || lacksItsRoot(certificate));
    return repairedBy(path, { ...verdict, verdict: root ? 'possible' : 'likely' });
  },
});
