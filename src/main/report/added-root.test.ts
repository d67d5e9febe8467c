import { describe, expect, it } from 'vitest';
import { asEvidence } from '../engine/diagnosis/testing/as-evidence';
import { certificateFacts, healthy } from '../engine/diagnosis/testing/situations';
import { projectReport } from './project';
import { toProject } from './testing/run';

/** A healthy server whose root is trusted: by this computer's own list, or with one that was added for the check. */
const reportOf = (added: boolean) => {
  const certificate = certificateFacts();
  const { verdict } = certificate;
  const judged = added ? { ...verdict, addedRoots: 1, roots: 141, anchorAdded: true } : verdict;
  const list = { name: 'a list', roots: 140, anchor: null, trusted: false, faults: [] };
  const path = {
    attemptId: certificate.attemptId,
    stores: [
      { ...list, id: 'this-computer' as const, trusted: !added },
      { ...list, id: 'mozilla' as const, trusted: !added },
      ...(added ? [{ ...list, id: 'added' as const, trusted: true }] : []),
    ],
    fetched: [],
    repaired: null,
  };
  const facts = { ...healthy(), certificate: { ...certificate, verdict: judged }, 'trust-path': path };
  const input = toProject(asEvidence(facts));
  const { asked } = input;
  const extraRoots = added ? ['-----BEGIN CERTIFICATE-----'] : [];
  return projectReport({ ...input, asked: { ...asked, target: { ...asked.target, extraRoots } } });
};

const THIS_COMPUTER = /computer trusts|in this computer’s list of trusted roots/u;

describe('a chain that only an added root makes trusted', () => {
  it('is said to be trusted by that root, in every sentence', () => {
    const { limits, ...report } = reportOf(true);
    expect(JSON.stringify(report)).not.toMatch(THIS_COMPUTER);
    expect(report.chain?.certificates.at(-1)?.note).toContain('added for this check');
    expect(report.summary.explanation).toContain('this computer’s own list does not have it');
    const ruledOut = report.ruledOut.find(({ causeId }) => causeId === 'cert-untrusted-root');
    expect(ruledOut?.because).toContain('a root that was added for this check');
    expect(report.measured.find(({ id }) => id === 'trust')?.note).toContain('added for this check');
    expect(limits.join(' ')).toContain('only if it has it too');
  });

  it('is said to be trusted by this computer where its own list has the root', () => {
    const text = JSON.stringify(reportOf(false));
    expect(text).toMatch(THIS_COMPUTER);
    expect(text).not.toContain('added for this check');
  });
});
