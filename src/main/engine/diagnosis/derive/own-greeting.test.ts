import { describe, expect, it } from 'vitest';
import { FIN, hello, match, RST, told } from '../testing/build';
import { clientGreeting } from '../testing/forms';
import { judgeOwnGreeting, type Suspicion } from './own-greeting';

const suspicion: Suspicion = {
  failing: RST,
  because: [],
  holds: true,
  variables: ['size'],
  programs: ['node'],
  habit: 'it sends large greetings',
};
const reset = match({ id: 'node.econnreset', event: 'rst', program: 'node' });
const verdict = (...given: Parameters<typeof judgeOwnGreeting>) => judgeOwnGreeting(...given).verdict;

describe('a change that only the program makes', () => {
  it('is confirmed by its own greeting, if that ends in the same way and ours was answered', () => {
    expect(verdict(suspicion, { 'client-greeting': clientGreeting(RST) }, told())).toBe('confirmed');
    expect(verdict(suspicion, { 'client-greeting': clientGreeting(FIN) }, told())).toBe('possible');
    const flapping = { ...clientGreeting(RST), steady: false };
    expect(verdict(suspicion, { 'client-greeting': flapping }, told())).toBe('possible');
  });
  it('is confirmed by the one change that was found, of this variable and no other', () => {
    const change = (variable: 'size' | 'alpn', holds = true) => ({
      'one-change': {
        from: 'program-fails' as const,
        steps: [],
        pair: {
          variable,
          works: 'it is small',
          fails: 'it is large',
          working: [hello('w', 'TLS 1.3')],
          failing: [hello('f', RST)],
          holds,
          together: [],
        },
        why: '',
      },
    });
    expect(verdict(suspicion, change('size'), told())).toBe('confirmed');
    expect(verdict(suspicion, change('size', false), told())).toBe('possible');
    expect(verdict(suspicion, change('alpn'), told())).toBe('possible');
  });
  it('is confirmed by a text with the same end, from a program that is known to do it', () => {
    expect(verdict(suspicion, {}, told({}, reset))).toBe('confirmed');
    expect(verdict({ ...suspicion, holds: false }, {}, told({}, reset))).toBe('possible');
  });
  it('is likely by one of the two, unless the program is known not to do it', () => {
    expect(verdict(suspicion, {}, told({ program: 'node' }))).toBe('likely');
    expect(verdict(suspicion, {}, told({}, match({ event: 'rst', program: 'unknown', id: 'any' })))).toBe(
      'likely',
    );
    expect(verdict(suspicion, {}, told({ program: 'java' }, reset))).toBe('possible');
  });
  it('is confirmed by an exact text whatever the program', () => {
    const exact = { ...suspicion, programs: [], exact: true };
    expect(verdict(exact, {}, told({ program: 'java' }, reset))).toBe('confirmed');
  });
  it('is possible, with what speaks against it, when the text or the person says otherwise', () => {
    const other = judgeOwnGreeting(
      suspicion,
      {},
      told({ program: 'node' }, match({ id: 'a', event: 'fin' })),
    );
    expect(other).toMatchObject({ verdict: 'possible', against: [expect.stringContaining('another event')] });
    const server = judgeOwnGreeting(suspicion, {}, told({ side: 'accepts' }, reset));
    expect(server).toMatchObject({ verdict: 'possible', against: [expect.stringContaining('accepts')] });
  });
  it('is possible where nothing is known of the program', () => {
    expect(verdict(suspicion, {}, told())).toBe('possible');
  });
});
