import { describe, expect, it } from 'vitest';
import { defineCause } from './define-cause';
import { attemptsById, examine } from './examine';
import { attempt, evidence, FIN, helloFacts, ok, told } from './testing/build';
import { reachFacts } from './testing/situations';
import { bothWays, stopped } from './testing/through-proxy';

const words = {
  area: 'protocol',
  title: 'A title',
  ruledOut: 'Not it.',
  meaning: 'A meaning.',
  owner: 'server-owner',
  nextStep: 'A step.',
  fix: [],
  unseen: 'Unseen.',
  sources: [],
  decides: 'A log.',
} as const;

const needsHello = defineCause({
  ...words,
  id: 'needs-hello',
  needs: ['hello'],
  wants: ['versions'],
  examine: (shown, _told, attempts) => ({
    verdict: 'possible',
    because: [
      { text: `${Object.keys(shown).sort().join()} ${attempts.size}`, attempts: [], grade: 'measured' },
    ],
  }),
});
const PROBES = [{ id: 'hello', question: 'Does the server answer?' }];
const left = { probe: 'hello', ms: 0, connections: 0, outcome: '', attempts: [] };

describe('examine', () => {
  it('shows a cause what it declared and nothing else', () => {
    const seen = evidence({
      hello: helloFacts('TLS 1.3'),
      'this-computer': { os: '', runtime: '', trustStore: '', roots: 0, clock: '' },
    });
    expect(examine(seen, told(), PROBES, [needsHello])[0]?.verdict).toMatchObject({
      because: [{ text: 'hello 0' }],
    });
  });
  it('hands over the attempts by id', () => {
    const seen = { hello: ok('hello', helloFacts('TLS 1.3'), [attempt('hello-1')]) };
    expect([...attemptsById(seen).keys()]).toEqual(['hello-1']);
    expect(examine(seen, told(), PROBES, [needsHello])[0]?.verdict).toMatchObject({
      because: [{ text: 'hello 1' }],
    });
  });
  it('gives unknown and names the question when a needed check did not run', () => {
    expect(examine({}, told(), PROBES, [needsHello])[0]?.verdict).toEqual({
      verdict: 'unknown',
      why: 'The check “Does the server answer?” was not part of this run.',
    });
  });
  it('says why a needed check was left out or gave up', () => {
    const skipped = {
      hello: { ...left, status: 'skipped' as const, why: 'No address accepted a connection.' },
    };
    const gaveUp = { hello: { ...left, status: 'gave-up' as const, why: 'out of time' } };
    expect(examine(skipped, told(), PROBES, [needsHello])[0]?.verdict).toMatchObject({
      why: 'The check “Does the server answer?” was left out: No address accepted a connection.',
    });
    expect(examine(gaveUp, told(), PROBES, [needsHello])[0]?.verdict).toMatchObject({
      why: 'The check “Does the server answer?” brought no answer: out of time.',
    });
  });
  it('gives one and the same reason for everything that a first check left open', () => {
    const skipped = (probe: 'reach' | 'hello' | 'certificate' | 'client-certificate', why: string) => ({
      ...left,
      probe,
      status: 'skipped' as const,
      why,
    });
    const nobody = {
      reach: skipped('reach', 'There is no address to connect to.'),
      hello: skipped('hello', 'No address accepted a connection.'),
    };
    const all = examine(nobody, told()).filter((one) => one.cause.needs.length > 0);
    const reasons = all.flatMap(({ verdict }) =>
      'why' in verdict && /left out/.test(verdict.why) ? [verdict.why] : [],
    );
    expect(reasons.length).toBeGreaterThan(5);
    expect(new Set(reasons)).toEqual(
      new Set(['The check “reach” was left out: There is no address to connect to.']),
    );
    const certificates = examine(
      {
        hello: ok('hello', helloFacts('TLS 1.3')),
        certificate: skipped('certificate', 'No certificate was shown.'),
        'client-certificate': skipped('client-certificate', 'No greeting was answered.'),
      },
      told(),
    ).filter(({ cause }) => cause.needs[0]?.includes('certificate'));
    expect(new Set(certificates.map(({ verdict }) => 'why' in verdict && verdict.why)).size).toBe(1);
  });
  it('owns up to a fault of our own in a probe', () => {
    const bug = { hello: { ...left, status: 'bug' as const, error: 'TypeError: x' } };
    expect(examine(bug, told(), PROBES, [needsHello])[0]?.verdict).toMatchObject({
      why: expect.stringContaining('a fault in Handrail itself'),
    });
  });
  it('turns a cause that throws into unknown, and keeps the fault for the tests to fail on', () => {
    const throws = defineCause({
      ...words,
      id: 'throws',
      needs: [],
      wants: [],
      examine: () => {
        throw new RangeError('oops');
      },
    });
    expect(examine({}, told(), PROBES, [throws])[0]).toMatchObject({
      fault: 'RangeError: oops',
      verdict: { verdict: 'unknown', why: expect.stringContaining('A fault in Handrail') },
    });
  });
  it('says beside what a proxy kept from being known that the server answers without it', () => {
    const reach = reachFacts([{ connected: false, outcome: stopped('unreachable') }]);
    const left = {
      hello: {
        status: 'skipped' as const,
        probe: 'hello' as const,
        ms: 0,
        connections: 0,
        outcome: '',
        attempts: [],
        why: 'Through the proxy no address was reached.',
      },
    };
    const why = (direct: string | typeof FIN) => {
      const seen = { ...evidence({ reach, ways: bothWays(stopped('unreachable'), direct) }), ...left };
      const verdict = examine(seen, told(), PROBES, [needsHello])[0]?.verdict;
      return verdict?.verdict === 'unknown' ? verdict.why : '';
    };
    const reason = /left out: Through the proxy no address was reached\./;
    expect(why('TLS 1.3')).toMatch(reason);
    expect(why('TLS 1.3')).toMatch(/Directly, without the proxy, the server answered\.$/);
    expect(why(FIN)).not.toContain('Directly');
  });
  it('rules nothing about the server out that a proxy kept us from', () => {
    const about = (id: string) =>
      defineCause({
        ...words,
        id,
        needs: ['reach'],
        wants: [],
        examine: () => ({ verdict: 'ruled-out', because: 'A port that opened.' }),
      });
    const reach = reachFacts([{ connected: false, outcome: stopped('forbidden', 403) }]);
    const verdicts = examine(evidence({ reach }), told(), [], [about('tcp-x'), about('proxy-x')]);
    expect(verdicts.map(({ verdict }) => verdict.verdict)).toEqual(['unknown', 'ruled-out']);
    expect(examine(evidence({ reach: reachFacts() }), told(), [], [about('tcp-x')])[0]?.verdict.verdict).toBe(
      'ruled-out',
    );
  });
});
