import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { database } from '../../peers/database';
import { authority, LAB_NAME, labPeer } from '../../peers/lab-peer';
import { type CauseCase, causeCases, type StartCausePeer } from '../define-cause-cases';

const selfMade =
  (name: string): StartCausePeer =>
  async () => {
    const pki = await authority();
    const leaf = await pki.make({ subject: `CN=${name}`, names: [], issuer: null, key: 'rsa' });
    const backend = tlsBackend(credentials(leaf));
    return database((socket) => backend(socket));
  };
const ofLab =
  (trusted: boolean): StartCausePeer =>
  async () => {
    const pki = await authority();
    const extraRoots = trusted ? [pki.root.pem] : [];
    return { ...(await database(await healthy(pki, LAB_NAME))), target: { extraRoots } };
  };

const COMPLAINT =
  'A connection was successfully established with the server, but then an error occurred during the login process. (provider: SSL Provider, error: 0 - The certificate chain was issued by an authority that is not trusted.)';
const TOLD: Pick<CauseCase, 'asked'> = {
  asked: { message: COMPLAINT, program: 'database' },
};

export const cases = causeCases({
  cause: 'sql-encrypt-default',
  holds: [
    {
      name: 'its database shows the certificate that it made for itself',
      peer: selfMade('SSL_Self_Signed_Fallback'),
      ...TOLD,
      verdict: 'confirmed',
    },
    {
      name: 'its database’s authority is not known here, and the driver says so',
      peer: ofLab(false),
      ...TOLD,
      verdict: 'likely',
      headline: false,
    },
  ],
  not: [
    { name: 'its database shows a certificate of a known authority', peer: ofLab(true), ...TOLD },
    {
      name: 'it vouches for itself under that name, and is no database',
      peer: labPeer(async (pki) => {
        const leaf = await pki.make({
          subject: 'CN=SSL_Self_Signed_Fallback',
          names: [LAB_NAME],
          issuer: null,
        });
        const backend = tlsBackend(credentials(leaf));
        return (socket) => backend(socket);
      }),
    },
  ],
});
