import { describe, expect, it } from 'vitest';
import type { RawEvidence } from '../../../shared/model/evidence';
import { parseEvidence, readEvidence } from './parse-evidence';
import { madeProbe } from './testing/made-probe';

const known = [madeProbe({ id: 'known', run: async () => 'x' })];
const common = { ms: 1, connections: 0, outcome: 'x', attempts: [] };
const raw: RawEvidence = {
  known: { status: 'ok', probe: 'known', facts: { said: 'hello' }, ...common },
  gone: { status: 'ok', probe: 'gone', facts: {}, ...common },
};

describe('evidence from a case file', () => {
  it('is taken over when its probe can read it', () => {
    expect(readEvidence(raw, known).evidence).toEqual({ known: raw.known });
  });
  it('names what it drops: a probe that is gone, facts of another shape', () => {
    const broken: RawEvidence = {
      ...raw,
      known: { status: 'ok', probe: 'known', facts: { said: 7 }, ...common },
    };
    expect(readEvidence(broken, known).dropped.map(({ probe }) => probe)).toEqual(['known', 'gone']);
    expect(readEvidence(broken, known).evidence).toEqual({});
  });
  it('keeps the observations without facts as they are', () => {
    const skipped: RawEvidence = { known: { status: 'skipped', probe: 'known', why: 'no need', ...common } };
    expect(readEvidence(skipped, known)).toEqual({ evidence: skipped, dropped: [] });
  });
  it('survives names that are no probes at all', () => {
    const odd: RawEvidence = Object.fromEntries([
      ['constructor', raw.known],
      ['toString', raw.gone],
    ]) as RawEvidence;
    expect(parseEvidence(odd)).toEqual({});
  });
});
