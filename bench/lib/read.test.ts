import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { readHello, recordSize } from './hello.mjs';
import { readNmap, readSslscan } from './others.mjs';
import { results, versionCode, versionVerdict } from './ours.mjs';
import { startTap } from './tap.mjs';

describe('what sslscan and nmap say', () => {
  it('reads versions, suites and groups of sslscan by number', () => {
    const xml = `<protocol type="ssl" version="3" enabled="0" /><protocol type="tls" version="1.2" enabled="1" />
      <cipher status="accepted" sslversion="TLSv1.2" bits="256" cipher="ECDHE-RSA-AES256-GCM-SHA384" id="0xC030" />
      <group sslversion="TLSv1.2" bits="128" name="x25519" id="0x001d" />`;
    expect(readSslscan(xml)).toEqual({
      versions: new Set([0x0303]),
      suites: new Map([[0x0303, new Set([0xc030])]]),
      groups: new Map([[0x0303, new Set([29])]]),
    });
  });

  it('reads suites of nmap by its own table, and says which names that table lacks', () => {
    const xml = `<table key="TLSv1.0"><table key="ciphers"><table><elem key="name">TLS_A</elem></table></table></table>
      <table key="TLSv1.3"><table><elem key="name">TLS_B</elem></table></table>`;
    const { versions, suites, unknown } = readNmap(xml, new Map([['TLS_A', 5]]));
    expect([...versions]).toEqual([0x0301, 0x0304]);
    expect(suites).toEqual(new Map([[0x0301, new Set([5])]]));
    expect(unknown).toEqual(['TLS_B']);
  });
});

describe('what our own scan says', () => {
  const lines = [
    '{"target":"h:1","version":"TLS 1.3","verdict":"spoken","ms":92.4,"connections":5}',
    'a line that is no JSON',
    '{"port":1,"versions":[{"version":"TLS 1.3","verdict":"spoken"},{"version":"TLS 1.2","verdict":"refused"}],"suites":[{"in":"TLS 1.3","codes":[4865,4866]}],"groups":{"lists":[{"in":"TLS 1.3","groups":["x25519","unknown (0x6399)"],"withKeyOnly":["X25519MLKEM768"]}]}}',
  ].join('\r\n');

  it('gives the moment and the connections of the first verdict', () => {
    expect(versionVerdict(lines)).toEqual({ engine: 92.4, connections: 5 });
    expect(versionVerdict('nothing')).toEqual({ engine: null, connections: null });
  });

  it('gives the versions that are spoken, and the suites and groups of each', () => {
    expect(results(lines)).toEqual([
      {
        port: 1,
        pairs: 2,
        versions: new Set([0x0304]),
        suites: new Map([[0x0304, new Set([4865, 4866])]]),
        groups: new Map([[0x0304, new Set([29, 0x6399, 0x11ec])]]),
      },
    ]);
  });

  it('knows a version by any of its spellings', () => {
    expect(['SSL 3.0', 'sslv2', 'TLS 1.0', 'TLSv1.3', 'tlsv1.2', 'x'].map(versionCode)).toEqual([
      0x0300, 2, 0x0301, 0x0304, 0x0303, 0,
    ]);
  });
});

describe('the listener on the line', () => {
  it('notes what a real hello asks for, at once and after plain words', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => (bytes[0] === 0x16 ? socket.end() : socket.write('go on\r\n')));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const tap = await startTap('127.0.0.1', port);
    const hello = (socket: Socket, done: () => void) =>
      connectTls({
        socket,
        minVersion: 'TLSv1.2',
        maxVersion: 'TLSv1.2',
        ciphers: 'ECDHE-RSA-AES128-GCM-SHA256',
      })
        .on('error', () => undefined)
        .on('close', done);
    for (const before of ['', 'STARTTLS\r\n']) {
      await new Promise<void>((resolve) => {
        const socket = connect(tap.port, '127.0.0.1');
        if (before === '') hello(socket, resolve);
        else socket.once('data', () => hello(socket, resolve)).write(before);
      });
      const { connections, suites, groups } = tap.notes();
      expect(connections).toBe(1);
      expect([...suites.keys()]).toEqual([0x0303]);
      expect(suites.get(0x0303)?.has(0xc02f)).toBe(true);
      expect(groups.get(0x0303)?.has(29)).toBe(true);
    }
    await tap.end();
    await new Promise((resolve) => server.close(resolve));
  });

  it('takes nothing for a hello that is none', () => {
    expect(recordSize(Buffer.from('STARTTLS\r\n'))).toBe(0);
    expect(readHello(Buffer.from('STARTTLS\r\n'))).toBeNull();
    expect(readHello(Buffer.from([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3]))).toBeNull();
  });
});
