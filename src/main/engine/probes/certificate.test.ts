import { describe, expect, it } from 'vitest';
import { probe } from './certificate';
import type { Seen } from './define-probe';
import {
  alert,
  askedName,
  CLOSED,
  context,
  fakeNet,
  helloFacts,
  helloSeen,
  serverHello,
} from './testing/fake-net';

const CHAIN = [Uint8Array.of(11), Uint8Array.of(22)];
const spoken = (...names: ('TLS 1.0' | 'TLS 1.2' | 'TLS 1.3')[]) => ({ rungs: [], spoken: names });
const variant = (answered: boolean) => ({
  result: answered ? helloFacts() : helloFacts({ outcome: alert(112, 'unrecognized_name') }),
  leaf: null,
});

describe('certificate', () => {
  it('reads the chain from the newest version that shows it, and has it judged for the name', async () => {
    const net = fakeNet({ attempt: () => ({ serverHello: serverHello(0x0303), certificates: CHAIN }) });
    const seen: Seen = { hello: helloSeen(), versions: spoken('TLS 1.0', 'TLS 1.2', 'TLS 1.3') };
    expect(await probe.run(context(net, seen))).toMatchObject({
      status: 'ok',
      facts: {
        seenBy: 'readable-hello',
        version: 'TLS 1.2',
        name: 'www.lab.test',
        chain: [{ subject: 'CN=Server' }, {}],
        verdict: { trusted: true, anchor: 'CN=Root' },
        checkedAt: '2026-06-01T00:00:00.000Z',
      },
      outcome: 'This computer trusts the certificate, until 1 January 2027.',
    });
    expect(net.calls.attempts.map(({ hello, until }) => [hello?.versions, until])).toEqual([
      [['TLS 1.2'], 'server-flight'],
      [['TLS 1.2'], 'server-flight'],
    ]);
    expect(net.calls.attempts[1]?.purpose).toContain('accepting an RSA certificate only');
    expect(net.calls.flights).toHaveLength(1);
    expect(net.calls.handshakes).toHaveLength(0);
  });
  it('has facts that its own schema takes', async () => {
    const net = fakeNet({ attempt: () => ({ serverHello: serverHello(0x0303), certificates: CHAIN }) });
    const answer = await probe.run(context(net, { hello: helloSeen(), versions: spoken('TLS 1.2') }));
    expect(probe.facts.safeParse(answer.status === 'ok' ? answer.facts : null).success).toBe(true);
  });
  it('completes a handshake where only TLS 1.3 is spoken', async () => {
    const net = fakeNet({ handshake: () => ({ certificates: CHAIN }) });
    const answer = await probe.run(context(net, { hello: helloSeen(), versions: spoken('TLS 1.3') }));
    expect(answer).toMatchObject({
      facts: { seenBy: 'complete-handshake', attemptId: 'h1', version: 'TLS 1.3' },
    });
    expect(net.calls.attempts).toHaveLength(0);
    expect(net.calls.handshakes).toMatchObject([{ serverName: 'www.lab.test', listenMs: 0 }]);
  });
  it('need not wait for the names where the up-to-date greeting was answered and none of them can show a certificate', () => {
    const without = (seen: Seen) => probe.early?.without(seen);
    expect(without({ hello: helloSeen(), versions: spoken('TLS 1.3') })).toEqual(['server-name']);
    expect(without({ hello: helloSeen(), versions: spoken('TLS 1.2', 'TLS 1.3') })).toEqual([]);
    expect(without({ hello: helloSeen(helloFacts({ version: 'TLS 1.2' })), versions: spoken() })).toEqual([]);
    expect(without({ versions: spoken('TLS 1.3') })).toEqual([]);
  });
  it('compares with the address when no name is asked for', async () => {
    const net = fakeNet({ handshake: () => ({ certificates: CHAIN }) });
    await probe.run(context(net, { hello: helloSeen() }, { host: '192.0.2.1', serverName: null }));
    expect(net.calls.judged.map(({ name }) => name)).toEqual(['192.0.2.1']);
  });
  it('says the first fault and how many more there are', async () => {
    const fault = (code: 'expired' | 'self-signed' | 'wrong-order', text: string) => ({
      code,
      index: 0,
      text,
    });
    const net = fakeNet({
      handshake: () => ({ certificates: CHAIN }),
      judge: {
        trusted: false,
        faults: [fault('wrong-order', 'A.'), fault('expired', 'It ran out.'), fault('self-signed', 'B.')],
      },
    });
    expect(await probe.run(context(net, { hello: helloSeen() }))).toMatchObject({
      outcome: 'It ran out. And 1 more.',
    });
  });
  it('looks at what is shown without a name, when the right name is not answered, and judges it for the right one', async () => {
    const net = fakeNet({ handshake: () => ({ certificates: CHAIN }) });
    const seen: Seen = {
      hello: helloSeen(helloFacts({ outcome: alert(112, 'unrecognized_name') })),
      versions: spoken(),
      'server-name': {
        name: 'www.lab.test',
        with: variant(false),
        without: variant(true),
        other: variant(false),
      },
    };
    expect(await probe.run(context(net, seen))).toMatchObject({ facts: { name: 'www.lab.test' } });
    expect(net.calls.handshakes).toMatchObject([{ serverName: null }]);
  });
  it('reads the chain of a mail server after the switch', async () => {
    const net = fakeNet({ attempt: () => ({ serverHello: serverHello(0x0303), certificates: CHAIN }) });
    const seen: Seen = {
      hello: helloSeen(helloFacts({ outcome: CLOSED })),
      versions: spoken(),
      starttls: { protocol: 'smtp', offered: true, refusedText: null, result: helloFacts() },
    };
    expect(await probe.run(context(net, seen))).toMatchObject({
      status: 'ok',
      facts: { seenBy: 'readable-hello' },
    });
    expect(net.calls.attempts.map((options) => [options.dialogue?.name, askedName(options)])).toEqual([
      ['SMTP', 'www.lab.test'],
      ['SMTP', 'www.lab.test'],
    ]);
    expect(net.calls.attempts[0]?.dialogue).not.toBe(net.calls.attempts[1]?.dialogue);
  });
  it('is skipped when no greeting was answered', async () => {
    const seen: Seen = { hello: helloSeen(helloFacts({ outcome: CLOSED })), versions: spoken() };
    expect((await probe.run(context(fakeNet({}), seen))).status).toBe('skipped');
  });
  it('gives up when an answer brought no certificate', async () => {
    expect(
      await probe.run(context(fakeNet({}), { hello: helloSeen(), versions: spoken('TLS 1.2') })),
    ).toEqual({
      status: 'gave-up',
      why: 'The server answered, but its certificate could not be read.',
    });
  });
});
