import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { probe } from './names';
import { context, fakeNet } from './testing/fake-net';

const v4 = { address: '192.0.2.1', family: 4 } as const;
const v6 = { address: '2001:db8::1', family: 6 } as const;

describe('names', () => {
  it('looks the name up and keeps the addresses in order', async () => {
    const net = fakeNet({ resolve: { addresses: [v6, v4], failure: null, ms: 3 } });
    expect(await probe.run(context(net))).toEqual({
      status: 'ok',
      facts: { name: 'www.lab.test', given: false, isAddress: false, addresses: [v6, v4], failure: null },
      outcome: '2 addresses found.',
    });
    expect(net.calls.resolved).toEqual(['www.lab.test']);
  });
  it('looks nothing up when the person gave addresses', async () => {
    const net = fakeNet({});
    const answer = await probe.run(context(net, {}, { addresses: ['192.0.2.1', '2001:db8::1'] }));
    expect(answer).toMatchObject({
      facts: { given: true, addresses: [v4, v6] },
      outcome: '2 addresses given, nothing was looked up.',
    });
    expect(net.calls.resolved).toEqual([]);
  });
  it('looks nothing up when the target is an address', async () => {
    const net = fakeNet({});
    const answer = await probe.run(context(net, {}, { host: '2001:db8::1', serverName: null }));
    expect(answer).toMatchObject({ facts: { isAddress: true, given: false, addresses: [v6] } });
    expect(net.calls.resolved).toEqual([]);
  });
  it('says that there is no such name, as something learned', async () => {
    const net = fakeNet({
      resolve: { addresses: [], failure: { code: 'not-found', text: 'ENOTFOUND\u001b' }, ms: 3 },
    });
    expect(await probe.run(context(net))).toMatchObject({
      status: 'ok',
      facts: { failure: { code: 'not-found', text: 'ENOTFOUND·' } },
      outcome: 'There is no such name.',
    });
  });
  it('keeps 16 addresses of a flood', async () => {
    const net = fakeNet({
      resolve: { addresses: Array.from({ length: 90 }, () => v4), failure: null, ms: 3 },
    });
    const answer = await probe.run(context(net));
    expect(answer.status === 'ok' && answer.facts.addresses.length).toBe(16);
  });
  describe('through a proxy', () => {
    const proxy = { kind: 'http', host: '192.0.2.80', port: 8080, user: null } as const;
    const through = (net: ReturnType<typeof fakeNet>, target = {}) => {
      const plain = context(net, {}, target);
      return probe.run({
        ...plain,
        asked: { ...plain.asked, options: { ...USUAL_OPTIONS, proxy } },
      });
    };
    it('leaves the name to the proxy, and keeps what this computer finds for comparison', async () => {
      const net = fakeNet({ resolve: { addresses: [v4], failure: null, ms: 3 } });
      expect(await through(net)).toMatchObject({
        facts: { addresses: [{ address: 'www.lab.test' }], failure: null, here: { addresses: [v4] } },
        outcome: 'The proxy is given the name and looks it up. This computer finds 1 address for it.',
      });
    });
    it('is no failure when only the proxy knows the name', async () => {
      expect(await through(fakeNet({}))).toMatchObject({
        facts: {
          addresses: [{ address: 'www.lab.test' }],
          failure: null,
          here: { failure: { code: 'not-found' } },
        },
        outcome:
          'The proxy is given the name and looks it up. This computer could not look it up itself: There is no such name.',
      });
    });
    it('cuts off a name that is longer than an address may be', async () => {
      const answer = await through(fakeNet({}), { host: `${'a'.repeat(60)}.test` });
      expect(answer.status === 'ok' && answer.facts.addresses[0]?.address).toBe(`${'a'.repeat(44)}…`);
    });
    it('uses a given address as it is', async () => {
      const net = fakeNet({});
      expect(await through(net, { addresses: ['192.0.2.1'] })).toMatchObject({
        facts: { given: true, addresses: [v4] },
      });
      expect(net.calls.resolved).toEqual([]);
    });
  });
});
