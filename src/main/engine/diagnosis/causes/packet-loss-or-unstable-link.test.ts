import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../../shared/model/attempt';
import type { Outcome } from '../../../../shared/model/failure';
import { attempt, FIN, hello, helloFacts, SILENCE, told } from '../testing/build';
import { stabilityFacts } from '../testing/network';
import { cause } from './packet-loss-or-unstable-link';

const none: ReadonlyMap<string, Attempt> = new Map();
const flapping = (end: Outcome) => helloFacts('TLS 1.3', { repeated: hello('hello-2', end), steady: false });
const WIRELESS = told({ answers: { 'network-kind': 'wireless' } });

/** Connections that took so many ms to be accepted. */
const connecting = (...ms: readonly number[]): ReadonlyMap<string, Attempt> =>
  new Map(
    ms.map((took, at) => [
      `a${at}`,
      {
        ...attempt(`a${at}`),
        events: [
          { at: 0, who: 'here', kind: 'connecting', label: '', bytes: 0 },
          { at: took, who: 'peer', kind: 'connected', label: '', bytes: 0 },
        ],
      },
    ]),
  );

describe('packet-loss-or-unstable-link', () => {
  it('is possible when the failures are silent, and likely without a cable', () => {
    expect(cause.examine({ hello: flapping(SILENCE) }, told(), none).verdict).toBe('possible');
    expect(cause.examine({ hello: flapping(SILENCE) }, WIRELESS, none).verdict).toBe('likely');
  });
  it('is likely when connections take a second longer now and then', () => {
    const verdict = cause.examine({ hello: flapping(SILENCE) }, told(), connecting(12, 14, 1_020, 13));
    expect(verdict.verdict).toBe('likely');
    expect(JSON.stringify(verdict)).toContain('1 connection took a second longer');
  });
  it('is judged by the many repetitions where there are some', () => {
    const shown = { hello: helloFacts('TLS 1.3'), stability: stabilityFacts('aasanaaas') };
    expect(cause.examine(shown, WIRELESS, none).verdict).toBe('likely');
    const mixed = { ...shown, stability: stabilityFacts('aasafaa') };
    expect(cause.examine(mixed, WIRELESS, none)).toMatchObject({
      verdict: 'possible',
      against: [expect.any(String)],
    });
    const differs = { ...shown, stability: stabilityFacts('aasaa', { chance: 0.001 }) };
    expect(cause.examine(differs, WIRELESS, none).verdict).toBe('possible');
  });
  it('is ruled out when the other side closed each time, and when nothing comes and goes', () => {
    expect(cause.examine({ hello: flapping(FIN) }, WIRELESS, none).verdict).toBe('ruled-out');
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, WIRELESS, none).verdict).toBe('ruled-out');
    expect(cause.examine({ hello: helloFacts(SILENCE) }, WIRELESS, none).verdict).toBe('ruled-out');
  });
  it('is possible when the person says so and connections are slow at times', () => {
    const sometimes = told({ answers: { 'how-often': 'sometimes' } });
    const shown = { hello: helloFacts('TLS 1.3') };
    expect(cause.examine(shown, sometimes, connecting(12, 3_015)).verdict).toBe('possible');
    expect(cause.examine(shown, sometimes, connecting(12, 40)).verdict).toBe('ruled-out');
  });
});
