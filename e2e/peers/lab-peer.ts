import { type Handler, listen } from '../../src/main/lab/kit/listen';
import { type LabPki, makeLabPki } from '../../src/main/lab/pki';
import type { StartCausePeer } from '../cases/define-cause-cases';

let made: Promise<LabPki> | null = null;

/** One certificate authority for all peers of a test file: making keys takes a while. */
export const authority = (): Promise<LabPki> => {
  made ??= makeLabPki();
  return made;
};

export const LAB_NAME = 'peer.lab.test';

/** A peer on 127.0.0.1 built from the practice lab's certificates; its root is among the trusted ones unless `trusted` is false. */
export const labPeer =
  (
    build: (pki: LabPki) => Promise<Handler> | Handler,
    { name = LAB_NAME, trusted = true }: { readonly name?: string | null; readonly trusted?: boolean } = {},
  ): StartCausePeer =>
  async () => {
    const pki = await authority();
    const { port, stop } = await listen(await build(pki));
    const host = name ?? '127.0.0.1';
    return {
      port,
      stop,
      target: {
        host,
        display: `${host}:${port}`,
        serverName: name,
        extraRoots: trusted ? [pki.root.pem] : [],
      },
    };
  };
