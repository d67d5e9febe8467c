import type { StoreVerdict } from '../../probes/net-port';
import { buildPath, place } from './build-path';
import { judgeChain, MAX_CHAIN } from './judge-chain';
import { addedRoots, loadRoots, mozillaRoots, type Roots } from './roots';

const verdict = (
  id: StoreVerdict['id'],
  certificates: readonly Uint8Array[],
  name: string | null,
  at: Date,
  roots: Roots,
): StoreVerdict => {
  const { trusted, anchor, faults, chain } = judgeChain(certificates, name, at, roots);
  const placed = place(certificates.slice(0, MAX_CHAIN));
  const first = placed.find(({ index }) => index === 0);
  const path = first ? buildPath(placed, first, roots, at) : null;
  const links = path?.links.filter(
    ({ certificate }) => certificate !== path.anchor && !certificate.facts.selfIssued,
  );
  return {
    id,
    name: roots.store.slice(0, 200),
    roots: roots.count,
    trusted,
    anchor,
    faults,
    chain,
    path: links?.map(({ index }) => index) ?? [],
  };
};

/** The same chain by the roots of this computer, by Mozilla's, and by the added ones alone where there are any. Never rejects. */
export const byStore = async (
  certificates: readonly Uint8Array[],
  name: string | null,
  at: Date,
  extraRoots: readonly string[],
): Promise<StoreVerdict[]> => {
  const added = addedRoots(extraRoots);
  const mozilla = mozillaRoots();
  return [
    verdict('this-computer', certificates, name, at, await loadRoots([])),
    ...(mozilla.count > 0 ? [verdict('mozilla', certificates, name, at, mozilla)] : []),
    ...(added.count > 0 ? [verdict('added', certificates, name, at, added)] : []),
  ];
};
