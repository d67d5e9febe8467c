import type { CertificateProbeFacts } from '../certificate';
import { trusted } from './empty-results';

/** The certificate probe's facts about one certificate without a fault, unless it is said otherwise. */
export const certificateSeen = (
  verdict: Partial<CertificateProbeFacts['verdict']> = {},
  more: Partial<CertificateProbeFacts> = {},
): CertificateProbeFacts => {
  const [leaf] = trusted([Uint8Array.of(1)]).chain;
  return {
    attemptId: 'certificate-1',
    seenBy: 'readable-hello',
    version: 'TLS 1.2',
    name: 'www.lab.test',
    chain: leaf
      ? [{ ...leaf, names: [...leaf.names], extendedKeyUsage: [], caIssuers: [], keyUsage: [], der: 'AQ==' }]
      : [],
    verdict: {
      trusted: true,
      store: 'x',
      roots: 1,
      addedRoots: 0,
      anchor: 'CN=Root',
      faults: [],
      ...verdict,
    },
    checkedAt: '2026-06-01T00:00:00.000Z',
    ...more,
  };
};
