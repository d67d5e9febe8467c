import { describe, expect, it } from 'vitest';
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
});
