import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../shared/model/evidence';
import type { Finding } from '../../../shared/model/finding';
import { conclude } from './conclusion';
import { alert, evidence, FIN, hello, told } from './testing/build';
import { turnedAway } from './testing/situations';

const possible: Finding = {
  causeId: 'x',
  area: 'protocol',
  verdict: 'possible',
  title: 'Something could be so',
  meaning: '',
  owner: 'server-owner',
  nextStep: 'Ask.',
  fix: [],
  because: [],
  details: [],
  unseen: '',
  sources: [],
  decides: 'A look into the log would decide it.',
  explainedBy: null,
  contradictions: [],
};

const summaryOf = (facts: Partial<EvidenceMap>, findings: Finding[]) =>
  conclude({
    ranked: { findings, ruledOut: [], couldNotTell: [] },
    evidence: evidence(facts),
    told: told(),
    cancelled: false,
    probes: [],
  });

const oneChange = (holds: boolean): EvidenceMap['one-change'] => ({
  from: 'base-fails',
  steps: [],
  pair: {
    variable: 'groups',
    works: 'P-256 alone is offered',
    fails: 'our usual greeting is sent',
    working: [hello('one-1', 'TLS 1.2'), hello('one-2', 'TLS 1.2')],
    failing: [hello('one-3', FIN), hello('one-4', FIN)],
    holds,
    together: [],
  },
  why: '',
});

describe('a conclusion that could not tell', () => {
  it('says what would decide the nearest suspect', () => {
    const { conclusion, explanation } = summaryOf(turnedAway(alert(80, 'internal_error')), [possible]);
    expect(conclusion).toBe('could-not-tell');
    expect(explanation).toMatch(
      /What is possible: something could be so\. A look into the log would decide it\.$/,
    );
  });
  it('says which change makes it work, once that was measured by turns', () => {
    const seen = { ...turnedAway(FIN), 'one-change': oneChange(true) };
    expect(summaryOf(seen, []).explanation).toContain(
      'What we did find: It works when P-256 alone is offered',
    );
    const chance = { ...turnedAway(FIN), 'one-change': oneChange(false) };
    expect(summaryOf(chance, []).explanation).not.toContain('It works when');
  });
});
