import { describe, expect, it } from 'vitest';
import { credentials, healthy, leniency, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import type { RunOptions } from '../../src/shared/model/way';
import { behindProxy, leadsThere } from '../peers/behind-a-proxy';
import { LAB_NAME, labPeer } from '../peers/lab-peer';
import { mailServer, OFFER } from '../peers/mail';
import { severalAddresses } from '../peers/several-addresses';
import { judgeCase } from './cause-run';
import type { StartCausePeer } from './define-cause-cases';
import { gate } from './meet';

const atATime = gate(3);
const SLOW_MS = 150;

const good = labPeer((pki) => healthy(pki, LAB_NAME));

const withKey = (key: 'ec' | 'rsa', more: Parameters<typeof tlsBackend>[0] = {}): StartCausePeer =>
  labPeer(async (pki) => {
    const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key });
    return tlsBackend({ ...credentials(leaf, pki.intermediate), ...more });
  });

/** Everything is in order at each of these, however different they are. */
const WORKING: readonly (readonly [string, StartCausePeer, Partial<RunOptions>])[] = [
  ['speaks TLS 1.2 and 1.3', good, {}],

  ['has an RSA certificate', withKey('rsa'), {}],

  ['has an elliptic-curve certificate', withKey('ec'), {}],

  ['speaks every version from TLS 1.0 on', withKey('rsa', { minVersion: 'TLSv1', ...leniency() }), {}],

  ['speaks TLS 1.2 alone', withKey('ec', { maxVersion: 'TLSv1.2' }), {}],

  ['keeps to its own order of suites', withKey('rsa', { honorCipherOrder: true }), {}],

  ['knows no application language', withKey('ec', { ALPNProtocols: undefined }), {}],

  ['speaks HTTP/2 only', withKey('ec', { ALPNProtocols: ['h2'] }), {}],

  [
    'asks for a certificate and does without',
    withKey('ec', { requestCert: true, rejectUnauthorized: false }),
    {},
  ],

  [
    'answers slowly',
    labPeer(async (pki) => {
      const backend = tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate));
      return (socket) => void setTimeout(() => backend(socket), SLOW_MS);
    }),
    {},
  ],

  [
    'sends its root certificate as well',
    labPeer(async (pki) => {
      const backend = tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate, pki.root));
      return (socket) => backend(socket);
    }),
    {},
  ],

  [
    'begins in plain text (SMTP)',
    labPeer(async (pki) =>
      mailServer({
        offer: OFFER,
        switches: tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)),
      }),
    ),
    { starttls: 'smtp' },
  ],

  ['stands behind a proxy', behindProxy(leadsThere), {}],

  [
    'has two addresses',
    severalAddresses(async (pki) => ({
      '127.0.0.1': await healthy(pki, LAB_NAME),
      '::1': await healthy(pki, LAB_NAME),
    })),
    {},
  ],

  ['is asked for every list', good, { depth: 'all' }],

  ['is asked slowly', withKey('ec'), { gentle: true }],
];

describe.concurrent('a server that works', () => {
  it.each(WORKING)(
    'gets no confirmed and no likely cause: it %s',
    async (_name, peer, options) => {
      const { document, evidence } = await atATime(() => judgeCase({ name: '', peer, options }));
      const sure = document.findings.filter(({ verdict }) => verdict !== 'possible');
      expect(sure.map(({ causeId, because }) => `${causeId}: ${because[0]?.text}`)).toEqual([]);
      expect(document.summary.conclusion).toBe('nothing-wrong');
      expect(Object.values(evidence).filter((observation) => observation?.status === 'bug')).toEqual([]);
    },
    600_000,
  );
});
