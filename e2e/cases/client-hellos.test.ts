import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clients } from '../../src/main/engine/clients/registry';
import { listen } from '../../src/main/lab/kit/listen';
import { credentials, leniency, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import { makeLabPki } from '../../src/main/lab/pki';
import { answerTo, freshlyDrawn } from '../peers/greet-as';

const NAME = 'peer.lab.test';
const SERVER_HELLO = 2;

let port = 0;
let stop = (): Promise<void> | void => undefined;

beforeAll(async () => {
  const pki = await makeLabPki();
  const leaf = await pki.make({ subject: `CN=${NAME}`, names: [NAME], key: 'rsa' });
  const ec = await pki.make({ subject: `CN=${NAME}`, names: [NAME] });
  const { cert, key } = credentials(leaf, pki.intermediate);
  const other = credentials(ec, pki.intermediate);
  const backend = tlsBackend({
    cert: [cert, other.cert],
    key: [key, other.key],
    minVersion: 'TLSv1',
    ...leniency(),
  });
  ({ port, stop } = await listen((socket) => backend(socket)));
});
afterAll(() => stop());

describe('the greeting of every known program', () => {
  it.each(clients.map(({ id, hello }) => ({ id, hello })))(
    'is answered by a real server that takes everything: $id',
    async ({ hello }) => {
      expect(await answerTo(port, hello(freshlyDrawn(NAME)))).toBe(`message ${SERVER_HELLO}`);
    },
  );
});
