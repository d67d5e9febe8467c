import { describe, expect, it } from 'vitest';
import type { Seen } from './define-probe';
import { VERSIONS } from './greet';
import type { HelloFacts } from './hello-facts';
import { probe } from './repeat';
import { CLOSED, context, fakeNet, helloFacts, helloSeen, speaks } from './testing/fake-net';

const closed = helloFacts({ outcome: CLOSED });
const spokenBy = (...spoken: HelloFacts['version'][]) => ({
  rungs: VERSIONS.map(([version]) => ({
    version,
    result: spoken.includes(version) ? helloFacts({ version }) : closed,
  })),
  spoken: VERSIONS.map(([version]) => version).filter((version) => spoken.includes(version)),
});
const modern = speaks({ 'TLS 1.2': 0x0303, 'TLS 1.3': 0x0304 }, CLOSED);

describe('repeat, when connections can’t be made', () => {
  const BUDGET = { kind: 'local', code: 'BUDGET', text: 'all used' } as const;
  const EMFILE = { kind: 'local', code: 'EMFILE', text: 'too many open files' } as const;
  const seen: Seen = { hello: helloSeen(), versions: spokenBy('TLS 1.1', 'TLS 1.2', 'TLS 1.3') };
  it.each([
    [[3, 4], 'variant'],
    [[4], 'base'],
  ])('drops them (%j): the pair does not hold, and nothing is called unsteady (%s)', async (lost) => {
    const net = fakeNet({
      attempt: (options, index) => (lost.includes(index) ? { outcome: EMFILE } : modern(options)),
    });
    const answer = await probe.run(context(net, seen));
    expect(answer).toMatchObject({
      facts: { pairs: [{ holds: false }], baseSteady: true, baseEndsAlike: true },
      outcome: 'The difference we saw could not be measured again, for want of connections.',
    });
    const facts = answer.status === 'ok' ? answer.facts : null;
    const kept = [
      ...(facts?.baseResults ?? []),
      ...(facts?.pairs ?? []).flatMap((one) => [...one.base, ...one.variant]),
    ];
    expect(kept.map(({ outcome }) => outcome.kind)).not.toContain('local');
  });
  it('says of the others how they came out', async () => {
    const both: Seen = { hello: helloSeen(), versions: spokenBy('TLS 1.1', 'TLS 1.3') };
    const net = fakeNet({
      attempt: (options, index) =>
        options.hello?.versions.join() === 'TLS 1.0' && index > 3
          ? { outcome: { kind: 'cancelled' } }
          : speaks({ 'TLS 1.3': 0x0304 }, CLOSED)(options),
    });
    expect(await probe.run(context(net, both))).toMatchObject({
      facts: { pairs: [{ holds: true }, { holds: false, variant: [{}] }], baseSteady: true },
      outcome:
        'The difference we saw came out the same way again. 1 of 2 differences could not be measured again, for want of connections.',
    });
  });
  it('gives up when none could be made', async () => {
    const net = fakeNet({ attempt: () => ({ outcome: BUDGET }) });
    expect(await probe.run(context(net, seen))).toMatchObject({ status: 'gave-up' });
    expect(await probe.run(context(net, { hello: helloSeen(), versions: spokenBy() }))).toMatchObject({
      status: 'gave-up',
    });
  });
  it('does not count the earlier ones that could not be made either', async () => {
    const never = helloFacts({ outcome: BUDGET });
    const rungs = VERSIONS.map(([version]) => ({ version, result: never }));
    const net = fakeNet({ attempt: modern });
    const hello = { ...helloSeen(), repeated: never };
    expect(await probe.run(context(net, { hello, versions: { rungs, spoken: [] } }))).toMatchObject({
      facts: { pairs: [{ key: 'base', holds: true }], baseSteady: true, baseResults: [{}, {}, {}] },
      outcome: 'The same greeting ended the same way each time.',
    });
  });
});
