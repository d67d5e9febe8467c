import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { probe } from './client-certificate';
import type { Seen } from './define-probe';
import { CLOSED, context, type FakeNetScript, fakeNet, helloFacts, helloSeen } from './testing/fake-net';

const modern: Seen = { hello: helloSeen(), versions: { rungs: [], spoken: ['TLS 1.2', 'TLS 1.3'] } };
const older: Seen = {
  hello: helloSeen(helloFacts({ version: 'TLS 1.2' })),
  versions: { rungs: [], spoken: ['TLS 1.2'] },
};

const run = async (script: FakeNetScript, seen: Seen) => {
  const net = fakeNet(script);
  const answer = await probe.run(context(net, seen));
  if (answer.status === 'ok') expect(probe.facts.safeParse(answer.facts).success).toBe(true);
  return { net, answer };
};

const WENT_ON = { certificateShown: true } as const;
const ENDED = { completed: false, afterFinished: null, outcome: CLOSED } as const;
const BUDGET = { kind: 'local', code: 'BUDGET', text: 'all used' } as const;

describe('client-certificate, with and without one', () => {
  /** Each handshake with the certificate, and each of the comparison's without, by its number. */
  const compared = async (
    shown: (time: number) => ReturnType<NonNullable<FakeNetScript['handshake']>>,
    bare: (time: number) => ReturnType<NonNullable<FakeNetScript['handshake']>>,
  ) => {
    const times = { shown: 0, bare: 0, base: 0 };
    const handshake: FakeNetScript['handshake'] = (options) => {
      if (options.clientCertificate) return shown(++times.shown);
      return options.clientCertificate === false ? bare(++times.bare) : ENDED;
    };
    const { answer, net } = await run({ hasClientCertificate: true, handshake }, older);
    return { facts: answer.status === 'ok' ? answer.facts : null, net, times };
  };
  it('holds when it went on with it and was ended without it, twice each, by turns', async () => {
    const { facts, net } = await compared(
      () => WENT_ON,
      () => ENDED,
    );
    expect(facts?.presented).toEqual([
      expect.objectContaining({
        attemptId: 'h3',
        again: ['h4', 'h5', 'h6'],
        result: 'accepted',
        holds: true,
        words: expect.stringMatching(/went on\. Without it the server ended the very same handshake\./),
      }),
    ]);
    const [one, other] = net.calls.handshakes.slice(2);
    expect({ ...other, purpose: '', clientCertificate: true }).toEqual({ ...one, purpose: '' });
  });
  it.each([1, 0])('two servers that take turns are no difference (the good one first: %i)', async (good) => {
    let connection = 0;
    const next = () => (++connection % 2 === good ? WENT_ON : { ...ENDED, certificateShown: true });
    const { facts } = await compared(next, next);
    expect(facts?.presented?.[0]).toMatchObject({ result: 'unclear', holds: false });
    expect(facts?.presented?.[0]?.words).toContain('did not fare alike');
  });
  it('does not hold where it went on without it as well, once or each time', async () => {
    const always = await compared(
      () => WENT_ON,
      () => ({}),
    );
    expect(always.facts?.presented?.[0]).toMatchObject({ result: 'accepted', holds: false });
    const once = await compared(
      () => WENT_ON,
      (time) => (time === 1 ? ENDED : {}),
    );
    expect(once.facts?.presented?.[0]).toMatchObject({ result: 'accepted', holds: false });
    expect(once.facts?.presented?.[0]?.words).toContain('ended now so and now so');
  });
  it('does not hold when a try could not be made, and does not call that a difference', async () => {
    const lastLost = await compared(
      (time) => (time === 1 ? WENT_ON : { completed: false, outcome: BUDGET }),
      () => ENDED,
    );
    expect(lastLost.facts?.presented?.[0]).toMatchObject({
      result: 'accepted',
      again: ['h4', 'h5'],
      holds: false,
    });
    const bareLost = await compared(
      () => WENT_ON,
      (time) => (time === 1 ? ENDED : { completed: false, outcome: BUDGET }),
    );
    expect(bareLost.facts?.presented?.[0]).toMatchObject({
      result: 'accepted',
      again: ['h4', 'h6'],
      holds: false,
    });
    const firstLost = await compared(
      () => ({ completed: false, outcome: { kind: 'cancelled' } }),
      () => ENDED,
    );
    expect(firstLost.facts?.presented?.[0]).toMatchObject({ result: 'unclear', again: [], holds: false });
    expect(firstLost.times).toMatchObject({ shown: 1, bare: 0 });
  });
  it('does not take this computer’s own refusal for the server’s end', async () => {
    const { facts } = await compared(
      () => WENT_ON,
      () => ({ ...ENDED, localRefusal: 'ERR_SSL_X' }),
    );
    expect(facts?.presented?.[0]).toMatchObject({ result: 'accepted', holds: false });
  });
  it('uses no more connections than it asks for, in two versions', async () => {
    const { net } = await run(
      { hasClientCertificate: true, handshake: () => WENT_ON, flight: () => ({ completed: true }) },
      modern,
    );
    const given = { subject: 'me', fingerprint: 'x', notAfter: '2027-01-01T00:00:00Z' };
    expect(net.calls.flights.length + net.calls.handshakes.length).toBe(
      probe.requested?.({ ...USUAL_OPTIONS, clientCertificate: given })?.connections,
    );
  });
});
