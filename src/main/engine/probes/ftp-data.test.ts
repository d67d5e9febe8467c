import { describe, expect, it } from 'vitest';
import { type RunOptions, USUAL_OPTIONS } from '../../../shared/model/way';
import { probe } from './ftp-data';
import type { FtpDataOptions, FtpDataResult, HandshakeResult } from './net-port';
import { context, fakeNet, helloFacts, helloSeen } from './testing/fake-net';

const data = async (more: Partial<HandshakeResult>): Promise<HandshakeResult> => ({
  ...(await fakeNet({}).handshake({ purpose: 'x', address: '192.0.2.1', serverName: null, listenMs: 0 })),
  ...more,
});
const listed = await data({ afterFinished: 'data' });
const listedAgain = await data({ afterFinished: 'data', resumed: true });
const closed = await data({ afterFinished: 'fin' });

const LISTED: Partial<FtpDataResult> = {
  reached: 'listed',
  version: 'TLS 1.3',
  hadSession: true,
  lastCode: 226,
  lastReply: '226 Done.',
  data: listed,
};
const REFUSED: Partial<FtpDataResult> = {
  ...LISTED,
  reached: 'passive',
  lastCode: 522,
  lastReply: '522 reuse required',
  data: closed,
};

const ftpSeen = {
  hello: helloSeen(),
  starttls: { protocol: 'ftp' as const, offered: true, refusedText: null, result: helloFacts() },
};

const run = async (
  answer: (options: FtpDataOptions, index: number) => Partial<FtpDataResult>,
  options: Partial<RunOptions> = { depth: 'all' },
  seen: Parameters<typeof context>[1] = ftpSeen,
  port = 21,
  message = '',
) => {
  const net = fakeNet({ ftpData: answer });
  const base = context(net, seen, { port });
  const asked = { ...base.asked, message, options: { ...USUAL_OPTIONS, ...options } };
  return { net, answer: await probe.run({ ...base, asked }) };
};
const reuses = (net: ReturnType<typeof fakeNet>) => net.calls.ftpData.map(({ reuse }) => reuse);

describe('ftp-data', () => {
  it('finds a server that wants the session, and asks a second time', async () => {
    const { net, answer } = await run(({ reuse }) => (reuse ? { ...LISTED, data: listedAgain } : REFUSED));
    expect(reuses(net)).toEqual([false, true, false, true]);
    expect(answer).toMatchObject({
      status: 'ok',
      facts: { needsReuse: true },
      outcome:
        'The data connection works only when it takes up the TLS session of the first connection (session reuse).',
    });
  });
  it('is content after one look each where both work', async () => {
    const { net, answer } = await run(() => LISTED);
    expect(reuses(net)).toEqual([false, true]);
    expect(answer).toMatchObject({
      facts: { needsReuse: false },
      outcome: 'The data connection works, with and without the TLS session of the first connection.',
    });
  });
  it('takes a list that came without the offered session for no proof', async () => {
    const { answer } = await run(({ reuse }) => (reuse ? LISTED : REFUSED));
    expect(answer).toMatchObject({
      facts: { needsReuse: false },
      outcome: 'The data connection worked only some of the time.',
    });
  });
  it('takes one that works by turns for no proof either', async () => {
    const { answer } = await run(({ reuse }, index) =>
      reuse || index === 3 ? { ...LISTED, data: listedAgain } : REFUSED,
    );
    expect(answer).toMatchObject({ facts: { needsReuse: false } });
  });
  it('stops where no guest is let in, in the server’s words', async () => {
    const { net, answer } = await run(() => ({
      version: 'TLS 1.3',
      lastCode: 530,
      lastReply: '530 No\u0007.',
    }));
    expect(reuses(net)).toEqual([false]);
    expect(answer).toMatchObject({
      facts: { needsReuse: null, looks: [{ lastReply: '530 No·.', dataOutcome: null }] },
      outcome:
        'The file server let no guest in, so its data connection could not be tried. Its words: “530 No·.”.',
    });
  });
  it('does not try a session that the server did not give', async () => {
    const { net, answer } = await run(() => ({ ...LISTED, hadSession: false }));
    expect(reuses(net)).toEqual([false]);
    expect(answer).toMatchObject({
      outcome: 'The data connection works. The server gave no session that it could have taken up.',
    });
  });
  it('says what both ways were refused with', async () => {
    const { answer } = await run(() => REFUSED);
    expect(answer).toMatchObject({
      outcome: expect.stringMatching(/did not come about.*: 522 reuse required$/),
    });
  });
  it('begins with AUTH TLS, and without plain words on the port for that', async () => {
    const plain = await run(() => LISTED);
    expect(plain.net.calls.ftpData[0]?.dialogue?.name).toBe('FTP');
    const { net } = await run(() => LISTED, { depth: 'all' }, { hello: helloSeen() }, 990);
    expect(net.calls.ftpData[0]?.dialogue).toBeNull();
  });
  it.each([
    ['the person named FTP', { starttls: 'ftp' }, 2121, ''],
    ['the pasted text is of a program that moves files', {}, 2121, 'at FluentFTP.FtpSocketStream'],
  ] as const)('runs when %s', async (_, options, port, message) => {
    const { net } = await run(() => LISTED, options, ftpSeen, port, message);
    expect(net.calls.ftpData.length).toBeGreaterThan(0);
  });
  it.each([2121, 21])(
    'is skipped, without a login, when nothing but port %i says that it is about files',
    async (port) => {
      const { net, answer } = await run(() => LISTED, {}, ftpSeen, port, 'System.IO.IOException');
      expect(answer.status).toBe('skipped');
      expect(net.calls.ftpData).toHaveLength(0);
    },
  );
  it.each([
    ['nothing speaks FTP', { depth: 'all' }, { hello: helloSeen() }],
    ['there is no address', { depth: 'all', starttls: 'ftp' }, {}],
  ] as const)('is skipped, without a login, when %s', async (_, options, seen) => {
    const { net, answer } = await run(() => LISTED, options, seen);
    expect(answer.status).toBe('skipped');
    expect(net.calls.ftpData).toHaveLength(0);
  });
});
