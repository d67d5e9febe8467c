import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { HelloResult } from './facts';

/** Where our usual greeting is found. */
export interface Greeted {
  readonly hello: EvidenceMap['hello'];
  readonly starttls?: EvidenceMap['starttls'];
}

/**
 * What our usual greeting brought: right at the beginning, or, at a server that begins in plain text and agreed to switch, behind that. It is
 * the one that forms of it are compared with (probes/forms/round-base).
 */
export const usualGreeting = ({ hello, starttls }: Greeted): HelloResult =>
  starttls?.offered && !hello.base.answered ? starttls.result : hello.base;
