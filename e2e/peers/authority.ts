import { listen } from '../../src/main/lab/kit/listen';
import { credentials, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import type { Identity } from '../../src/main/lab/pki';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { type AuthorityHttp, authorityHttp, type Served } from './authority-http';
import { type Issued, issue } from './authority-issues';
import { authority as labAuthority } from './lab-peer';

/** What a peer of this file is built from. `serve`: what the authority's address answers, filled once the certificates are there. */
export interface Building {
  readonly root: Identity;
  /** Addresses of the authority's web servers, two of them on two loopback addresses. */
  readonly urls: readonly [string, string];
  readonly serve: Map<string, Served>;
  issue(issuer: Identity | null, wanted: Issued): Promise<Identity>;
}

/** The chain that the peer sends: its own certificate first. */
type Chain = readonly [Identity, ...Identity[]];

/**
 * A peer whose certificates name an authority that answers on loopback. It speaks TLS 1.2 and 1.3; the lab's root is trusted unless
 * `trusted` is false. Stopping it stops the authority too.
 */
export const authorityPeer =
  (build: (building: Building) => Promise<Chain>, { trusted = true } = {}): StartCausePeer =>
  async () => {
    const { root } = await labAuthority();
    const serve = new Map<string, Served>();
    const web: AuthorityHttp[] = [await authorityHttp(serve), await authorityHttp(serve, '127.0.0.2')];
    const urls = [web[0]?.url ?? '', web[1]?.url ?? ''] as const;
    const [leaf, ...above] = await build({ root, urls, serve, issue });
    const backend = tlsBackend(credentials(leaf, ...above));
    const { port, stop } = await listen((socket) => backend(socket));
    return {
      port,
      stop: async () => {
        await Promise.all([stop(), ...web.map((one) => one.stop())]);
      },
      target: { extraRoots: trusted ? [root.pem] : [] },
    };
  };

/** DER of one certificate, as authorities serve it (RFC 5280 §4.2.2.1). */
export const servedCertificate = (identity: Identity): Served => ({
  type: 'application/pkix-cert',
  body: () => identity.der,
});
