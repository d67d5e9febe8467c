import { describe, expect, it } from 'vitest';
import type { Verdict } from './define-cause';
import { measured } from './derive/clip';
import { holdBack, isUnsteady, isUnsteadyLate } from './steady';
import { evidence, FIN, hello, helloFacts, repeatFacts } from './testing/build';
import { formFacts } from './testing/forms';
import { clientCertificateFacts } from './testing/situations';

const flapping = evidence({
  hello: helloFacts('TLS 1.3', { repeated: hello('hello-2', FIN), steady: false }),
});
const steady = evidence({ hello: helloFacts('TLS 1.3'), repeat: repeatFacts() });
const sure: Verdict = { verdict: 'confirmed', because: [measured('Seen.', ['hello-1'])] };

describe('a server whose same greeting ends now this way and now that', () => {
  it('is known from the base alone, in both of the questions that repeat it', () => {
    expect([isUnsteady(flapping), isUnsteady(steady), isUnsteady({})]).toEqual([true, false, false]);
    expect(isUnsteady(evidence({ repeat: repeatFacts([], false) }))).toBe(true);
  });
  it('lets no cause be more than possible, and says why with the attempts that show it', () => {
    expect(holdBack('version-intolerance', sure, flapping)).toEqual({
      verdict: 'possible',
      because: [
        {
          text: 'The same greeting did not end the same way each time, so this is no more than possible.',
          attempts: ['hello-1', 'hello-2'],
          grade: 'measured',
        },
        ...sure.because,
      ],
    });
  });
  it('leaves the causes that are about that very thing as they are, and what is not more than possible', () => {
    expect(holdBack('unsteady', sure, flapping)).toBe(sure);
    expect(holdBack('packet-loss-or-unstable-link', sure, flapping)).toBe(sure);
    const possible: Verdict = { ...sure, verdict: 'possible' };
    expect(holdBack('version-intolerance', possible, flapping)).toBe(possible);
  });
  it('is told apart from one that answers each time and ends only some handshakes', () => {
    const tries = [false, true].map((refused, at) => ({ attemptId: `try-${at}`, refused }));
    const late = evidence({
      hello: helloFacts('TLS 1.3'),
      'client-certificate': clientCertificateFacts({ tries }),
    });
    expect([isUnsteady(late), isUnsteadyLate(late), isUnsteadyLate(steady)]).toEqual([false, true, false]);
  });
  it('is known from a greeting with one change too, where ours is never answered', () => {
    const variant = [hello('form-1', 'TLS 1.3'), hello('form-2', FIN)];
    const seen = (base: string | typeof FIN) =>
      evidence({
        hello: helloFacts(base),
        'hello-form': formFacts(base, { small: FIN }, { small: { variant } }),
      });
    expect([isUnsteady(seen(FIN)), isUnsteady(seen('TLS 1.3'))]).toEqual([true, false]);
    expect(holdBack('version-intolerance', sure, seen(FIN))).toMatchObject({
      verdict: 'possible',
      because: [{ attempts: ['form-1', 'form-2'] }, {}],
    });
  });
  it('is not every server', () => {
    expect(holdBack('version-intolerance', sure, steady)).toBe(sure);
  });
});
