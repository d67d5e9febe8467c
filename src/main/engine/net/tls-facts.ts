import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';

const LONGEST_CHAIN = 10;

const VERSIONS: { readonly [protocol: string]: string } = {
  SSLv3: 'SSL 3.0',
  TLSv1: 'TLS 1.0',
  'TLSv1.1': 'TLS 1.1',
  'TLSv1.2': 'TLS 1.2',
  'TLSv1.3': 'TLS 1.3',
};

/** node:tls's name of a version, in ours. */
export const spokenVersion = (protocol: string | null): string | null =>
  protocol === null ? null : (VERSIONS[protocol] ?? protocol.slice(0, 40));

/**
 * The peer's chain, leaf first, as far as node:tls gives it: it follows issuers, so a certificate that leads nowhere is missing.
 * Used for TLS 1.3 only, where the Certificate message is encrypted.
 */
export const presentedChain = (socket: TLSSocket): readonly Uint8Array[] => {
  const chain: Uint8Array[] = [];
  let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (next?.raw && chain.length < LONGEST_CHAIN) {
    chain.push(new Uint8Array(next.raw));
    const issuer: DetailedPeerCertificate | undefined = next.issuerCertificate;
    next = issuer === next || issuer?.fingerprint256 === next.fingerprint256 ? undefined : issuer;
  }
  return chain;
};
