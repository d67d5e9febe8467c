import { describe, expect, it } from 'vitest';
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
});
