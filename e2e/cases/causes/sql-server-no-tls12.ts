import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { database, onlyTls10 } from '../../peers/database';
import { authority, LAB_NAME, labPeer } from '../../peers/lab-peer';
import { type CauseCase, causeCases, type StartCausePeer } from '../define-cause-cases';

const old: StartCausePeer = async () => {
  const pki = await authority();
  const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key: 'rsa' });
  return database(onlyTls10([leaf.der, pki.intermediate.der]));
};
const modern: StartCausePeer = async () => {
  const pki = await authority();
  return { ...(await database(await healthy(pki, LAB_NAME))), target: { extraRoots: [pki.root.pem] } };
};

/** The port is any free one, as that of a named instance is: what it is stands in the text, or the person says it. */
const TOLD: Pick<CauseCase, 'asked'> = {
  asked: {
    message:
      'A connection was successfully established with the server, but then an error occurred during the pre-login handshake. (provider: TCP Provider, error: 35)',
    program: 'database',
  },
};
const NAMED: Pick<CauseCase, 'options'> = { options: { starttls: 'tds' } };

export const cases = causeCases({
  cause: 'sql-server-no-tls12',
  holds: [
    {
      name: 'its database cuts every greeting that is newer than TLS 1.0',
      peer: old,
      ...TOLD,
      verdict: 'confirmed',
    },
    {
      name: 'the same, and nothing but the kind of server is known',
      peer: old,
      ...NAMED,
      verdict: 'confirmed',
    },
  ],
  not: [
    { name: 'its database speaks TLS 1.2', peer: modern, ...TOLD },
    {
      name: 'it cuts newer greetings too, and is no database',
      peer: labPeer(async (pki) => {
        const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key: 'rsa' });
        return onlyTls10([leaf.der, pki.intermediate.der]);
      }),
    },
  ],
});
