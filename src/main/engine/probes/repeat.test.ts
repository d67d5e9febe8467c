import { describe, expect, it } from 'vitest';
import type { Seen } from './define-probe';
import { VERSIONS } from './greet';
import type { HelloFacts } from './hello-facts';
import { probe } from './repeat';
import {
  alert,
  askedName,
  CLOSED,
  context,
  fakeNet,
  helloFacts,
  helloSeen,
  serverHello,
  speaks,
} from './testing/fake-net';

const closed = helloFacts({ outcome: CLOSED });
const spokenBy = (...spoken: HelloFacts['version'][]) => ({
  rungs: VERSIONS.map(([version]) => ({
    version,
    result: spoken.includes(version) ? helloFacts({ version }) : closed,
  })),
  spoken: VERSIONS.map(([version]) => version).filter((version) => spoken.includes(version)),
});
const names = (without: HelloFacts, other: HelloFacts) => ({
  name: 'www.lab.test',
  with: { result: helloFacts(), leaf: null },
  without: { result: without, leaf: null },
  other: { result: other, leaf: null },
});
const modern = speaks({ 'TLS 1.2': 0x0303, 'TLS 1.3': 0x0304 }, CLOSED);

describe('repeat', () => {
  it('repeats a version that was refused, base and variant by turns, and finds that it holds', async () => {
    const net = fakeNet({ attempt: modern });
    const seen: Seen = { hello: helloSeen(), versions: spokenBy('TLS 1.1', 'TLS 1.2', 'TLS 1.3') };
    const answer = await probe.run(context(net, seen));
    expect(net.calls.attempts.map(({ hello }) => hello?.versions.join())).toEqual([
      'TLS 1.3,TLS 1.2',
      'TLS 1.0',
      'TLS 1.0',
      'TLS 1.3,TLS 1.2',
    ]);
    expect(answer).toMatchObject({
      facts: {
        pairs: [{ key: 'version:TLS 1.0', differsIn: 'the version: TLS 1.0 only', holds: true }],
        baseSteady: true,
      },
      outcome: 'The difference we saw came out the same way again.',
    });
    expect(answer.status === 'ok' && answer.facts.baseResults).toHaveLength(4);
    expect(probe.facts.safeParse(answer.status === 'ok' ? answer.facts : null).success).toBe(true);
  });
  it('finds that a difference does not hold', async () => {
    const net = fakeNet({
      attempt: (options, index) => (index === 3 ? { serverHello: serverHello(0x0301) } : modern(options)),
    });
    const seen: Seen = { hello: helloSeen(), versions: spokenBy('TLS 1.1', 'TLS 1.2', 'TLS 1.3') };
    expect(await probe.run(context(net, seen))).toMatchObject({
      facts: { pairs: [{ holds: false }], baseSteady: true },
      outcome: '0 of 1 differences came out the same way again.',
    });
  });
  it('finds a base that flaps', async () => {
    const net = fakeNet({
      attempt: (options, index) => (index === 4 ? { outcome: CLOSED } : modern(options)),
    });
    const seen: Seen = { hello: helloSeen(), versions: spokenBy('TLS 1.1', 'TLS 1.2', 'TLS 1.3') };
    expect(await probe.run(context(net, seen))).toMatchObject({
      facts: { pairs: [{ holds: false }], baseSteady: false },
      outcome: 'The same greeting did not end the same way each time.',
    });
  });
  it.each([1, 0])('does not take two servers that take turns for a difference (first %i)', async (good) => {
    const net = fakeNet({
      attempt: (_options, index) =>
        index % 2 === good ? { serverHello: serverHello(0x0304) } : { outcome: CLOSED },
    });
    const seen: Seen = { hello: helloSeen(), versions: spokenBy('TLS 1.1', 'TLS 1.2', 'TLS 1.3') };
    expect(await probe.run(context(net, seen))).toMatchObject({
      facts: { pairs: [{ holds: false }], baseSteady: false },
    });
  });
  it('does not call a server unsteady that never answers, but refuses now this way and now that way', async () => {
    const reset = { kind: 'rst', stage: 'after-hello' } as const;
    const net = fakeNet({ attempt: (_options, index) => ({ outcome: index === 1 ? reset : CLOSED }) });
    expect(await probe.run(context(net, { hello: helloSeen(closed), versions: spokenBy() }))).toMatchObject({
      facts: { baseSteady: true, baseEndsAlike: false },
      outcome: 'The same greeting was never answered, and was refused in different ways.',
    });
  });
  it('finds that an older version is answered where the base is refused in changing ways', async () => {
    const old = speaks({ 'TLS 1.0': 0x0301 }, CLOSED);
    const net = fakeNet({
      attempt: (options, index) =>
        index === 1 ? { outcome: { kind: 'malformed', stage: 'after-hello', what: 'x' } } : old(options),
    });
    const seen: Seen = { hello: helloSeen(closed), versions: spokenBy('TLS 1.0') };
    expect(await probe.run(context(net, seen))).toMatchObject({
      facts: { pairs: [{ key: 'version:TLS 1.0', holds: true }], baseSteady: true, baseEndsAlike: false },
    });
  });
  it('counts the greetings of the comparison of forms, each once', async () => {
    const again = helloFacts({ attemptId: 'hello-form-1' });
    const failed = { ...closed, attemptId: 'hello-form-3' };
    const form = (id: string) => ({
      id,
      differsIn: 'x',
      technical: 'x',
      base: [again, failed],
      variant: [helloFacts()],
      differs: false,
      holds: false,
    });
    const forms = [form('size-600'), form('grease')];
    const seen = (ofStarttls: boolean): Seen => ({
      hello: helloSeen(),
      'hello-form': { baseAnswered: true, baseSteady: false, ofStarttls, forms, untried: [] },
    });
    const counted = await probe.run(context(fakeNet({ attempt: modern }), seen(false)));
    expect(counted).toMatchObject({ facts: { baseSteady: false } });
    expect(counted.status === 'ok' && counted.facts.baseResults).toHaveLength(6);
    const other = await probe.run(context(fakeNet({ attempt: modern }), seen(true)));
    expect(other).toMatchObject({ facts: { baseSteady: true } });
  });
  it('repeats the newest version that is answered, when the base is not', async () => {
    const net = fakeNet({ attempt: speaks({ 'TLS 1.0': 0x0301 }, CLOSED) });
    const seen: Seen = { hello: helloSeen(closed), versions: spokenBy('TLS 1.0') };
    expect(await probe.run(context(net, seen))).toMatchObject({
      facts: { pairs: [{ key: 'version:TLS 1.0', holds: true }], baseSteady: true },
    });
  });
  it('does not take an answer in an older version than offered for that version', async () => {
    const seen: Seen = {
      hello: helloSeen(closed),
      versions: {
        rungs: VERSIONS.map(([version]) => ({ version, result: helloFacts({ version: 'TLS 1.0' }) })),
        spoken: ['TLS 1.0'],
      },
    };
    expect(await probe.run(context(fakeNet({}), seen))).toMatchObject({
      facts: { pairs: [{ key: 'version:TLS 1.0' }] },
    });
  });
  it('does not repeat refusals that only sound different', async () => {
    const rungs = VERSIONS.map(([version]) => ({
      version,
      result: helloFacts({ outcome: alert(70, 'protocol_version') }),
    }));
    const seen: Seen = { hello: helloSeen(closed), versions: { rungs, spoken: [] } };
    expect(await probe.run(context(fakeNet({}), seen))).toMatchObject({
      facts: { pairs: [{ key: 'base' }] },
    });
  });
  it('repeats the base alone, twice, when nothing differed', async () => {
    const net = fakeNet({ attempt: () => ({ outcome: CLOSED }) });
    const answer = await probe.run(context(net, { hello: helloSeen(closed), versions: spokenBy() }));
    expect(net.calls.attempts).toHaveLength(2);
    expect(answer).toMatchObject({
      facts: { pairs: [{ key: 'base', variant: [], holds: true }], baseSteady: true },
      outcome: 'The same greeting ended the same way each time.',
    });
  });
  it('compares names in the version in which they were compared first', async () => {
    const refusal = alert(112, 'unrecognized_name');
    const refused = helloFacts({ outcome: refusal });
    const net = fakeNet({
      attempt: (options) =>
        askedName(options) === 'www.lab.test' ? { serverHello: serverHello(0x0303) } : { outcome: refusal },
    });
    const all = spokenBy('SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3');
    const answer = await probe.run(
      context(net, { hello: helloSeen(), versions: all, 'server-name': names(refused, refused) }),
    );
    expect(net.calls.attempts.map((options) => [options.hello?.versions.join(), askedName(options)])).toEqual(
      [
        ['TLS 1.2', 'www.lab.test'],
        ['TLS 1.2', null],
        ['TLS 1.2', 'handrail-check.invalid'],
        ['TLS 1.2', 'handrail-check.invalid'],
        ['TLS 1.2', null],
        ['TLS 1.2', 'www.lab.test'],
      ],
    );
    expect(answer).toMatchObject({
      facts: {
        pairs: [
          { key: 'server-name:none', holds: true },
          { key: 'server-name:other', holds: true },
        ],
      },
      outcome: 'Both differences we saw came out the same way again.',
    });
  });
  it('repeats an address that did otherwise', async () => {
    const other = { ...closed, address: '192.0.2.9' };
    const net = fakeNet({
      attempt: (options) => (options.address === '192.0.2.9' ? { outcome: CLOSED } : modern(options)),
    });
    const seen: Seen = { hello: { ...helloSeen(), addresses: [helloFacts(), other] } };
    expect(await probe.run(context(net, seen))).toMatchObject({
      facts: { pairs: [{ key: 'address:192.0.2.9', holds: true, variant: [{ address: '192.0.2.9' }, {}] }] },
    });
  });
  it('makes all greetings of a comparison the same length, so that only what they say differs', async () => {
    const net = fakeNet({ attempt: () => ({ outcome: CLOSED }) });
    await probe.run(context(net, { hello: helloSeen(closed), versions: spokenBy('TLS 1.2') }));
    expect(net.calls.attempts).toHaveLength(4);
    expect(new Set(net.calls.attempts.map(({ hello }) => hello?.bytes)).size).toBe(1);
  });
  it('does not take a box that chokes on a size for one that minds versions', async () => {
    const small = (options: { hello: { bytes: number } | null }) => (options.hello?.bytes ?? 0) < 256;
    const net = fakeNet({
      attempt: (options) => (small(options) ? { serverHello: serverHello(0x0303) } : { outcome: CLOSED }),
    });
    expect(
      await probe.run(context(net, { hello: helloSeen(closed), versions: spokenBy('TLS 1.2') })),
    ).toMatchObject({ facts: { pairs: [{ key: 'version:TLS 1.2', holds: false }], baseSteady: true } });
  });
  it('repeats the switch of a mail server', async () => {
    const net = fakeNet({
      attempt: (options) => (options.dialogue ? { serverHello: serverHello(0x0304) } : { outcome: CLOSED }),
    });
    const seen: Seen = {
      hello: helloSeen(closed),
      starttls: { protocol: 'smtp', offered: true, refusedText: null, result: helloFacts() },
    };
    expect(await probe.run(context(net, seen))).toMatchObject({
      facts: { pairs: [{ key: 'starttls', holds: true }] },
    });
    expect(net.calls.attempts.map(({ dialogue }) => dialogue?.name)).toEqual([
      undefined,
      'SMTP',
      'SMTP',
      undefined,
    ]);
  });
  it('never takes more than ten connections, and leaves out what would be a second base too many', async () => {
    const refused = helloFacts({ outcome: alert(112, 'unrecognized_name') });
    const net = fakeNet({});
    const answer = await probe.run(
      context(net, {
        hello: { ...helloSeen(), addresses: [helloFacts(), { ...closed, address: '192.0.2.9' }] },
        versions: spokenBy('TLS 1.1'),
        'server-name': names(refused, refused),
      }),
    );
    expect(answer.status === 'ok' && answer.facts.pairs.map(({ key }) => key)).toEqual([
      'address:192.0.2.9',
      'version:TLS 1.2',
      'version:TLS 1.0',
    ]);
    expect(net.calls.attempts).toHaveLength(8);
  });
  it('is skipped when no greeting could be sent', async () => {
    expect((await probe.run(context(fakeNet({})))).status).toBe('skipped');
  });
  it('waits less for what was met with silence before, and as long as usual for what was answered', async () => {
    const silent = helloFacts({ outcome: { kind: 'silence', stage: 'after-hello', afterMs: 5_000 } });
    const net = fakeNet({ attempt: speaks({ 'TLS 1.2': 0x0303 }, silent.outcome) });
    await probe.run(context(net, { hello: helloSeen(silent), versions: spokenBy('TLS 1.2') }));
    expect(net.calls.attempts.map(({ waitMs }) => waitMs)).toEqual([1_500, undefined, undefined, 1_500]);
  });
});
