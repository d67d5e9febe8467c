import { describe, expect, it } from 'vitest';
import type { Cause, Verdict } from '../diagnosis/define-cause';
import type { Judged } from '../diagnosis/examine';
import { lookAheadFor, outlookOf } from './outlook';
import { askedFor } from './testing/made-probe';

const judged = (verdict: Verdict['verdict'], about: Partial<Cause>): Judged => ({
  cause: { id: 'x', needs: [], wants: [], ...about } as Cause,
  verdict: { verdict } as Verdict,
});

describe('the outlook on what is still open', () => {
  it('counts the open causes that a probe would decide, by what they say and by what they need', () => {
    const outlook = outlookOf([
      judged('unknown', { needs: ['suites'] }),
      judged('likely', { decidedBy: ['suites', 'groups'], wants: ['suites'] }),
      judged('possible', { wants: ['suites'] }),
      judged('ruled-out', { decidedBy: ['suites'] }),
      judged('confirmed', { decidedBy: ['groups'] }),
    ]);
    expect([outlook.decides('suites'), outlook.decides('groups'), outlook.decides('ways')]).toEqual([
      2, 1, 0,
    ]);
  });
  it('calls none idle as long as nothing is confirmed', () => {
    const outlook = outlookOf([judged('ruled-out', { decidedBy: ['suites'] }), judged('likely', {})]);
    expect(outlook.isIdle('suites')).toBe(false);
  });
  it('calls a probe idle when every cause that it would decide is decided', () => {
    const outlook = outlookOf([
      judged('ruled-out', { decidedBy: ['suites'] }),
      judged('confirmed', { decidedBy: ['suites'], wants: ['groups'] }),
      judged('possible', {}),
    ]);
    expect(outlook.isIdle('suites')).toBe(true);
    expect(outlook.isIdle('groups')).toBe(false);
  });
  it('never calls one idle at which an open cause looks', () => {
    const open = (about: Partial<Cause>) =>
      outlookOf([
        judged('confirmed', {}),
        judged('ruled-out', { decidedBy: ['suites'] }),
        judged('possible', about),
      ]).isIdle('suites');
    expect([
      open({ wants: ['suites'] }),
      open({ needs: ['suites'] }),
      open({ decidedBy: ['suites'] }),
    ]).toEqual([false, false, false]);
  });
  it('is made for a run from what its causes say of no evidence at all', () => {
    const outlook = lookAheadFor({ ...askedFor(443), message: 'CERT_HAS_EXPIRED' })({});
    expect(outlook.decides('hello')).toBeGreaterThan(5);
    expect(outlook.isIdle('hello')).toBe(false);
  });
});
