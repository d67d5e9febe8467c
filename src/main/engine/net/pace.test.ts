import { describe, expect, it } from 'vitest';
import type { Attempt, HelloSummary } from '../../../shared/model/attempt';
import type { Outcome } from '../../../shared/model/failure';
import { createPace } from './pace';

const hello: HelloSummary = { versions: ['TLS 1.2'], serverName: null, suites: 30, groups: [], bytes: 200 };
let count = 0;

const attempt = (outcome: Outcome, more: Partial<Attempt> = {}): Attempt => {
  count += 1;
  return {
    id: `a-${count}`,
    purpose: 'x',
    address: '192.0.2.1',
    port: 443,
    startedAt: '2026-01-01T00:00:00.000Z',
    ms: 5,
    hello,
    events:
      outcome.kind === 'refused' || outcome.kind === 'connect-timeout'
        ? []
        : [{ at: 1, who: 'peer', kind: 'connected', label: '', bytes: 0 }],
    outcome,
    bytesIn: outcome.kind === 'answered' || outcome.kind === 'alert' ? 90 : 0,
    bytesOut: 200,
    firstBytes: '',
    ...more,
  };
};
const answered = (more: Partial<Attempt> = {}) =>
  attempt({ kind: 'answered', stage: 'in-server-flight' }, more);
const cut = (more: Partial<Attempt> = {}) => attempt({ kind: 'rst', stage: 'after-hello' }, more);
const refused = () => attempt({ kind: 'refused' });

const paceAfter = (attempts: readonly Attempt[], base = 0) => {
  const pace = createPace(base);
  for (const one of attempts) pace.note(one);
  return pace;
};

describe('the pace of a run', () => {
  it('stays as it is while the server answers, with an alert too', () => {
    const pace = paceAfter([
      answered(),
      attempt({ kind: 'alert', stage: 'after-hello', level: 'fatal', code: 40, name: 'x' }),
    ]);
    expect([pace.pauseMs, pace.slowed, pace.backedOff]).toEqual([0, false, null]);
  });
  it('slows down when a place that had accepted refuses three times in a row, and names the three', () => {
    const away = [refused(), refused(), refused()];
    const pace = paceAfter([answered(), ...away]);
    expect(pace.pauseMs).toBe(500);
    expect(pace.backedOff).toEqual({ after: away.map(({ id }) => id), longestPauseMs: 500 });
  });
  it('takes a place that never accepted for closed, not for tired of us', () => {
    expect(paceAfter([refused(), refused(), refused(), refused()]).backedOff).toBeNull();
  });
  it('takes a cut for a sign only where the same greeting was answered before', () => {
    const other = { hello: { ...hello, versions: ['TLS 1.0'] } };
    expect(paceAfter([answered(), cut(other), cut(other), cut(other)]).backedOff).toBeNull();
    expect(paceAfter([answered(), cut(), cut(), cut()]).slowed).toBe(true);
  });
  it('does not count what never reached the server', () => {
    const local = attempt({ kind: 'local', code: 'BUDGET', text: 'x' });
    const proxy = attempt({ kind: 'proxy', what: 'bad-gateway', status: 502, text: '' });
    expect(paceAfter([answered(), refused(), local, refused(), proxy]).backedOff).toBeNull();
    expect(paceAfter([answered(), refused(), local, refused(), proxy, refused()]).slowed).toBe(true);
  });
  it('begins to count anew after an answer', () => {
    expect(paceAfter([answered(), refused(), refused(), answered(), refused()]).backedOff).toBeNull();
  });
  it('grows to two seconds and no further, and comes back once the server answers', () => {
    const pace = paceAfter([answered(), ...Array.from({ length: 12 }, refused)]);
    expect(pace.backedOff?.longestPauseMs).toBe(2_000);
    for (let at = 0; at < 3; at += 1) pace.note(answered());
    expect([pace.pauseMs, pace.slowed]).toEqual([0, false]);
    expect(pace.backedOff?.after).toHaveLength(3);
  });
  it('never gets faster than it began', () => {
    const pace = paceAfter(
      [answered(), refused(), refused(), refused(), answered(), answered(), answered()],
      500,
    );
    expect([pace.pauseMs, pace.slowed]).toEqual([500, false]);
  });
});
