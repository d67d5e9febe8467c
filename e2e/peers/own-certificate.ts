import { createServer } from 'node:tls';
import { type Handler, listen } from '../../src/main/lab/kit/listen';
import { credentials, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import type { Identity, LabPki } from '../../src/main/lab/pki';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { authority, LAB_NAME } from './lab-peer';

type TlsOptions = Parameters<typeof tlsBackend>[0];

/** Whose certificate the program shows: one that the peer's list knows, good or run out, or one that only itself has signed. */
type Shows = 'a known one' | 'an unknown one' | 'one that has run out';

const LONG_AGO = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2021-03-03T00:00:00Z') };

const shownBy = (shows: Shows, pki: LabPki): Promise<Identity> =>
  pki.make({
    subject: 'CN=program.lab.test',
    names: ['program.lab.test'],
    purpose: 'client',
    ...(shows === 'an unknown one' ? { issuer: null } : {}),
    ...(shows === 'one that has run out' ? LONG_AGO : {}),
  });

/** What the peer does with connections, given the lab's certificates. */
type Build = (pki: LabPki) => Promise<Handler>;

/** A peer to which a run with the program's own certificate goes. */
const peerWith =
  (shows: Shows, build: Build): StartCausePeer =>
  async () => {
    const pki = await authority();
    const own = await shownBy(shows, pki);
    const { port, stop } = await listen(await build(pki));
    return {
      port,
      stop,
      target: { extraRoots: [pki.root.pem] },
      options: {
        clientCertificate: {
          subject: own.certificate.subject,
          fingerprint: 'of-a-case',
          notAfter: own.certificate.notAfter.toISOString(),
        },
      },
      secrets: {
        proxyPassword: null,
        clientIdentity: { kind: 'pem', certificates: own.pem, key: own.keyPem, passphrase: null },
      },
    };
  };

const asksFor = async (pki: LabPki): Promise<TlsOptions> => ({
  ...credentials(await pki.server(LAB_NAME), pki.intermediate),
  ca: [pki.root.pem, pki.intermediate.pem],
  requestCert: true,
});

/** A peer that requires a certificate, and a run to which the program's own was given. */
export const askingPeer = (shows: Shows, options: TlsOptions = {}): StartCausePeer =>
  peerWith(shows, async (pki) =>
    tlsBackend({ ...(await asksFor(pki)), rejectUnauthorized: true, ...options }),
  );

/** The same, but it goes on with who shows none, and ends the connection of who shows one that it does not know. */
export const pickyAboutShown = (shows: Shows): StartCausePeer =>
  peerWith(shows, async (pki) => {
    const server = createServer({ ...(await asksFor(pki)), rejectUnauthorized: false });
    server.on('tlsClientError', (_error, secure) => secure.destroy());
    server.on('secureConnection', (secure) => {
      secure.on('error', () => secure.destroy());
      const none = Object.keys(secure.getPeerCertificate()).length === 0;
      if (!none && !secure.authorized) secure.destroy();
    });
    return (socket) => {
      server.emit('connection', socket);
    };
  });
