import assert from 'node:assert/strict';
import { after, describe, it as test } from 'node:test';
import { type ConnectionOptions, connect } from 'node:tls';
import { leniency } from './kit/tls-backend';
import { servers } from './registry';
import { startLab } from './start-lab';

// Under Electron's own TLS library: do the practice servers that need a whole handshake give one there too?

const starting = startLab();

/** Ends of a complete handshake: the version, or the error's code; `words`: what came after it. */
const shake = async (id: string, options: ConnectionOptions, fixed = false): Promise<string> => {
  const { target } = (await (await starting).setFixed(id, fixed)).asked;
  return new Promise((resolve) => {
    const socket = connect({
      host: '127.0.0.1',
      port: target.port,
      servername: target.host,
      ca: target.extraRoots,
      ...options,
    });
    let version = '';
    socket.on('secureConnect', () => {
      version = socket.getProtocol() ?? '';
      socket.write('GET / HTTP/1.1\r\n\r\n');
    });
    socket.on('data', () => resolve(version));
    socket.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    socket.on('close', () => resolve('closed'));
  });
};

describe('the practice lab under this TLS library', () => {
  // In a suite: Node 18 runs the hooks of the file itself only when nothing is open any more.
  after(async () => (await starting).stop());

  for (const { id, fixable } of servers.map((server) => server.scenario)) {
    test(`the practice server ${id} starts`, async () => {
      assert.equal((await (await starting).start(id)).asked.lab, id);
    });
    if (fixable)
      test(`the practice server ${id} gives a trusted handshake when it is repaired`, async () => {
        assert.equal(await shake(id, {}, true), 'TLSv1.3');
      });
  }

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
    test(`the weak certificate is served over ${version}`, async () => {
      const options = { ...leniency(), rejectUnauthorized: false, maxVersion: version };
      assert.equal(await shake('weak-certificate', options), version);
    });

  test('the server that asks for a certificate refuses without one, in both versions', async () => {
    assert.match(await shake('client-certificate', { maxVersion: 'TLSv1.2' }), /ALERT_HANDSHAKE_FAILURE/);
    assert.match(await shake('client-certificate', { minVersion: 'TLSv1.3' }), /ALERT_CERTIFICATE_REQUIRED/);
  });

  test('the old program’s server speaks TLS 1.2 and 1.3', async () => {
    assert.equal(await shake('old-program', { maxVersion: 'TLSv1.2' }), 'TLSv1.2');
    assert.equal(await shake('old-program', {}), 'TLSv1.3');
  });
});
