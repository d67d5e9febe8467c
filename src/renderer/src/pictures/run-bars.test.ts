import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../shared/model/report';
import { cancelledDocument, oldProgramDocument } from '../examples/documents';
import { unsteadyDocument } from '../examples/unsteady';
import { runPicture } from './run-bars';

const startless = (document: ReportDocument): ReportDocument => ({
  ...document,
  ran: document.ran.map((probe) => ({ ...probe, startedAtMs: null })),
});

describe('the run over time', () => {
  it('shows each question from its start to its end, those that began first at the top', () => {
    const { bars } = runPicture(oldProgramDocument);
    expect(bars[0]?.probe.id).toBe('names');
    for (const { from, to } of bars) expect(to).toBeGreaterThan(from);
    const starts = bars.map(({ startMs }) => startMs);
    expect([...starts].sort((one, other) => one - other)).toEqual(starts);
  });

  it('counts what was never begun, and draws no bar for it', () => {
    const { bars, leftOut } = runPicture(oldProgramDocument);
    expect(leftOut).toBe(1);
    expect(bars.map(({ probe }) => probe.id)).not.toContain('starttls');
  });

  it('puts a tick where each connection began, and never more than can be told apart', () => {
    const of = (id: string, document: ReportDocument) =>
      runPicture(document).bars.find(({ probe }) => probe.id === id)?.ticks ?? [];
    expect(of('versions', oldProgramDocument)).toHaveLength(5);
    expect(of('stability', unsteadyDocument).length).toBeLessThanOrEqual(250);
  });

  it('says which question was under way when the person stopped the check', () => {
    const stopped = runPicture(cancelledDocument).bars.filter((bar) => bar.stopped);
    expect(stopped.map(({ probe }) => probe.id)).toEqual(['hello']);
  });

  it('never draws beyond the end, even where the clock of the run says less', () => {
    const short = { ...oldProgramDocument, finishedAt: oldProgramDocument.startedAt };
    const { bars, totalMs } = runPicture(short);
    expect(totalMs).toBeGreaterThan(1_000);
    expect(Math.max(...bars.map(({ to }) => to))).toBe(1);
  });

  it('has nothing to draw where no times are known, as in a report of before', () => {
    expect(runPicture(startless(oldProgramDocument)).bars).toEqual([]);
  });
});
