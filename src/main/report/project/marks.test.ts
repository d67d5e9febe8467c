import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../shared/model/attempt';
import { packMarks, unpackMarks } from '../../../shared/model/attempt-marks';
import type { Evidence, Observation } from '../../../shared/model/evidence';
import { attemptMarksOf, startOf } from './marks';

const STARTED = '2026-11-21T09:14:00.000Z';
const RUN = { startedAt: STARTED, port: 443 };

const attempt = (id: string, more: Partial<Attempt> = {}): Attempt => ({
  id,
  purpose: 'A greeting',
  address: '192.0.2.1',
  port: 443,
  startedAt: '2026-11-21T09:14:01.500Z',
  ms: 12,
  hello: null,
  events: [{ at: 0, who: 'here', kind: 'connecting', label: '', bytes: 0 }],
  outcome: { kind: 'rst', stage: 'after-hello' },
  bytesIn: 0,
  bytesOut: 0,
  firstBytes: '',
  ...more,
});

const seen = (probe: string, more: Partial<Observation> = {}): Observation =>
  ({
    ...{ status: 'gave-up', why: '', probe, ms: 30, connections: 1, outcome: '', attempts: [] },
    ...more,
  }) as Observation;

describe('the attempts of a run, for pictures', () => {
  it('are taken from where each was noted, those too that are not kept whole', () => {
    const marks = Array.from({ length: 300 }, (_, at) => ({
      ...{ address: '192.0.2.1', probe: 'stability', series: 'first', end: 'a' },
      ...{ at: 10 * at, ms: 5 },
    })) as Parameters<typeof packMarks>[0];
    const evidence = { stability: seen('stability', { attemptMarks: packMarks(marks) }) } as Evidence;
    expect(unpackMarks(attemptMarksOf(evidence, RUN))).toHaveLength(300);
  });

  it('are read from the kept attempts in a case of before', () => {
    const evidence = { versions: seen('versions', { attempts: [attempt('versions-1')] }) } as Evidence;
    expect(unpackMarks(attemptMarksOf(evidence, RUN))).toEqual([
      { address: '192.0.2.1', probe: 'versions', series: 'various', end: 'r', at: 1_500, ms: 12 },
    ]);
  });

  it('leave out what went to others than the server, and what was never made', () => {
    const attempts = [attempt('a-1', { port: 80 }), attempt('a-2', { events: [] })];
    const evidence = { revocation: seen('revocation', { attempts }) } as Evidence;
    expect(attemptMarksOf(evidence, RUN).end).toBe('');
  });
});

describe('when a question began', () => {
  it('stands in the observation', () => {
    expect(startOf(seen('versions', { startedAtMs: 40 }), STARTED)).toBe(40);
  });
  it('is when its first connection began, in a case of before', () => {
    expect(startOf(seen('versions', { attempts: [attempt('versions-1')] }), STARTED)).toBe(1_500);
  });
  it('is not known of one that was never started', () => {
    expect(startOf(seen('versions'), STARTED)).toBeNull();
  });
});
