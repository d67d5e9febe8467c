import { type Handler, type Listening, listen } from '../../src/main/lab/kit/listen';
import type { LabPki } from '../../src/main/lab/pki';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { authority, LAB_NAME } from './lab-peer';

/** What stands at a loopback address; null: nothing, so that connections there are refused. */
export type At = Readonly<Record<string, Handler | null>>;

const TRIES = 5;

/** The other addresses have to be free on the very port that the first one got, so some tries may be needed. */
const listenAtAll = async (places: readonly (readonly [string, Handler])[]): Promise<Listening[]> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const open: Listening[] = [];
    for (const [address, handler] of places) {
      const port = open[0]?.port ?? 0;
      const next = await listen(handler, { address, port }).catch(() => null);
      if (next) open.push(next);
    }
    if (open.length === places.length) return open;
    await Promise.all(open.map((one) => one.stop()));
  }
  throw new Error('these loopback addresses are not free on one port');
};

/** One name with several addresses, in this order, each with a behaviour of its own; the lab's root is trusted. At least one of them listens. */
export const severalAddresses =
  (build: (pki: LabPki) => Promise<At> | At): StartCausePeer =>
  async () => {
    const pki = await authority();
    const at = await build(pki);
    const open = await listenAtAll(
      Object.entries(at).flatMap(([address, handler]) => (handler ? [[address, handler] as const] : [])),
    );
    const port = open[0]?.port ?? 0;
    return {
      port,
      stop: async () => {
        await Promise.all(open.map((one) => one.stop()));
      },
      target: {
        host: LAB_NAME,
        display: `${LAB_NAME}:${port}`,
        serverName: LAB_NAME,
        addresses: Object.keys(at),
        extraRoots: [pki.root.pem],
      },
    };
  };
