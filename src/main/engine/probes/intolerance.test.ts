import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import type { Seen } from './define-probe';
import { VERSIONS } from './greet';
import { type HelloFacts, helloFactsSchema } from './hello-facts';
import { probe } from './intolerance';
import type { AttemptOptions } from './net-port';
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

const closed = helloFacts({ outcome: CLOSED });
const REFUSED: Reply = { outcome: CLOSED };
const answered = (version = 0x0304): Reply => ({ serverHello: serverHello(version) });
const versions = (...spoken: string[]) => ({
  rungs: VERSIONS.map(([version]) => ({
    version,
    result: spoken.includes(version) ? helloFacts({ version }) : closed,
  })),
  spoken: VERSIONS.map(([version]) => version).filter((version) => spoken.includes(version)),
});
const bytesOf = ({ send }: AttemptOptions): Uint8Array =>
  send instanceof Uint8Array ? send : new Uint8Array(0);
const recordVersion = (options: AttemptOptions): number =>
  (bytesOf(options)[1] ?? 0) * 256 + (bytesOf(options)[2] ?? 0);
const legacyVersion = (options: AttemptOptions): number =>
  (bytesOf(options)[9] ?? 0) * 256 + (bytesOf(options)[10] ?? 0);
const isTls = (options: AttemptOptions): boolean => bytesOf(options)[0] === 22;

const run = async (
  attempt: NonNullable<FakeNetScript['attempt']>,
  seen: Seen,
  depth: 'usual' | 'all' = 'all',
  more: Partial<ReturnType<typeof context>['asked']> = {},
) => {
  const net = fakeNet({ attempt });
  const usual = context(net, seen);
  const answer = await probe.run({
    ...usual,
    asked: { ...usual.asked, ...more, options: { ...USUAL_OPTIONS, depth } },
  });
  const facts = answer.status === 'ok' ? answer.facts : null;
  const form = (id: string) => facts?.groups.flatMap(({ forms }) => forms).find((one) => one.id === id);
  return { answer, net, facts, form };
};
const modern: Seen = { hello: helloSeen(), versions: versions('TLS 1.2', 'TLS 1.3') };

describe('intolerance', () => {
  it('finds nothing at a server that minds its versions', async () => {
    const { answer, facts, net } = await run((options) => {
      if (options.purpose.includes('fallback SCSV')) return { outcome: alert(86, 'inappropriate_fallback') };
      return isTls(options) ? answered() : { outcome: alert(40, 'handshake_failure') };
    }, modern);
    expect(facts?.groups.map(({ offered, forms }) => [offered, forms.map(({ id }) => id)])).toEqual([
      ['TLS 1.3, TLS 1.2', ['record-0303', 'record-0300', 'unknown-version', 'ssl2-format']],
      ['TLS 1.2', ['legacy-version-0305', 'fallback-scsv']],
    ]);
    expect(answer).toMatchObject({ outcome: 'Version numbers make no difference beyond what is usual.' });
    expect(net.calls.attempts.length).toBeLessThanOrEqual(24);
    expect(probe.facts.safeParse(facts).success).toBe(true);
  });
  it('finds a server that fails at a version that does not exist yet', async () => {
    const { form, answer } = await run(
      (options) => (isTls(options) && legacyVersion(options) > 0x0304 ? REFUSED : answered()),
      modern,
    );
    expect(form('legacy-version-0305')).toMatchObject({ differs: true, holds: true });
    expect(form('unknown-version')).toMatchObject({ differs: false });
    expect(answer).toMatchObject({ outcome: expect.stringContaining('one that does not exist yet') });
  });
  it('finds a server that minds the number on the wrapping', async () => {
    const { form } = await run(
      (options) => (isTls(options) && recordVersion(options) === 0x0300 ? REFUSED : answered()),
      modern,
    );
    expect([form('record-0300')?.holds, form('record-0303')?.differs]).toEqual([true, false]);
  });
  it.each([
    ['alert', { outcome: alert(86, 'inappropriate_fallback') }],
    ['answered', answered(0x0303)],
    ['otherwise', REFUSED],
  ] as const)('reads the answer to the fallback signal: %s', async (came, reply) => {
    const fallback = (options: AttemptOptions) =>
      options.purpose.includes('fallback SCSV') ? reply : answered();
    expect((await run(fallback, modern)).facts?.fallback).toEqual({
      best: 'TLS 1.3',
      offered: 'TLS 1.2',
      came,
    });
  });
  it('sends no fallback signal where there is nothing to fall back from', async () => {
    const { facts } = await run(() => answered(0x0303), {
      hello: helloSeen(),
      versions: versions('TLS 1.2'),
    });
    expect(facts?.fallback).toBeNull();
    expect(facts?.groups[1]?.forms.map(({ id }) => id)).toEqual(['legacy-version-0305']);
  });
  it('tells from what was seen before that TLS 1.3 beside TLS 1.2 is what fails', async () => {
    const { facts, answer } = await run(
      () => REFUSED,
      { hello: helloSeen(closed), versions: versions('TLS 1.2') },
      'usual',
    );
    expect(facts?.newestOffered).toMatchObject({ base: { answered: false }, alone: { answered: true } });
    expect(answer).toMatchObject({ outcome: expect.stringMatching(/^Offered TLS 1\.3 as well/) });
  });
  it('keeps an answer in a version that was not offered, without a connection of its own', async () => {
    const strange = versions('TLS 1.3');
    const rungs = strange.rungs.map((rung) =>
      rung.version === 'TLS 1.2' ? { ...rung, result: helloFacts({ version: 'TLS 1.3' }) } : rung,
    );
    const { facts, net, answer } = await run(
      () => REFUSED,
      { hello: helloSeen(), versions: { ...strange, rungs } },
      'usual',
    );
    expect(facts?.notOffered).toMatchObject([{ offered: 'TLS 1.2', result: { version: 'TLS 1.3' } }]);
    expect(net.calls.attempts).toEqual([]);
    expect(answer).toMatchObject({ outcome: 'Asked for TLS 1.2 it answered with TLS 1.3.' });
  });
  it('tries the wrapping and the old format where the greeting is cut off', async () => {
    const { form, net, answer } = await run(
      (options) => (isTls(options) ? REFUSED : answered(0x0303)),
      { hello: helloSeen(closed), versions: versions() },
      'usual',
    );
    expect(form('ssl2-format')).toMatchObject({ differs: true, holds: true });
    expect(net.calls.attempts.length).toBeLessThanOrEqual(probe.budget.connections);
    expect(answer).toMatchObject({ outcome: expect.stringContaining('that of SSL 2.0') });
  });
  it('takes the greeting of an SSL 2.0 server for an answer', async () => {
    const ssl2 = {
      sessionIdHit: false,
      certificateType: 1,
      version: 2,
      certificate: new Uint8Array(0),
      ciphers: [],
      connectionId: new Uint8Array(16),
    };
    const { form } = await run(
      (options) => (isTls(options) ? REFUSED : { ssl2 }),
      { hello: helloSeen(closed), versions: versions() },
      'usual',
    );
    const result: HelloFacts | undefined = form('ssl2-format')?.variant[0];
    expect(helloFactsSchema.parse(result)).toMatchObject({ answered: true, version: 'SSL 2.0' });
  });
  it.each([
    ['an answer', helloSeen()],
    ['an alert', helloSeen(helloFacts({ outcome: alert(40, 'handshake_failure') }))],
    ['a flapping server', { ...helloSeen(closed), repeated: helloFacts(), steady: false }],
  ])('steps aside after %s', async (_what, hello) => {
    const { answer, net } = await run(() => REFUSED, { hello, versions: versions() }, 'usual');
    expect(answer.status).toBe('skipped');
    expect(net.calls.attempts).toEqual([]);
  });
  it.each([
    ['System.IO.IOException: closed', 'unknown', ['record-0300']],
    ['javax.net.ssl.SSLException: closed', 'unknown', ['record-0300', 'ssl2-format']],
    ['closed', 'dotnet-framework', ['record-0300']],
  ] as const)(
    'tries the old wrappings where ours is answered and “%s” (%s) was reported',
    async (message, program, ids) => {
      const text = message.replace('System.IO.IOException', 'System.Net.Security.SslStream');
      const { facts, net } = await run(() => answered(), modern, 'usual', { message: text, program });
      expect(facts?.groups.flatMap(({ forms }) => forms.map(({ id }) => id))).toEqual(ids);
      expect(net.calls.attempts).toHaveLength(ids.length + 2);
    },
  );
  it.each([
    ['Received fatal alert: handshake_failure', 'java'],
    ['socket hang up', 'node'],
    ['', 'java'],
  ] as const)(
    'asks nothing where ours is answered and “%s” (%s) is all that is known',
    async (message, program) => {
      const { net } = await run(() => answered(), modern, 'usual', { message, program });
      expect(net.calls.attempts).toEqual([]);
    },
  );
  it('has learned nothing when no connection was left', async () => {
    const { answer } = await run(() => ({ outcome: { kind: 'local', code: 'BUDGET', text: 'x' } }), modern);
    expect(answer.status).toBe('gave-up');
  });
});
