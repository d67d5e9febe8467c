import type { Evidence, ProbeId } from '../../../shared/model/evidence';
import type { Cause, Verdict } from './define-cause';

/** Probes that read something instead of trying it: a name, a setting, a clock, a list of trust. Nothing of it is an attempt. */
const READING: ReadonlySet<ProbeId> = new Set<ProbeId>([
  'names',
  'this-computer',
  'local-settings',
  'clock',
  'trust-path',
  'revocation',
]);

const hasRead = ({ needs, wants }: Cause, evidence: Evidence): boolean =>
  [...needs, ...wants].some((id) => READING.has(id) && evidence[id]?.status === 'ok');

/**
 * "Confirmed" is for what was measured: at least one sentence that says so and points at the attempts that show it, or at least rests on
 * something that was read. A cause that has none, as with facts that were put together by hand, is no more than likely.
 */
export const asCarried = (cause: Cause, verdict: Verdict, evidence: Evidence): Verdict => {
  if (verdict.verdict !== 'confirmed') return verdict;
  const measured = verdict.because.filter(({ grade }) => grade === 'measured');
  const carried =
    measured.some(({ attempts }) => attempts.length > 0) || (measured.length > 0 && hasRead(cause, evidence));
  return carried ? verdict : { ...verdict, verdict: 'likely' };
};
