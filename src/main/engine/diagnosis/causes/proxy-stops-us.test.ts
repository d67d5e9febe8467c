import { describe, expect, it } from 'vitest';
import { proxyFailureSchema } from '../../../../shared/model/failure';
import { hello, helloFacts, told } from '../testing/build';
import { stabilityFacts } from '../testing/network';
import { reachFacts } from '../testing/situations';
import { bothWays, stopped, toldOfProxy } from '../testing/through-proxy';
import { cause } from './proxy-stops-us';

const none = new Map();
const saysNo = proxyFailureSchema.options.filter((what) => what !== 'closed-after-accept');
const reachedTo = (outcome: ReturnType<typeof stopped>) => reachFacts([{ connected: false, outcome }]);

describe('proxy-stops-us', () => {
  it('is likely when the proxy says why, and says it in our words', () => {
    const shown = { reach: reachedTo(stopped('auth-refused', 407)) };
    expect(cause.examine(shown, toldOfProxy(), none)).toMatchObject({
      verdict: 'likely',
      title: 'The proxy does not accept the name and password',
    });
  });
  it('is only possible when something closed without a word', () => {
    const shown = { reach: reachedTo(stopped('closed')) };
    expect(cause.examine(shown, toldOfProxy(), none).verdict).toBe('possible');
  });
  it('leaves what happens after the proxy’s yes to another cause', () => {
    const shown = { reach: reachFacts(), hello: helloFacts(stopped('closed-after-accept')) };
    expect(cause.examine(shown, toldOfProxy(), none).verdict).toBe('ruled-out');
  });
  it('is confirmed when the direct way works each time and nothing else differs', () => {
    const reach = reachedTo(stopped('forbidden', 403));
    const ways = (holds: boolean) => bothWays(stopped('forbidden', 403), 'TLS 1.3', holds);
    expect(cause.examine({ reach, ways: ways(true) }, toldOfProxy(), none).verdict).toBe('confirmed');
    expect(cause.examine({ reach, ways: ways(false) }, toldOfProxy(), none).verdict).toBe('likely');
  });
  it('is not confirmed when the direct way fails too', () => {
    const ways = bothWays(stopped('bad-gateway', 502), { kind: 'refused' });
    const shown = { reach: reachedTo(stopped('bad-gateway', 502)), ways };
    expect(cause.examine(shown, toldOfProxy(), none).verdict).toBe('likely');
  });
  it('is confirmed in its own words when it stops us only at times', () => {
    const failing = hello('hello-2', stopped('bad-gateway', 503));
    const flapping = helloFacts('TLS 1.3', { repeated: failing, steady: false });
    expect(cause.examine({ reach: reachFacts(), hello: flapping }, toldOfProxy(), none)).toMatchObject({
      verdict: 'confirmed',
      title: 'The proxy lets us through at one time and stops us at another',
    });
    const steady = { reach: reachFacts(), hello: helloFacts('TLS 1.3') };
    const stability = stabilityFacts('aaaaaaaa', { proxyStopped: 3 });
    expect(JSON.stringify(cause.examine({ ...steady, stability }, toldOfProxy(), none))).toContain(
      'It let us through 10 times, and stopped us 3 times.',
    );
  });
  it('is ruled out when the proxy let us through, and when there was none', () => {
    const shown = { reach: reachFacts(), hello: helloFacts('TLS 1.3') };
    expect(cause.examine(shown, toldOfProxy(), none).verdict).toBe('ruled-out');
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('has a title of its own for every way of being stopped', () => {
    const titles = saysNo.map((what) => {
      const verdict = cause.examine({ reach: reachedTo(stopped(what)) }, toldOfProxy(), none);
      return 'title' in verdict ? verdict.title : undefined;
    });
    expect(new Set(titles).size).toBe(saysNo.length);
  });
  it('sends the person to whom the next step names', () => {
    for (const what of saysNo) {
      const verdict = cause.examine({ reach: reachedTo(stopped(what)) }, toldOfProxy(), none);
      if (!('because' in verdict) || verdict.verdict === 'ruled-out') throw new Error(what);
      const { nextStep = '', owner } = verdict;
      const named = nextStep.startsWith('Ask the network team')
        ? 'network-team'
        : nextStep.startsWith('Ask your IT help desk')
          ? 'it-desk'
          : 'this-computer';
      expect([what, owner]).toEqual([what, named]);
    }
  });
});
