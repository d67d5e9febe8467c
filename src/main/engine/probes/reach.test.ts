import { describe, expect, it } from 'vitest';
import { probe } from './reach';
import { context, fakeNet, type Reply } from './testing/fake-net';

const names = (...addresses: string[]) => ({
  names: {
    name: 'www.lab.test',
    given: false,
    isAddress: false,
    addresses: addresses.map((address) => ({ address, family: 4 as const })),
    failure: null,
  },
});
const WAITS: Reply = { outcome: { kind: 'silence', stage: 'before-hello', afterMs: 300 } };
const REFUSED: Reply = { outcome: { kind: 'refused' }, connected: false };

describe('reach', () => {
  it('connects, listens without a word and takes silence as the healthy answer', async () => {
    const net = fakeNet({ attempt: () => WAITS });
    expect(await probe.run(context(net, names('192.0.2.1')))).toEqual({
      status: 'ok',
      facts: {
        addresses: [
          {
            attemptId: 'a1',
            address: '192.0.2.1',
            family: 4,
            connected: true,
            connectMs: 12,
            outcome: WAITS.outcome,
            banner: null,
          },
        ],
        best: '192.0.2.1',
      },
      outcome: 'The server waited for us to speak first: nothing came in 300 ms.',
    });
    expect(net.calls.attempts[0]).toMatchObject({ send: null, until: 'first-bytes', waitMs: 300 });
  });
  it('takes the first address that accepted as the best one', async () => {
    const net = fakeNet({ attempt: ({ address }) => (address === '192.0.2.1' ? REFUSED : WAITS) });
    expect(await probe.run(context(net, names('192.0.2.1', '192.0.2.2')))).toMatchObject({
      facts: { best: '192.0.2.2' },
      outcome: '1 of 2 addresses accepted a connection.',
    });
  });
  it('has no best address when all refuse, and learned that', async () => {
    expect(await probe.run(context(fakeNet({ attempt: () => REFUSED }), names('192.0.2.1')))).toMatchObject({
      status: 'ok',
      facts: { best: null },
      outcome:
        'The computer at this address refused the connection: nothing accepts connections on this port.',
    });
  });
  it('keeps a greeting in plain text, made printable', async () => {
    const net = fakeNet({
      attempt: () => ({
        outcome: { kind: 'plaintext', stage: 'before-hello', looksLike: 'smtp', text: '220 mail\u0007' },
      }),
    });
    expect(await probe.run(context(net, names('192.0.2.1')))).toMatchObject({
      facts: { addresses: [{ banner: { looksLike: 'smtp', text: '220 mail·' } }] },
    });
  });
  it('tries five addresses of many, and says how many it did not', async () => {
    const net = fakeNet({ attempt: () => WAITS });
    const many = names(...Array.from({ length: 9 }, (_, i) => `192.0.2.${i}`));
    expect(await probe.run(context(net, many))).toMatchObject({
      outcome: '5 of the first 5 addresses accepted a connection. 4 more were not tried.',
    });
    expect(net.calls.attempts).toHaveLength(5);
  });
  it('is skipped without an address', async () => {
    expect((await probe.run(context(fakeNet({}), names()))).status).toBe('skipped');
    expect((await probe.run(context(fakeNet({})))).status).toBe('skipped');
  });
  it('says nothing of what the person chose to say before TLS', async () => {
    const net = fakeNet({ attempt: () => WAITS });
    await probe.run(context(net, names('192.0.2.1')));
    expect(net.calls.attempts[0]?.dialogue).toBeNull();
  });
  it('reaches nothing when the proxy says no, and the server when it says yes', async () => {
    const proxy = (what: 'forbidden' | 'closed-after-accept'): Reply => ({
      outcome: { kind: 'proxy', what, status: null, text: '' },
    });
    const no = fakeNet({ attempt: () => proxy('forbidden') });
    expect(await probe.run(context(no, names('www.lab.test')))).toMatchObject({
      facts: { best: null, addresses: [{ connected: false, connectMs: null }] },
      outcome: 'The proxy does not allow connections to this server.',
    });
    const yes = fakeNet({ attempt: () => proxy('closed-after-accept') });
    expect(await probe.run(context(yes, names('www.lab.test')))).toMatchObject({
      facts: { best: 'www.lab.test', addresses: [{ connected: true }] },
    });
  });
});
