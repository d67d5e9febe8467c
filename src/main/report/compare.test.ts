import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../shared/model/evidence';
import { comparisonSchema } from '../../shared/model/report';
import { asEvidence } from '../engine/diagnosis/testing/as-evidence';
import { FIN, RST } from '../engine/diagnosis/testing/build';
import { certificateFacts, fault, healthy, turnedAway } from '../engine/diagnosis/testing/situations';
import { compare } from './compare';
import { projectReport } from './project';
import { toProject } from './testing/run';

const report = (facts: Partial<EvidenceMap>, cancelled = false) => {
  const input = toProject(asEvidence(facts));
  return projectReport({ ...input, run: { ...input.run, cancelled } });
};
const expired = report({ ...healthy(), certificate: certificateFacts([fault('expired', 'It ran out.')]) });
const fine = report(healthy());
const closed = report(turnedAway(FIN));
const reset = report(turnedAway(RST));
const { certificate: _certificate, ...partly } = healthy();
const unclear = report(partly);

describe('compare', () => {
  it('calls it fixed when a named cause is gone and nothing wrong is found', () => {
    const comparison = compare(expired, fine);
    expect(comparison.fixed).toBe(true);
    expect(comparison.sentence).toContain('What was found before is gone');
    expect(comparison.changes).toContainEqual({
      what: expired.summary.headline,
      before: 'confirmed',
      after: 'ruled out',
    });
    expect(comparison.changes[0]).toMatchObject({ what: 'The result' });
  });
  it('never calls it fixed when the second check could not tell', () => {
    expect(compare(expired, unclear)).toMatchObject({
      fixed: false,
      sentence: expect.stringContaining('we could not tell'),
    });
  });
  it('never calls a stopped check a fix', () => {
    expect(compare(expired, report(healthy(), true))).toMatchObject({
      fixed: false,
      sentence: expect.stringContaining('stopped'),
    });
  });
  it('says so when the cause is still there', () => {
    expect(compare(expired, expired)).toMatchObject({
      fixed: false,
      changes: [],
      sentence: expect.stringContaining('still the same'),
    });
  });
  it('says so when something else is found now', () => {
    expect(compare(closed, reset).sentence).toContain('Something else is found now');
  });
  it('shows the answers that changed', () => {
    const questions = compare(closed, fine).changes.map((change) => change.what);
    expect(questions).toContain('Does the server answer an up-to-date greeting (ClientHello)?');
  });
  it('lists nothing that did not change, and counts what came out as before', () => {
    const ran = fine.ran.map((one) => (one.id === 'hello' ? { ...one, outcome: 'Otherwise.' } : one));
    const { changes, unchanged } = compare({ ...fine, ran }, fine);
    expect(changes.map(({ what }) => what)).toEqual([fine.ran.find(({ id }) => id === 'hello')?.question]);
    expect(unchanged).toBe(fine.ran.filter(({ status }) => status === 'ok').length - 1);
  });
  it('takes no question for changed that only one of the two answered', () => {
    const skipped = {
      ...fine,
      ran: fine.ran.map((one) => ({ ...one, status: 'skipped' as const, outcome: 'No.' })),
    };
    for (const [before, after] of [
      [skipped, expired],
      [expired, skipped],
    ] as const) {
      const questions = new Set(fine.ran.map(({ question }) => question));
      expect(compare(before, after).changes.filter(({ what }) => questions.has(what))).toEqual([]);
    }
  });
  it('takes no cause for changed that stayed open', () => {
    const [finding] = expired.findings;
    if (!finding) throw new Error('nothing was found');
    const causeId = 'sni-missing';
    const possible = { ...finding, causeId, verdict: 'possible' as const };
    const open = { causeId, area: finding.area, title: 'x', why: 'y', decides: '' };
    const ruledOut = fine.ruledOut.filter((one) => one.causeId !== causeId);
    const one = { ...fine, ruledOut, findings: [possible], couldNotTell: [] };
    const other = { ...fine, ruledOut, findings: [], couldNotTell: [open] };
    expect(compare(one, other).changes).toEqual([]);
    expect(compare({ ...one, findings: [{ ...possible, verdict: 'likely' }] }, other).changes).toHaveLength(
      1,
    );
  });
  it('stays within the limits of a report', () => {
    for (const after of [fine, closed, unclear, reset])
      expect(comparisonSchema.safeParse(compare(expired, after)).error).toBeUndefined();
  });
  it('says so when nothing has changed', () => {
    expect(compare(fine, fine).sentence).toBe('Nothing has changed since the check before.');
  });
});
