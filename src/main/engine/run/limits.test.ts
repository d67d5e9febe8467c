import { describe, expect, it } from 'vitest';
import { type RunOptions, USUAL_OPTIONS } from '../../../shared/model/way';
import type { AnyProbe } from './any-probe';
import { limitsFor } from './limits';
import { PROBES } from './registry';

describe('a certificate that was given', () => {
  const given = { subject: 'me', fingerprint: 'x', notAfter: '2027-01-01T00:00:00Z' };
  const spent = (options: RunOptions, some: readonly AnyProbe[]) =>
    some.reduce((sum, probe) => sum + (probe.requested?.(options) ?? probe.budget).connections, 0);
  it.each(['usual', 'all'] as const)('raises the limit by what showing it adds: %s', (depth) => {
    const without: RunOptions = { ...USUAL_OPTIONS, depth };
    const options = { ...without, clientCertificate: given };
    const added = spent(options, PROBES) - spent(without, PROBES);
    expect(added).toBeGreaterThan(0);
    expect(limitsFor(options).connections - limitsFor(without).connections).toBe(added);
  });
  it('takes no connection of the questions that are always asked', () => {
    const options = { ...USUAL_OPTIONS, clientCertificate: given };
    const always = PROBES.filter((probe) => probe.runs === undefined);
    expect(spent(options, always)).toBeLessThanOrEqual(limitsFor(options).connections);
  });
  it('gives the run more time as well', () => {
    expect(limitsFor({ ...USUAL_OPTIONS, clientCertificate: given }).ms).toBeGreaterThan(
      limitsFor(USUAL_OPTIONS).ms,
    );
  });
});
