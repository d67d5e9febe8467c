import { afterEach, describe, expect, it } from 'vitest';
import { type ClientIdentity, type RunOptions, USUAL_OPTIONS } from '../../../shared/model/way';
import { privatePem, startTlsPeer, type TlsPeer } from '../net/testing/tls-server';
import { makeCertificate, pem } from '../net/trust/testing/make-chain';
import { limitsFor } from './limits';
import { startRun } from './session';
import { askedFor } from './testing/made-probe';

const root = makeCertificate({ subject: 'Clients', authority: true });
const own = makeCertificate({ subject: 'me', issuer: root, purposes: ['1.3.6.1.5.5.7.3.2'] });
const clientIdentity: ClientIdentity = {
  kind: 'pem',
  certificates: pem(own),
  key: privatePem(own),
  passphrase: null,
};
const options: RunOptions = {
  ...USUAL_OPTIONS,
  clientCertificate: { subject: 'CN=me', fingerprint: 'x', notAfter: '2027-01-01T00:00:00Z' },
};

let peer: TlsPeer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

describe('a whole run with a certificate of the person’s own', () => {
  it('measures with and without it by turns, and leaves every question its connections', async () => {
    peer = await startTlsPeer({ requestCert: true, rejectUnauthorized: true, ca: pem(root) });
    const asked = { ...askedFor(peer.port), options };
    const { evidence } = await startRun(asked, {
      onProgress: () => {},
      secrets: { proxyPassword: null, clientIdentity },
    });
    const shown = evidence['client-certificate'];
    expect(shown).toMatchObject({
      status: 'ok',
      facts: {
        completed: true,
        afterFinished: 'alert',
        presented: [
          { version: 'TLS 1.3', result: 'accepted', holds: true },
          { version: 'TLS 1.2', result: 'accepted', holds: true },
        ],
      },
    });
    const attempts = Object.values(evidence).flatMap((one) => one?.attempts ?? []);
    expect(attempts.length).toBeLessThanOrEqual(limitsFor(options).connections);
    expect(attempts.filter(({ outcome }) => outcome.kind === 'local' && outcome.code === 'BUDGET')).toEqual(
      [],
    );
  }, 30_000);
});
