import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../shared/model/failure';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { clientById } from '../clients/registry';
import { EXTENSIONS } from '../wire/ids';
import type { Seen } from './define-probe';
import type { AttemptOptions } from './net-port';
import { probe } from './one-change';
import { groupsIn, protocolsIn } from './one-change/codes';
import { extensionOf, type Parts, readParts } from './one-change/parts';
import type { OneChangeFacts } from './one-change-facts';
import { alert, CLOSED, context, fakeNet, helloFacts, helloSeen, serverHello } from './testing/fake-net';

const REFUSED = alert(40, 'handshake_failure');

const partsOf = ({ send }: AttemptOptions): Parts => {
  const parts = send instanceof Uint8Array ? readParts(send) : null;
  if (!parts) throw new Error('not a greeting');
  return parts;
};

/** A server that answers the greetings it likes and turns the others down. */
const server = (likes: (parts: Parts, index: number) => boolean, refusal: Outcome = REFUSED) =>
  fakeNet({
    attempt: (options, index) =>
      likes(partsOf(options), index) ? { serverHello: serverHello(0x0303) } : { outcome: refusal },
  });

const failing = (outcome: Outcome = REFUSED): Seen => ({ hello: helloSeen(helloFacts({ outcome })) });
const working: Seen = { hello: helloSeen() };

const run = async (
  net: ReturnType<typeof fakeNet>,
  seen: Seen,
  client: string | null = null,
  connections = 14,
) => {
  const usual = context(net, seen);
  const answer = await probe.run({ ...usual, asked: { ...usual.asked, client }, connections });
  return answer;
};
const factsOf = async (...args: Parameters<typeof run>): Promise<OneChangeFacts> => {
  const answer = await run(...args);
  if (answer.status !== 'ok') throw new Error(answer.why);
  expect(() => probe.facts.parse(answer.facts)).not.toThrow();
  return answer.facts;
};

const has = (parts: Parts, type: number): boolean => extensionOf(parts, type) !== null;

describe('a server that turns our greeting down', () => {
  it('is found to mind one thing, which is measured again by turns', async () => {
    const net = server((parts) => !groupsIn(parts).includes(0x001d));
    const { from, pair, steps } = await factsOf(net, failing());
    expect(from).toBe('base-fails');
    expect(pair).toMatchObject({ variable: 'groups', holds: true, together: [] });
    expect(pair?.works).toContain('P-256');
    expect(pair?.fails).toBe('our usual greeting is sent');
    expect([pair?.working.length, pair?.failing.length]).toEqual([2, 2]);
    expect(steps.at(-1)?.learned).toContain('makes the difference');
    expect(net.calls.attempts.length).toBeLessThanOrEqual(14);
  });
  it('is asked with the base before the changes, after one that works, and in the pair', async () => {
    const net = server((parts) => parts.suites.every((suite) => suite !== 0xc02b));
    await factsOf(net, failing());
    const purposes = net.calls.attempts.map(({ purpose }) => purpose);
    expect(purposes[0]).toContain('before anything is changed');
    const worked = purposes.findIndex((purpose) => purpose.includes('after a change'));
    expect(worked).toBeGreaterThan(0);
    expect(purposes.filter((purpose) => purpose.startsWith('Repetition'))).toHaveLength(4);
  });
  it('is found to mind the size, although the change that helped was another one', async () => {
    const net = fakeNet({
      attempt: ({ send }) =>
        send instanceof Uint8Array && send.length < 290
          ? { serverHello: serverHello(0x0303) }
          : { outcome: CLOSED },
    });
    const { pair } = await factsOf(net, failing(CLOSED));
    expect(pair).toMatchObject({ variable: 'size', holds: true });
    expect(pair?.works).toMatch(/in \d+ bytes$/);
    expect(pair?.fails).toMatch(/filled up to \d+ bytes$/);
  });
  it('is found to mind two things at once, and no third', async () => {
    const likes = (parts: Parts): boolean =>
      protocolsIn(parts).length === 0 && !has(parts, EXTENSIONS.extended_master_secret);
    const { pair } = await factsOf(server(likes), failing(), null, 40);
    expect(pair).toMatchObject({ holds: true, together: ['alpn', 'extensions'] });
    expect(pair?.works).toContain('2 changes together');
  });
  it('is told from one that changes by itself', async () => {
    const net = server((_parts, index) => index % 2 === 0);
    const { pair, why } = await factsOf(net, failing());
    expect(pair).toBeNull();
    expect(why).toContain('at one time and not at another');
  });
  it('is told from one that begins to answer later', async () => {
    const net = server((_parts, index) => index > 4);
    const { pair, why } = await factsOf(net, failing());
    expect([pair, why.includes('at one time and not at another')]).toEqual([null, true]);
  });
  it('may mind nothing of what was changed, and that is said', async () => {
    const net = server(() => false);
    const { pair, why, steps } = await factsOf(net, failing());
    expect(pair).toBeNull();
    expect(why).toContain('No single change');
    expect(steps.at(-1)?.variable).toBe('time');
    expect(net.calls.attempts.length).toBeLessThanOrEqual(14);
  });
  it('that says nothing is asked all at once, since waiting takes long', async () => {
    const SILENT: Outcome = { kind: 'silence', stage: 'after-hello', afterMs: 1500 };
    const nothing = server(() => false, SILENT);
    const { pair, steps, why } = await factsOf(nothing, failing(SILENT));
    expect([pair, why.includes('No single change'), steps.length]).toEqual([null, true, 7]);
    const one = server((parts) => !groupsIn(parts).includes(0x001d), SILENT);
    expect((await factsOf(one, failing(SILENT))).pair).toMatchObject({ variable: 'groups', holds: true });
    expect(one.calls.attempts.length).toBeLessThanOrEqual(14);
  });
  it('needs no connection when an earlier question holds the pair already', async () => {
    const base = [helloFacts({ outcome: CLOSED }), helloFacts({ outcome: CLOSED })];
    const repeat = {
      pairs: [
        {
          key: 'version:TLS 1.2',
          differsIn: 'the version: TLS 1.2 only',
          base,
          variant: [helloFacts(), helloFacts()],
          holds: true,
        },
      ],
      baseSteady: true,
      baseResults: base,
    };
    const net = server(() => true);
    const { pair } = await factsOf(net, { ...failing(CLOSED), repeat });
    expect(pair).toMatchObject({ variable: 'version', holds: true, works: 'TLS 1.2 alone is offered' });
    expect(net.calls.attempts).toEqual([]);
  });
  it.each([14, 7, 6, 5])(
    'is tried first with what it took in its lists, with %i connections left',
    async (left) => {
      const suites = {
        lists: [
          {
            version: 'TLS 1.2' as const,
            suites: ['TLS_RSA_WITH_AES_128_CBC_SHA'],
            order: 'unknown' as const,
            complete: true,
            choking: null,
            confirmed: null,
          },
        ],
      };
      const net = server(({ suites: offered }) => offered.length === 1 && offered[0] === 0x002f);
      const { pair, steps } = await factsOf(net, { ...failing(), suites } as Seen, null, left);
      expect(steps).toHaveLength(1);
      expect(pair).toMatchObject({ variable: 'suites', holds: true });
      expect(net.calls.attempts.length).toBeLessThanOrEqual(left);
    },
  );
});

describe('a server that answers us and not the chosen program', () => {
  const cases: [string, string, (parts: Parts) => boolean][] = [
    ['the languages it names', 'alpn', (parts) => protocolsIn(parts).length > 0],
    ['the ways to agree on a key', 'groups', (parts) => groupsIn(parts).length === 4],
    ['the entry status_request', 'extensions', (parts) => has(parts, EXTENSIONS.status_request)],
    ['its encryption methods', 'suites', ({ suites }) => suites.includes(0x1302)],
    ['the versions', 'version', (parts) => has(parts, EXTENSIONS.supported_versions)],
  ];
  it.each(cases)('is found to mind %s', async (_name, variable, likes) => {
    const net = server(likes);
    const { from, pair } = await factsOf(net, working, 'openssl-1-0-1');
    expect(from).toBe('program-fails');
    expect(pair).toMatchObject({ variable, holds: true });
    const name = clientById('openssl-1-0-1')?.name ?? '';
    expect(`${pair?.works} ${pair?.fails}`).toContain(name);
    expect(pair?.mended === 'program').toBe(pair?.works.startsWith(`the greeting of ${name}`));
    expect(net.calls.attempts.length).toBeLessThanOrEqual(14);
  });
  it('is known from the question about the program’s greeting, which then is not sent again as it is', async () => {
    const seen = (answered: boolean): Seen => ({
      ...working,
      'client-greeting': {
        profile: 'openssl-1-0-1',
        name: clientById('openssl-1-0-1')?.name ?? '',
        basis: 'recorded',
        base: [helloFacts()],
        own: [helloFacts(answered ? {} : { outcome: REFUSED })],
        differs: !answered,
        steady: true,
      },
    });
    const answering = server(() => true);
    expect((await factsOf(answering, seen(true), 'openssl-1-0-1')).why).toContain('was answered as ours was');
    expect(answering.calls.attempts).toEqual([]);
    const refusing = server((parts) => protocolsIn(parts).length > 0);
    const { pair, steps } = await factsOf(refusing, seen(false), 'openssl-1-0-1');
    expect(pair).toMatchObject({ variable: 'alpn', holds: true });
    expect(steps.map(({ change }) => change).filter((change) => change.endsWith('as it is'))).toEqual([]);
    const purposes = refusing.calls.attempts.map(({ purpose }) => purpose);
    expect(purposes.filter((purpose) => purpose.includes('before anything'))).toEqual([]);
  });
  it('does not exist when the program’s greeting is answered as well', async () => {
    const { pair, why } = await factsOf(
      server(() => true),
      working,
      'openssl-1-0-1',
    );
    expect(pair).toBeNull();
    expect(why).toContain('was answered as ours was');
  });
  it('is told from one that changes by itself', async () => {
    const net = server((_parts, index) => index % 3 === 1);
    const { pair } = await factsOf(net, working, 'openssl-1-0-1');
    expect(pair?.holds ?? false).toBe(false);
  });
});

describe('the search for the one change', () => {
  it('steps aside where it could decide nothing', async () => {
    const net = server(() => true);
    const statuses = [
      await run(net, {}),
      await run(net, working),
      await run(net, { hello: { ...helloSeen(), steady: false } }),
      await run(net, failing({ kind: 'plaintext', stage: 'after-hello', looksLike: 'http', text: '' })),
      await run(net, working, 'no-such-client'),
    ].map(({ status }) => status);
    expect(statuses).toEqual(new Array(5).fill('skipped'));
    expect(net.calls.attempts).toEqual([]);
  });
  it('keeps to the connections that it is given, whatever the server does', async () => {
    for (const connections of [6, 8, 14, 60])
      for (const likes of [() => false, (parts: Parts) => protocolsIn(parts).length === 0]) {
        const net = server(likes, CLOSED);
        await run(net, failing(CLOSED), null, connections);
        expect(net.calls.attempts.length).toBeLessThanOrEqual(connections);
      }
  });
  it('begins nothing with fewer connections than a pair takes', async () => {
    const net = server(() => true);
    expect(await run(net, failing(), null, 5)).toMatchObject({ status: 'skipped' });
    expect(probe.least).toBe(0);
    expect(net.calls.attempts).toEqual([]);
  });
  it('says what it came to when the net ends it half-way', async () => {
    const net = fakeNet({
      attempt: (_options, index) => ({ outcome: index < 3 ? REFUSED : { kind: 'cancelled' } }),
    });
    const { pair, steps } = await factsOf(net, failing());
    expect([pair, steps.length]).toEqual([null, 1]);
  });
  it('has a budget of its own for every list', () => {
    expect(probe.budget.connections).toBe(14);
    expect(probe.allBudget?.connections).toBeGreaterThan(30);
    expect(USUAL_OPTIONS.depth).toBe('usual');
  });
});
