import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Verdict } from '../define-cause';
import { listed } from './clip';
import { alertCode, NO_PROTOCOL } from './ends';
import type { HelloResult, Rung } from './facts';

/** An up-to-date greeting is answered, and one that offers only this old version is not. */
export interface VersionRefused {
  readonly base: HelloResult;
  readonly rung: Rung;
  readonly spoken: readonly string[];
}

type Not = Extract<Verdict, { verdict: 'ruled-out' | 'unknown' }>;

/** Why this refusal tells nothing of the version: the server sent the signal about the language inside (ALPN). null: it may be the version. */
export const refusedForLanguage = ({ version, result }: Rung): Not | null =>
  alertCode(result.outcome) === NO_PROTOCOL
    ? {
        verdict: 'unknown',
        why: `The server refused ${version} alone for the language to be spoken inside (ALPN, alert 120), so we don’t know whether it takes the version.`,
      }
    : null;

/** Whether the server refuses an old version and takes TLS 1.2 or newer; else why that can't be what decides, or why it is not known. */
export const versionRefused = (
  { base }: EvidenceMap['hello'],
  { rungs, spoken }: EvidenceMap['versions'],
  version: string,
): VersionRefused | Not => {
  const rung = rungs.find((one) => one.version === version);
  if (!base.answered)
    return {
      verdict: 'ruled-out',
      because: 'An up-to-date greeting is not taken either, so the version is not what decides.',
    };
  if (spoken.some((one) => one === version))
    return {
      verdict: 'ruled-out',
      because: `The server still takes ${version} (it speaks ${listed(spoken)}).`,
    };
  if (!spoken.includes('TLS 1.2') && !spoken.includes('TLS 1.3'))
    return { verdict: 'unknown', why: 'It is not known which versions the server takes.' };
  if (rung === undefined || rung.result.outcome.kind === 'local' || rung.result.outcome.kind === 'cancelled')
    return {
      verdict: 'unknown',
      why: `${version} was not tried on this server, so we don’t know whether it is refused.`,
    };
  return refusedForLanguage(rung) ?? { base, rung, spoken };
};
