import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../../shared/model/attempt-marks';
import { FIN, hello, helloFacts, repeatFacts } from '../testing/build';
import { stopped } from '../testing/through-proxy';
import { luckOf } from './luck';

const NO = hello('no', stopped('bad-gateway', 503));

describe('how often the same greeting is answered', () => {
  it('flaps when the server answered it at one time and not at another', () => {
    const flapping = helloFacts('TLS 1.3', { repeated: hello('hello-2', FIN), steady: false });
    expect(luckOf(flapping, undefined).flaps).toBe(true);
    expect(luckOf(helloFacts('TLS 1.3'), repeatFacts()).flaps).toBe(false);
  });
  it('does not flap when it was the proxy that failed', () => {
    const luck = luckOf(helloFacts('TLS 1.3', { repeated: NO, steady: false }), undefined);
    expect([luck.flaps, luck.results.length, luck.stopped.length]).toEqual([false, 1, 1]);
  });
  it('flaps when both the proxy and the server failed at times', () => {
    const repeat = { ...repeatFacts([], false), baseResults: [hello('a', 'TLS 1.3'), NO, hello('c', FIN)] };
    expect(luckOf(helloFacts('TLS 1.3'), repeat).flaps).toBe(true);
  });
  it('counts every time that it was sent to this address, whichever question did, as the pictures do', () => {
    const mark = (end: string, at: number, address = '192.0.2.10', series = 'base') =>
      ({ ...{ probe: 'x', address, series, end, at }, ms: 1 }) as Mark;
    const marks = [
      ...[...'aafafap'].map((end, at) => mark(end, at)),
      mark('f', 9, '192.0.2.11'),
      mark('f', 10, '192.0.2.10', 'various'),
    ];
    const { tally, flaps } = luckOf(helloFacts('TLS 1.3'), repeatFacts(), marks);
    expect([tally, flaps]).toEqual([{ sent: 6, answered: 4, failed: 2 }, true]);
  });
});
