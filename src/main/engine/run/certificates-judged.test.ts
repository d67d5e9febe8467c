import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProbeId } from '../../../shared/model/evidence';
import { USUAL_OPTIONS } from '../../../shared/model/way';
import { startPeer } from '../net/testing/peer';
import { privatePem } from '../net/testing/tls-server';
import { type Page, startWebPeer, type WebPeer } from '../net/testing/web-peer';
import { type Made, makeCertificate, pem } from '../net/trust/testing/make-chain';
import { makeOcsp, type WantedOcsp } from '../net/trust/testing/make-ocsp';
import { accessExtension, crlExtension, makeBundle, makeCrl, mustStaple } from '../net/trust/testing/places';
import { PROBES } from './registry';
import { startRun } from './session';

/*
 * Whole runs against a server and the places that its certificate names, all on loopback: what is asked of whom, and what is made of it.
 */
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const life = { notBefore: '2020-01-01T00:00:00', notAfter: '2036-01-01T00:00:00' };
const root = makeCertificate({ subject: 'Root', authority: true, ...life });
const middle = makeCertificate({ subject: 'Middle', issuer: root, authority: true, ...life });
const iso = (date: number): string => new Date(date).toISOString().slice(0, 19);
const HOUR = 3_600_000;
const fresh = () => ({ thisUpdate: iso(Date.now() - HOUR), nextUpdate: iso(Date.now() + 24 * HOUR) });
const leaf = (extensions: readonly Uint8Array[], more: object = {}) =>
  makeCertificate({ subject: 'Server', issuer: middle, names: ['127.0.0.1'], extensions, ...life, ...more });

const web = async (pages: Parameters<typeof startWebPeer>[0]): Promise<WebPeer> => {
  const peer = await startWebPeer(pages);
  closing.push(peer.close);
  return peer;
};

/** A server of node:tls that shows these certificates, and answers HTTP with this date. */
const serve = async (
  chain: readonly Made[],
  more: { staple?: Uint8Array; date?: Date } = {},
): Promise<number> => {
  const [first] = chain;
  if (!first) throw new Error('the test gave no certificate');
  const server = createTlsServer({ key: privatePem(first), cert: chain.map(pem).join('') }, (socket) => {
    socket.on('error', () => {});
    socket.on('data', () => {
      const date = (more.date ?? new Date()).toUTCString();
      socket.end(`HTTP/1.1 200 OK\r\nDate: ${date}\r\nContent-Length: 0\r\n\r\n`);
    });
  });
  server.on('tlsClientError', () => {});
  if (more.staple)
    server.on('OCSPRequest', (_c: Buffer, _i: Buffer, done: (e: null, r: Buffer) => void) =>
      done(null, Buffer.from(more.staple ?? [])),
    );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

const NEEDED: readonly ProbeId[] = [
  'names',
  'reach',
  'hello',
  'versions',
  'server-name',
  'starttls',
  'certificate',
  'trust-path',
  'revocation',
  'clock',
];

const run = async (port: number, more: { fetch?: boolean; now?: () => Date } = {}) => {
  const { fetch, ...rest } = more;
  const { evidence } = await startRun(
    {
      target: {
        host: '127.0.0.1',
        display: `127.0.0.1:${port}`,
        port,
        serverName: null,
        addresses: [],
        extraRoots: [pem(root)],
      },
      message: '',
      side: 'unknown',
      program: 'unknown',
      answers: {},
      lab: null,
      options: { ...USUAL_OPTIONS, ...(fetch === undefined ? {} : { fetch }) },
    },
    { onProgress: () => {}, probes: PROBES.filter(({ id }) => NEEDED.includes(id)), ...rest },
  );
  const facts = <Id extends 'trust-path' | 'revocation' | 'clock'>(id: Id) => {
    const seen = evidence[id];
    if (seen?.status !== 'ok') throw new Error(`${id}: ${JSON.stringify(seen)}`);
    return seen.facts as NonNullable<Extract<(typeof evidence)[Id], { status: 'ok' }>>['facts'];
  };
  return { evidence, path: facts('trust-path'), revocation: facts('revocation'), clock: facts('clock') };
};

/** A house with a responder, a list and the issuer's certificate; the leaf is made once its port is known. */
const house = async (pages: (made: () => Made) => { readonly [path: string]: () => Page }) => {
  let made: Made | null = null;
  const whole = () => {
    if (!made) throw new Error('asked before the certificate was made');
    return made;
  };
  const peer = await web((path) => pages(whole)[path]?.());
  return { peer, keep: (one: Made): Made => (made = one) };
};
const ocsp = (certificate: Made, more: Partial<WantedOcsp> = {}): Page => ({
  body: makeOcsp({ certificate, issuer: middle, ...fresh(), ...more }),
});

describe('whether a certificate was cancelled', () => {
  it('is asked of the responder that it names, and of nobody else', async () => {
    const { peer, keep } = await house((made) => ({ '/ocsp': () => ocsp(made()) }));
    const certificate = keep(
      leaf([accessExtension({ ocsp: [peer.at('/ocsp')] }), crlExtension(peer.at('/crl'))]),
    );
    const { revocation, evidence } = await run(await serve([certificate, middle]));
    expect(revocation.certificates[0]).toMatchObject({
      index: 0,
      staple: null,
      ocsp: [{ status: 'good', url: peer.at('/ocsp') }],
      crl: [],
    });
    expect(peer.asked).toEqual(['POST /ocsp HTTP/1.1']);
    expect(evidence.revocation?.attempts.map(({ port, purpose }) => [port, purpose])).toEqual([
      [peer.port, `127.0.0.1:${peer.port} is asked whether it cancelled “CN=Server”`],
    ]);
    expect(evidence.revocation?.connections).toBe(0);
  });
  it('is said with date and reason when it was', async () => {
    const { peer, keep } = await house((made) => ({
      '/ocsp': () => ocsp(made(), { status: 'revoked', revokedAt: '2026-05-02T00:00:00', reason: 1 }),
    }));
    const certificate = keep(leaf([accessExtension({ ocsp: [peer.at('/ocsp')] })]));
    const { revocation, evidence } = await run(await serve([certificate, middle]));
    expect(revocation.certificates[0]?.ocsp[0]).toMatchObject({
      status: 'revoked',
      revokedAt: '2026-05-02T00:00:00.000Z',
      reason: 'keyCompromise',
    });
    expect(evidence.revocation?.outcome).toBe('The issuer has cancelled the certificate of “CN=Server”.');
  });
  it('is looked up in the list when there is no responder, or it does not answer', async () => {
    const { peer, keep } = await house((made) => ({
      '/crl': () => ({ body: makeCrl({ issuer: middle, revoked: [{ certificate: made() }], ...fresh() }) }),
    }));
    const certificate = keep(
      leaf([accessExtension({ ocsp: [peer.at('/gone')] }), crlExtension(peer.at('/crl'))]),
    );
    const { revocation } = await run(await serve([certificate, middle]));
    const [entry] = revocation.certificates;
    expect([entry?.ocsp[0]?.status, entry?.ocsp[0]?.why]).toEqual([
      'unreachable',
      'It answers with status 404.',
    ]);
    expect(entry?.crl[0]?.status).toBe('revoked');
  });
  it('needs no question when the server brings the answer along', async () => {
    const peer = await web(() => undefined);
    const certificate = leaf([accessExtension({ ocsp: [peer.at('/ocsp')] }), mustStaple]);
    const staple = makeOcsp({ certificate, issuer: middle, ...fresh() });
    const { revocation } = await run(await serve([certificate, middle], { staple }));
    expect(revocation.certificates[0]).toMatchObject({
      staple: { status: 'good', url: null },
      ocsp: [],
      mustStaple: true,
    });
    expect(peer.asked).toEqual([]);
  });
  it('stays open when nobody answers, and does not hold up the check', async () => {
    const silent = await startPeer(() => {});
    closing.push(silent.close);
    const certificate = leaf([accessExtension({ ocsp: [`http://127.0.0.1:${silent.port}/`] })]);
    const { revocation } = await run(await serve([certificate, middle]));
    expect(revocation.certificates[0]?.ocsp[0]).toMatchObject({
      status: 'unreachable',
      why: 'No whole answer came in 2 s.',
    });
  });
  it('is not asked where the person does not want others to be asked', async () => {
    const peer = await web(() => undefined);
    const certificate = leaf([accessExtension({ ocsp: [peer.at('/ocsp')], caIssuers: [peer.at('/ca')] })]);
    const { revocation, path } = await run(await serve([certificate]), { fetch: false });
    expect(peer.asked).toEqual([]);
    expect(path.fetched).toMatchObject([{ status: 'not-allowed', url: peer.at('/ca') }]);
    expect(revocation.certificates[0]?.ocsp[0]?.status).toMatch(/^(not-allowed|unusable)$/);
  });
});

describe('a chain with a link missing', () => {
  it.each<[string, Page]>([
    ['as DER', { body: middle.der }],
    ['as PEM', { body: pem(middle) }],
    ['in a bundle', { body: makeBundle(root, middle) }],
  ])('is made whole with what the certificate points to, served %s', async (_what, page) => {
    const { peer, keep } = await house(() => ({ '/ca': () => page }));
    const certificate = keep(leaf([accessExtension({ caIssuers: [peer.at('/ca')] })]));
    const { path } = await run(await serve([certificate]));
    expect(path.stores.map(({ id, trusted }) => [id, trusted])).toEqual([
      ['this-computer', false],
      ['mozilla', false],
      ['added', false],
    ]);
    expect(path.fetched).toMatchObject([{ url: peer.at('/ca'), status: 'fetched', subject: 'CN=Middle' }]);
    expect(path.repaired).toMatchObject({
      trusted: true,
      store: 'the roots added for this check',
      subjects: ['CN=Server', 'CN=Middle'],
      pem: `${pem(certificate)}${pem(middle)}`,
    });
  });
  it('is not made whole by what is no certificate', async () => {
    const { peer, keep } = await house(() => ({ '/ca': () => ({ body: '<html>moved</html>' }) }));
    keep(leaf([accessExtension({ caIssuers: [peer.at('/ca')] })]));
    const { path } = await run(await serve([leaf([accessExtension({ caIssuers: [peer.at('/ca')] })])]));
    expect(path.fetched).toMatchObject([{ status: 'not-a-certificate', subject: null }]);
    expect(path.repaired).toBeNull();
  });
  it('is not looked for when nothing is missing', async () => {
    const peer = await web(() => undefined);
    const certificate = leaf([accessExtension({ caIssuers: [peer.at('/ca')] })]);
    const { path } = await run(await serve([certificate, middle]));
    expect([peer.asked, path.fetched, path.repaired]).toEqual([[], [], null]);
    expect(path.stores.at(-1)).toMatchObject({ id: 'added', trusted: true, anchor: 'CN=Root', roots: 1 });
  });
});

describe('this computer’s clock', () => {
  const DAY = 86_400_000;
  it('is found wrong when two others agree, the server asked because its dates do not fit', async () => {
    const { peer, keep } = await house((made) => ({ '/ocsp': () => ocsp(made()) }));
    const certificate = keep(
      leaf([accessExtension({ ocsp: [peer.at('/ocsp')] })], { notAfter: iso(Date.now() + 10 * DAY) }),
    );
    const ahead = () => new Date(Date.now() + 30 * DAY);
    const { clock } = await run(await serve([certificate, middle]), { now: ahead });
    expect(clock.offsetSeconds).toBeGreaterThan(30 * 86_400 - 60);
    expect(clock.offsetSeconds).toBeLessThan(30 * 86_400 + 60);
    expect(clock.sources.map(({ kind }) => kind)).toEqual(['date-header', 'date-header', 'signed-answer']);
  });
  it('is found right by one, and the server is left in peace', async () => {
    const { peer, keep } = await house((made) => ({ '/ocsp': () => ocsp(made()) }));
    const certificate = keep(leaf([accessExtension({ ocsp: [peer.at('/ocsp')] })]));
    const { clock, evidence } = await run(await serve([certificate, middle]));
    expect(Math.abs(clock.offsetSeconds ?? 999)).toBeLessThan(60);
    expect(evidence.clock?.attempts).toEqual([]);
  });
});
