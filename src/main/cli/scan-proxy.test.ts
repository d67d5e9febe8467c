import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deafProxy, httpProxy, socks5Proxy } from '../engine/net/route/testing/proxy';
import { CANARY, closeAll, NAME, opened } from '../engine/net/route/testing/through';
import { startTlsPeer, type TlsPeer } from '../engine/net/testing/tls-server';
import { scanCommand } from './scan';
import { limitsOf } from './scan-engine';
import { testIo } from './testing';

let top = '';
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'handrail-scan-proxy-'));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));
afterEach(closeAll);

const scan = async (words: readonly string[]) => {
  const io = testIo();
  const code = await scanCommand([`${NAME}:8443`, ...words], io, () => 0);
  return { code, ...io.said };
};

const peers: TlsPeer[] = [];
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});

const server = async (): Promise<TlsPeer> => {
  const peer = await startTlsPeer({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' });
  peers.push(peer);
  return peer;
};

describe('a scan through a proxy', () => {
  it('leaves the name to the proxy, and every connection goes through it', async () => {
    const { port } = await server();
    const proxy = await opened(httpProxy(port));
    const { code, out } = await scan(['--proxy', `http://127.0.0.1:${proxy.port}`, '--json']);
    expect(code).toBe(0);
    const whole: unknown = JSON.parse(out.trim().split('\n').at(-1) ?? '');
    expect(whole).toMatchObject({ host: NAME, address: null, connections: proxy.heard.length });
    expect(out).toContain('"version":"TLS 1.2","verdict":"spoken"');
    const firstLines = new Set(proxy.heard.map((request) => request.toString().split('\r\n')[0]));
    expect([...firstLines]).toEqual([`CONNECT ${NAME}:8443 HTTP/1.1`]);
  });
  it('says the password of its file to the proxy, and to nobody else', async () => {
    const { port } = await server();
    const proxy = await opened(socks5Proxy(port, `joe:${CANARY}`));
    const file = join(top, 'password.txt');
    writeFileSync(file, `${CANARY}\n`);
    const { code, out, err } = await scan([
      '--proxy',
      `socks5://joe@127.0.0.1:${proxy.port}`,
      '--proxy-password-file',
      file,
    ]);
    expect(code).toBe(0);
    expect(out).toContain(`${NAME}:8443\n\n`);
    expect(out).toContain('TLS 1.2  spoken');
    expect(`${out}${err}`).not.toContain(CANARY);
  });
  it('is no answer of the server where the proxy refuses', async () => {
    const proxy = await opened(deafProxy((socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')));
    const { code, out } = await scan(['--proxy', `127.0.0.1:${proxy.port}`]);
    expect(code).toBe(3);
    expect(out).toContain('could not tell');
    expect(out).not.toContain('not spoken');
  });
});

describe('a gentle scan', () => {
  it('makes one connection at a time, with the pause of a gentle check', () => {
    expect(limitsOf({ gentle: true }, 11)).toMatchObject({ atOnce: 1, pauseMs: 500 });
    expect(limitsOf({ gentle: false }, 11)).toMatchObject({ atOnce: 11 });
  });
});
