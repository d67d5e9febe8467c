import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { createNet } from '../create-net';
import { asking, onHello, startPeer } from '../testing/peer';

// A question to others and the judging of its answer, tried out in the runtime that Electron brings (Node 18).
test('an answer is fetched, in chunks, and its time is noted', async () => {
  const web = createServer((_, answer) => {
    answer.write('in two ');
    answer.end('pieces');
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const address = web.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const peer = await startPeer(onHello((socket) => socket.end()));
  const net = createNet({ target: { port: peer.port, extraRoots: [] } });
  try {
    await net.attempt(asking());
    const url = `http://127.0.0.1:${port}/`;
    const result = await net.fetchPlain({ purpose: 'a test', url, server: null, kind: 'certificate' });
    assert.equal(Buffer.from(result.body ?? []).toString(), 'in two pieces', result.why);
    const { at = '', heardAt = '' } = result.date ?? {};
    assert.ok(Math.abs(Date.parse(heardAt) - Date.parse(at)) < 10_000, `${at} ${heardAt}`);
  } finally {
    await net.close();
    await peer.close();
    await new Promise((resolve) => web.close(resolve));
  }
});
