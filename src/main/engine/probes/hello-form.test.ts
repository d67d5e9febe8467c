import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import type { Seen } from './define-probe';
import { FORMS } from './forms/forms';
import { type HelloFormFacts, probe } from './hello-form';
import type { AttemptOptions } from './net-port';
import { certificateSeen } from './testing/certificate-seen';
import {
  alert,
  CLOSED,
  context,
  type FakeNetScript,
  fakeNet,
  helloFacts,
  helloSeen,
  type Reply,
  serverHello,
} from './testing/fake-net';

const ANSWER: Reply = { serverHello: serverHello(0x0304) };
const REFUSED: Reply = { outcome: CLOSED };
const bytesOf = ({ hello }: AttemptOptions): number => hello?.bytes ?? 0;
const closed = helloFacts({ outcome: CLOSED });
const SPENT: Reply = { outcome: { kind: 'local', code: 'BUDGET', text: 'all used' } };

const run = async (
  attempt: NonNullable<FakeNetScript['attempt']>,
  seen: Seen,
  asked: Partial<ReturnType<typeof context>['asked']> = {},
) => {
  const net = fakeNet({ attempt });
  const usual = context(net, seen);
  const answer = await probe.run({ ...usual, asked: { ...usual.asked, ...asked } });
  return { answer, net, facts: answer.status === 'ok' ? answer.facts : null };
};
const form = (facts: HelloFormFacts | null, id: string) => facts?.forms.find((one) => one.id === id);
const all = { options: { ...USUAL_OPTIONS, depth: 'all' as const } };

describe('hello-form, where the greeting is turned down', () => {
  const seen: Seen = { hello: helloSeen(closed) };
  it('finds that a small greeting is answered, and that this holds', async () => {
    const { answer, net, facts } = await run((options) => (bytesOf(options) < 256 ? ANSWER : REFUSED), seen);
    expect(form(facts, 'size-200')).toMatchObject({ differs: true, holds: true });
    expect(form(facts, 'size-200')?.variant).toHaveLength(2);
    expect(form(facts, 'size-600')).toMatchObject({ differs: false, holds: false });
    expect(form(facts, 'small-filled')).toMatchObject({ differs: false, holds: false });
    expect(form(facts, 'small-filled')?.variant).toHaveLength(2);
    expect(facts).toMatchObject({ baseAnswered: false, baseSteady: true, untried: [] });
    expect(net.calls.attempts.length).toBeLessThanOrEqual(probe.budget.connections);
    expect(answer).toMatchObject({
      outcome: expect.stringMatching(
        /^The greeting is answered with this change: the size: at most 255 bytes/,
      ),
    });
    expect(probe.facts.safeParse(facts).success).toBe(true);
  });
  it('lets nothing hold where one of the forms is answered only sometimes', async () => {
    let padded = 0;
    const { facts } = await run((options) => {
      if (bytesOf(options) >= 600) padded += 1;
      return bytesOf(options) < 256 || (bytesOf(options) >= 600 && padded === 1) ? ANSWER : REFUSED;
    }, seen);
    expect(form(facts, 'size-600')).toMatchObject({ differs: true, holds: false });
    expect(form(facts, 'size-200')).toMatchObject({ differs: true, holds: false });
    expect(form(facts, 'size-200')?.variant.every(({ answered }) => answered)).toBe(true);
  });
  it('finds a device that chokes on 256 to 511 bytes by what is smaller and what is larger', async () => {
    const { facts } = await run((options) => {
      const bytes = bytesOf(options);
      return bytes < 256 || bytes > 511 ? ANSWER : REFUSED;
    }, seen);
    expect([form(facts, 'size-200')?.holds, form(facts, 'size-600')?.holds]).toEqual([true, true]);
    expect(form(facts, 'small-filled')).toBeUndefined();
  });
  it('sends the base before and after', async () => {
    const { net } = await run(() => REFUSED, seen);
    const sizes = net.calls.attempts.map(bytesOf);
    expect(sizes[0]).toBe(sizes.at(-1));
    expect(new Set(sizes.slice(1, -1))).not.toContain(sizes[0]);
  });
  it('asks about languages where the server said that it shares none', async () => {
    const { facts } = await run(() => REFUSED, {
      hello: helloSeen(helloFacts({ outcome: alert(120, 'no_application_protocol') })),
    });
    expect(facts?.forms.map(({ id }) => id)).toEqual(['alpn-none', 'alpn-http1', 'alpn-h2']);
  });
  it('tries no sizes where somebody has read the greeting', async () => {
    const { facts } = await run(() => REFUSED, {
      hello: helloSeen(helloFacts({ outcome: alert(40, 'handshake_failure') })),
    });
    expect(facts?.forms.map(({ id }) => id)).toEqual(expect.arrayContaining(['more-groups', 'no-ems']));
    expect(facts?.forms.map(({ id }) => id)).not.toContain('size-600');
  });
  it('reads on where more groups are answered with a suite for ECDSA: whose curve, and in which group', async () => {
    const old = { ...serverHello(0x0303), suite: 0xc02b };
    const exchange = { kind: 'ecdhe' as const, group: 0x001d, key: new Uint8Array(32), scheme: null };
    const flight: Reply = { certificates: [new Uint8Array([1])], serverKeyExchange: exchange };
    const { facts, net } = await run(
      ({ hello, until }): Reply =>
        hello?.groups.includes('x448')
          ? { serverHello: old, ...(until === 'server-flight' ? flight : {}) }
          : { outcome: alert(40, 'handshake_failure') },
      { hello: helloSeen(helloFacts({ outcome: alert(40, 'handshake_failure') })) },
    );
    expect(facts?.answeredFlight).toMatchObject({
      form: 'more-groups',
      suite: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
      exchange: 'x25519',
    });
    expect(net.calls.attempts.length).toBeLessThanOrEqual(probe.budget.connections);
    expect(probe.facts.safeParse(facts).success).toBe(true);
  });
  it('waits less once the base was met with silence', async () => {
    const silent = helloFacts({ outcome: { kind: 'silence', stage: 'after-hello', afterMs: 5_000 } });
    const { net } = await run(() => ({}), { hello: helloSeen(silent) });
    expect(new Set(net.calls.attempts.map(({ waitMs }) => waitMs))).toEqual(new Set([1_500]));
  });
  it('asks everything at once where silence is the answer, and measures what differs twice more, one by one', async () => {
    const silent = helloFacts({ outcome: { kind: 'silence', stage: 'after-hello', afterMs: 5_000 } });
    const { facts, net } = await run((options) => (bytesOf(options) < 256 ? ANSWER : {}), {
      hello: helloSeen(silent),
    });
    expect(form(facts, 'size-200')).toMatchObject({ holds: true });
    expect(form(facts, 'size-200')?.variant).toHaveLength(3);
    expect(facts?.forms.map(({ id }) => id).slice(0, 3)).toEqual(['size-200', 'size-600', 'alpn-none']);
    expect(net.calls.attempts.length).toBeLessThanOrEqual(probe.budget.connections);
  });
  it.each([
    [
      'plain text',
      helloFacts({ outcome: { kind: 'plaintext', stage: 'after-hello', looksLike: 'http', text: '' } }),
    ],
    ['no connection', helloFacts({ outcome: { kind: 'refused' } })],
    ['a close before the greeting', helloFacts({ outcome: { kind: 'fin', stage: 'before-hello' } })],
  ])('steps aside after %s', async (_what, base) => {
    const { answer, net } = await run(() => REFUSED, { hello: helloSeen(base) });
    expect(answer.status).toBe('skipped');
    expect(net.calls.attempts).toEqual([]);
  });
  it('varies the greeting after a plain beginning where the server agreed to switch and then turned it down', async () => {
    const turnedDown = { protocol: 'smtp' as const, offered: true, refusedText: null, result: closed };
    const plain = helloFacts({
      outcome: { kind: 'plaintext', stage: 'after-hello', looksLike: 'smtp', text: '220' },
    });
    const { net, facts } = await run((options) => (bytesOf(options) < 256 ? ANSWER : REFUSED), {
      hello: helloSeen(plain),
      starttls: turnedDown,
    });
    expect(new Set(net.calls.attempts.map(({ dialogue }) => dialogue?.name))).toEqual(new Set(['SMTP']));
    expect(new Set(net.calls.attempts.map(({ dialogue }) => dialogue)).size).toBe(net.calls.attempts.length);
    expect(form(facts, 'size-200')?.holds).toBe(true);
  });
  it('steps aside where the plain beginning was all that was missing, or where it works only sometimes', async () => {
    const starttls = { protocol: 'smtp' as const, offered: true, refusedText: null, result: helloFacts() };
    expect((await run(() => REFUSED, { ...seen, starttls })).answer.status).toBe('skipped');
    const flapping = { ...helloSeen(closed), repeated: helloFacts(), steady: false };
    expect((await run(() => REFUSED, { hello: flapping })).answer).toMatchObject({
      status: 'skipped',
      why: expect.stringContaining('only sometimes'),
    });
  });
});

describe('hello-form, where the greeting is answered', () => {
  const seen: Seen = { hello: helloSeen() };
  it('steps aside for a program of which nothing is known', async () => {
    const { answer } = await run(() => ANSWER, seen);
    expect(answer).toMatchObject({ status: 'skipped', why: expect.stringContaining('decide nothing') });
  });
  it('tries what the person’s program sends, and tells a long greeting from a new key', async () => {
    const { facts, answer } = await run((options) => (bytesOf(options) > 1400 ? REFUSED : ANSWER), seen, {
      program: 'go',
    });
    expect(facts?.forms.map(({ id, holds }) => [id, holds])).toEqual([
      ['post-quantum', true],
      ['two-segments', false],
      ['size-600', false],
      ['size-1500', true],
    ]);
    expect(answer).toMatchObject({ outcome: expect.stringContaining('So it is with 1 more.') });
  });
  it('tries a new key and two pieces for a program of which nothing is known, once an error was reported', async () => {
    const { facts, net } = await run(() => ANSWER, seen, { message: 'The connection was closed.' });
    expect(facts?.forms.map(({ id }) => id)).toEqual(['post-quantum', 'two-segments']);
    expect(net.calls.attempts).toHaveLength(4);
  });
  it('tries languages when the reported error speaks of them', async () => {
    const message = 'remote error: tls: no application protocol';
    const { facts } = await run(() => ANSWER, seen, { message, program: 'go' });
    expect(facts?.forms.map(({ id }) => id)).toEqual(['alpn-unknown', 'alpn-h2', 'alpn-http1']);
  });
  it('tries the lists of other programs when the reported error speaks of them, or the server chose an odd group', async () => {
    const lists = ['common-groups', 'common-schemes', 'no-x25519'];
    const message = 'Received fatal alert: handshake_failure';
    const said = await run(() => ANSWER, seen, { message, program: 'java' });
    expect(said.facts?.forms.map(({ id }) => id)).toEqual(lists);
    const odd = { hello: helloSeen(helloFacts({ group: 'secp521r1' })) };
    expect((await run(() => ANSWER, odd)).facts?.forms.map(({ id }) => id)).toEqual(lists);
  });
  it('tries them for a certificate with a key of a rare kind, and for no other', async () => {
    const withKey = async (keyType: string) => {
      const usual = certificateSeen();
      const certificate = { ...usual, chain: usual.chain.map((one) => ({ ...one, keyType })) };
      const { facts } = await run(() => ANSWER, { ...seen, certificate });
      return facts?.forms.length ?? 0;
    };
    const counts = [];
    for (const keyType of ['Ed25519', 'RSA-PSS', 'EC P-521', 'RSA', 'EC P-256', 'EC P-384'])
      counts.push([keyType, await withKey(keyType)]);
    expect(counts.map(([, count]) => count)).toEqual([3, 3, 3, 0, 0, 0]);
  });
  it('asks nothing more where the chosen program’s own greeting was answered, and what it has of its own where not', async () => {
    const own = (answered: boolean) => ({
      profile: 'node-24',
      name: 'Node.js 24',
      basis: 'recorded' as const,
      base: [helloFacts()],
      own: [answered ? helloFacts() : closed],
      differs: !answered,
      steady: true,
    });
    const asked = { program: 'node' as const, client: 'node-24' };
    const fine = await run(() => ANSWER, { ...seen, 'client-greeting': own(true) }, asked);
    expect(fine.answer).toMatchObject({ status: 'skipped', why: expect.stringContaining('as well') });
    const failing = await run(() => ANSWER, { ...seen, 'client-greeting': own(false) }, asked);
    expect(failing.facts?.forms.map(({ id }) => id)).toEqual(['post-quantum', 'two-segments']);
    const windows = { ...own(false), profile: 'dotnet-8-windows-10' };
    const curves = await run(() => ANSWER, { ...seen, 'client-greeting': windows }, { program: 'unknown' });
    expect(curves.facts?.forms.map(({ id }) => id)).toEqual(['common-groups', 'common-schemes']);
  });
  it('tries every form when all was asked for, and counts those that can’t be made', async () => {
    const { facts, answer } = await run(() => ANSWER, seen, all);
    expect([...(facts?.forms ?? []), ...(facts?.untried ?? [])].map(({ id }) => id).sort()).toEqual(
      FORMS.map(({ id }) => id).sort(),
    );
    expect(answer).toMatchObject({ outcome: expect.stringContaining('other forms that we tried, too.') });
  });
  it('does not take two servers that take turns for a difference', async () => {
    for (const good of [0, 1]) {
      const { facts } = await run((_options, index) => (index % 2 === good ? ANSWER : REFUSED), seen, all);
      expect(facts?.forms.filter(({ holds }) => holds)).toEqual([]);
      expect(facts?.baseSteady).toBe(false);
    }
  });
  it('keeps what it has when the connections run out', async () => {
    const { facts } = await run((_options, index) => (index > 5 ? SPENT : ANSWER), seen, all);
    expect(facts?.forms).toHaveLength(4);
    expect(facts?.untried.every(({ why }) => why === 'no-connections-left')).toBe(true);
    expect((facts?.forms.length ?? 0) + (facts?.untried.length ?? 0)).toBe(FORMS.length);
  });
  it('has learned nothing when not one connection was left', async () => {
    expect((await run(() => SPENT, seen, all)).answer.status).toBe('gave-up');
  });
});
