import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { HelloResult } from './facts';

/** The greeting that showed which safety signals the server sends up to TLS 1.2 (RFC 5746, RFC 7627). */
export interface Signals {
  readonly result: HelloResult;
  readonly renegotiation: boolean;
  readonly ems: boolean;
}

/** Read off the newest ServerHello below TLS 1.3; null where none came, or in a case of before. `base`: our usual greeting. */
export const signalsOf = (base: HelloResult, versions: EvidenceMap['versions']): Signals | null => {
  const rungs = versions.rungs.map(({ result }) => result).reverse();
  for (const result of [...rungs, base]) if (result.signals) return { result, ...result.signals };
  return null;
};
