import type { Handler } from '../../src/main/lab/kit/listen';
import { credentials, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import type { LabPki } from '../../src/main/lab/pki';
import { LAB_NAME } from './lab-peer';

/** A server whose certificate was made on the way, by an authority with this name. `names`: what it is made out to. */
export const resignedBy =
  (authority: string, names: readonly string[] = [LAB_NAME]) =>
  async (pki: LabPki): Promise<Handler> => {
    const root = await pki.make({ subject: authority, names: [], issuer: null, authority: true });
    const leaf = await pki.make({ subject: `CN=${names[0]}`, names, issuer: root });
    const backend = tlsBackend(credentials(leaf, root));
    return (socket) => backend(socket);
  };
