import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../shared/model/evidence';
import { sameGreeting, tallyOf } from '../../../../shared/model/same-greeting';
import { asEvidence } from '../testing/as-evidence';
import { FIN, hello, helloFacts, repeatFacts } from '../testing/build';
import { marksOf, withoutCarried } from './marks';

const RUN = { startedAt: '2026-03-03T14:05:00.000Z', port: 443 };
const ADDRESS = '192.0.2.10';

const tally = (evidence: Evidence) => tallyOf(sameGreeting(marksOf(withoutCarried(evidence), RUN), ADDRESS));

const facts = asEvidence({
  hello: helloFacts('TLS 1.3'),
  repeat: { ...repeatFacts(), baseResults: [hello('repeat-1', FIN), hello('repeat-2', FIN)] },
});

describe('the marks of one run', () => {
  it('count the up-to-date greeting of all questions', () => {
    expect(tally(facts)).toEqual({ sent: 4, answered: 2, failed: 2 });
  });
  it('leave out what a second check took over from before the fix', () => {
    const { repeat } = facts;
    if (!repeat) throw new Error('nothing was repeated');
    const earlier = repeat.attempts.map((one) => ({ ...one, startedAt: '2026-03-02T09:00:00.000Z' }));
    expect(tally({ ...facts, repeat: { ...repeat, attempts: earlier } })).toEqual({
      ...{ sent: 2, answered: 2, failed: 0 },
    });
  });
});
