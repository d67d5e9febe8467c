import { describe, expect, it } from 'vitest';
import type { AttemptOptions } from './net-port';
import { probe } from './plain-answer';
import { alert, CLOSED, context, fakeNet, helloFacts, helloSeen, type Reply } from './testing/fake-net';

const seen = { hello: helloSeen(helloFacts({ outcome: CLOSED })) };
const text = (words: string) => new TextEncoder().encode(words);
const http = (words: string): Reply => ({
  outcome: { kind: 'plaintext', stage: 'after-hello', looksLike: 'http', text: words.slice(0, 100) },
  plaintext: text(words),
});
const sentBy = (options: AttemptOptions | undefined): Uint8Array =>
  options?.send instanceof Uint8Array ? options.send : new Uint8Array();
const run = (reply: Reply) => probe.run(context(fakeNet({ attempt: () => reply }), seen));

describe('plain-answer', () => {
  it('sends one small request and reads the status', async () => {
    const net = fakeNet({ attempt: () => http('HTTP/1.1 200 OK\r\nServer: x\r\n\r\nhello') });
    expect(await probe.run(context(net, seen))).toMatchObject({
      status: 'ok',
      facts: { looksLike: 'http', httpStatus: 200, firstLine: 'HTTP/1.1 200 OK', saysUseTls: false },
      outcome: 'The server answered in plain HTTP (status 200).',
    });
    expect(new TextDecoder().decode(sentBy(net.calls.attempts[0]))).toBe(
      'GET / HTTP/1.1\r\nHost: www.lab.test:443\r\nConnection: close\r\n\r\n',
    );
  });
  it('understands a server that says in plain text that it wants TLS', async () => {
    const answer = await run(
      http('HTTP/1.1 400 Bad Request\r\n\r\n<h1>400 The plain HTTP request was sent to HTTPS port</h1>'),
    );
    expect(answer).toMatchObject({
      facts: { httpStatus: 400, saysUseTls: true },
      outcome: 'The server says that this port is for secure connections (TLS).',
    });
  });
  it('understands an alert in answer to plain words', async () => {
    expect(await run({ outcome: alert(10, 'unexpected_message') })).toMatchObject({
      facts: { saysUseTls: true },
    });
  });
  it('does not take a redirection to https for such a word', async () => {
    expect(
      await run(http('HTTP/1.1 301 Moved\r\nLocation: https://www.lab.test/use-https\r\n\r\n')),
    ).toMatchObject({
      facts: { httpStatus: 301, saysUseTls: false },
    });
  });
  it('keeps a greeting that is not HTTP', async () => {
    const answer = await run({
      outcome: { kind: 'plaintext', stage: 'after-hello', looksLike: 'ssh', text: 'SSH-2.0-x' },
      plaintext: text('SSH-2.0-x\u0000\r\nmore'),
    });
    expect(answer).toMatchObject({ facts: { looksLike: 'ssh', firstLine: 'SSH-2.0-x·', httpStatus: null } });
  });
  it('lets nothing but a host name into the request', async () => {
    const net = fakeNet({});
    await probe.run(context(net, seen, { serverName: 'a.test\r\nEvil 1' }));
    expect(new TextDecoder().decode(sentBy(net.calls.attempts[0]))).toContain(
      'Host: a.testEvil1:443\r\nConn',
    );
  });
  it('is skipped where the server speaks TLS', async () => {
    expect(await probe.run(context(fakeNet({}), { hello: helloSeen() }))).toEqual({
      status: 'skipped',
      why: 'The server speaks TLS here.',
    });
  });
});
