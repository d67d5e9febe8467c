import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { installFixes, trustFixes } from '../derive/certificate-fixes';
import { anotherCertificate, judgeFault } from '../derive/certificate-verdict';
import { chainDetail, faultsOf, lacksItsRoot, trustedByAdded } from '../derive/chain';
import { compared, counted, inferred, measured, toldBy } from '../derive/clip';
import { inspectorOf } from '../derive/inspectors';
import { storeReason, storesTables } from '../derive/roots-table';
import { answer } from '../derive/told';
import { programEnds } from '../derive/who-ends';

const PRIVATE =
  'You told us that your organisation issues its own certificates. Then the root certificate is most likely missing on this computer, and the server is right.';

const repairedTo = (store: string): string =>
  `With the missing link fetched, the chain leads to a root of ${printable(store, 200)}.`;

/** What other lists of roots make of the same chain. */
const elsewhere = (path: EvidenceMap['trust-path'] | undefined): Because[] =>
  path === undefined
    ? []
    : path.stores.filter(({ id }) => id !== 'this-computer').map((one) => storeReason(one, path.attemptId));

const otherwise = (
  certificate: EvidenceMap['certificate'],
  path: EvidenceMap['trust-path'] | undefined,
): string => {
  const { trusted, anchor } = certificate.verdict;
  if (!trusted) return 'What is wrong with the certificate is something else.';
  const root = printable(anchor ?? '', 200);
  return trustedByAdded(certificate, path)
    ? `The chain leads to “${root}”, a root that was added for this check. This computer’s own list does not have it.`
    : `The chain leads to “${root}”, a root that this computer trusts.`;
};

/** The server sends authorities of its own up to one whose issuer nobody here knows and nobody could fetch: most likely a root. */
const topUnknown = (
  {
    certificate,
    path,
  }: { certificate: EvidenceMap['certificate']; path: EvidenceMap['trust-path'] | undefined },
  told: Told,
): Verdict | null => {
  const rootSeen = path?.fetched.some(({ root }) => root === true) === true;
  if (!(lacksItsRoot(certificate) || rootSeen) || path?.repaired) return null;
  const last = certificate.chain[certificate.chain.length - 1];
  const said = answer(told, 'private-authority') === 'yes';
  const ends = programEnds(told);
  return {
    verdict:
      certificate.varies === true || anotherCertificate(certificate, told) !== null ? 'possible' : 'likely',
    because: [
      measured(
        `The server’s chain leads up to “${printable(last?.issuer ?? '', 200)}”. The server does not send that one, and this computer does not know it.`,
        [certificate.attemptId],
      ),
      inferred(
        'Servers are right to leave out the root. So what is missing here is most likely the root on this computer.',
      ),
      ...elsewhere(path),
      ...(said ? [toldBy(PRIVATE)] : []),
      ends.because,
    ],
    against: ends.against,
    details: [chainDetail(certificate), ...storesTables(path)],
    weight: 2,
    ...(said ? { saidByPerson: true } : {}),
  };
};

/** A link is missing: to which root the chain leads shows only when the link was found. null: none is missing. */
const behindTheGap = (
  certificate: EvidenceMap['certificate'],
  path: EvidenceMap['trust-path'] | undefined,
  told: Told,
): Verdict | null => {
  if (faultsOf(certificate, ['missing-intermediate']).length === 0) return null;
  const repaired = path?.repaired;
  if (!path || !repaired)
    return {
      verdict: 'unknown',
      why: 'A link of the chain is missing, so nobody knows to which root it leads.',
    };
  if (repaired.trusted) return { verdict: 'ruled-out', because: repairedTo(repaired.store) };
  const ends = programEnds(told);
  return {
    verdict: 'possible',
    because: [
      measured('With the missing link found, the chain leads to a root that this computer does not know.', [
        path.attemptId,
      ]),
      ...elsewhere(path),
      ends.because,
    ],
    against: ends.against,
    details: [chainDetail(certificate, path), ...storesTables(path)],
  };
};

/** The chain ends in an authority that this computer does not trust. */
export const cause = defineCause({
  id: 'cert-untrusted-root',
  area: 'certificate',
  title: 'This computer does not know who issued the certificate',
  ruledOut: 'A root that this computer does not know is not the reason.',
  meaning:
    'The server’s certificate is signed by an authority that is not on this computer’s list. Often that is an organisation’s own authority, and the computer lacks its root certificate. It can also be security software that looks into secure connections. Programs that trust the same list refuse the server: they end the connection, not the server.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk for the root certificate of the authority named below, and whether this computer should have it.',
  fix: [
    ...trustFixes('the root certificate'),
    {
      owner: 'program-vendor',
      stack: 'SQL Server, client side',
      steps: [
        'SqlClient 5.1 or later: name the server’s own certificate in “ServerCertificate”, so that only this one is taken. TrustServerCertificate=true takes any certificate: a stop-gap at most.',
      ],
      undo: 'Take the keyword out of the connection string again.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'If people outside your organisation connect to it, install a certificate from a public authority.',
      ],
      undo: 'Install the former certificate again.',
    },
    ...installFixes('the certificate from a public authority').slice(0, 4),
  ],
  unseen:
    'Your program may use another list of roots than this computer’s. You can add your organisation’s root under “What to reach” and check again.',
  sources: ['jstedfast/MailKit FAQ: SslHandshakeException', 'dotnet/SqlClient#1394', 'RFC 5280 §6'],
  decides:
    'The root certificate of this authority decides it, added under “What to reach”: with it the chain is trusted, or the fault is another one.',
  decidedBy: ['certificate', 'trust-path'],
  needs: ['certificate'],
  wants: ['trust-path'],
  examine({ certificate, 'trust-path': path }, told) {
    const { verdict: judged } = certificate;
    if (path?.repaired?.trusted === true && faultsOf(certificate, ['unknown-root']).length > 0)
      return {
        verdict: 'ruled-out',
        because: repairedTo(path.repaired.store),
      };
    let verdict = judgeFault({
      certificate,
      told,
      codes: ['unknown-root'],
      otherwise: otherwise(certificate, path),
      also: [
        measured(
          `We looked in: ${judged.store} (${counted(judged.roots - judged.addedRoots, 'root')}${judged.addedRoots > 0 ? `, and ${judged.addedRoots} that you added` : ''}).`,
          [certificate.attemptId],
        ),
        ...elsewhere(path),
        ...(answer(told, 'private-authority') === 'yes' ? [toldBy(PRIVATE)] : []),
      ],
      weight: 1,
    });
    if (verdict.verdict === 'ruled-out')
      return topUnknown({ certificate, path }, told) ?? behindTheGap(certificate, path, told) ?? verdict;
    if ('details' in verdict)
      verdict = { ...verdict, details: [...(verdict.details ?? []), ...storesTables(path)] };
    const inspector = inspectorOf(certificate.chain.map(({ issuer }) => issuer));
    if (verdict.verdict === 'confirmed' && inspector?.basis === 'seen')
      return {
        ...verdict,
        verdict: 'likely',
        because: [
          ...verdict.because,
          compared(
            `The issuer bears a name that ${inspector.product} gives to its certificates. So it is less an unknown authority than software that looks into connections.`,
            [certificate.attemptId],
          ),
        ].slice(0, 12),
      };
    if (verdict.verdict !== 'confirmed' || faultsOf(certificate, ['missing-intermediate']).length === 0)
      return verdict;
    return {
      ...verdict,
      verdict: 'possible',
      because: [
        ...verdict.because,
        inferred(
          'A link of the chain is missing as well. With it the chain may lead to a root that is known.',
        ),
      ].slice(0, 12),
    };
  },
});
