import { spokenDate } from '../../../../shared/words/dates';
import type { RevocationVerdict } from '../../probes/net-port';

/** RFC 5280 §5.3.1. */
const REASONS: { readonly [code: number]: string } = {
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  8: 'removeFromCRL',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
};

/** The name of a reason; null for none given, or one that does not exist. */
export const reasonName = (code: number | null | undefined): string | null => REASONS[code ?? 0] ?? null;

/** Clocks of two computers are never quite the same. */
const TOLERANCE_MS = 5 * 60_000;
/** Our own bound for an answer that does not say until when it holds. */
const LONGEST_MS = 7 * 24 * 3_600_000;

/** When an answer was right, and until when; null = it does not say. */
export interface Times {
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
}

/** What an authorised, signed answer says. `reason`: null = none given. */
export interface Said {
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly revokedAt: Date | null;
  readonly reason: string | null;
}

const NOTHING = { revokedAt: null, reason: null, thisUpdate: null, nextUpdate: null, signedAt: null };

/** An answer that proves nothing. */
export const unusable = (why: string): RevocationVerdict => ({ status: 'unusable', why, ...NOTHING });

const day = (date: Date): string => spokenDate(date.toISOString());

/** Why an answer is of no use at this time; null: it holds. RFC 6960 §3.2 (5, 6), RFC 5280 §6.3.3 (a). */
const notNow = ({ thisUpdate, nextUpdate }: Times, at: Date): string | null => {
  if (thisUpdate.getTime() > at.getTime() + TOLERANCE_MS)
    return `By this computer’s clock the answer is from the future (${day(thisUpdate)}).`;
  const end = nextUpdate ?? new Date(thisUpdate.getTime() + LONGEST_MS);
  return end.getTime() < at.getTime() - TOLERANCE_MS ? `The answer was good only until ${day(end)}.` : null;
};

const WHY: { readonly [S in Said['status']]: string } = {
  good: 'The issuer says that it was not cancelled.',
  revoked: 'The issuer has cancelled it.',
  unknown: 'The responder does not know this certificate.',
};

/** The verdict on an answer whose signature is good. A cancelled certificate stays cancelled, so that holds after its time, too. */
export const verdictOf = (said: Said, times: Times, signedAt: Date, at: Date): RevocationVerdict => {
  const late = notNow(times, at);
  const final = said.status === 'revoked' && said.reason !== 'certificateHold';
  return {
    status: late !== null && !final ? 'out-of-date' : said.status,
    why: late !== null ? (final ? `${WHY.revoked} ${late}` : late) : WHY[said.status],
    revokedAt: said.revokedAt?.toISOString() ?? null,
    reason: said.reason,
    thisUpdate: times.thisUpdate.toISOString(),
    nextUpdate: times.nextUpdate?.toISOString() ?? null,
    signedAt: signedAt.toISOString(),
  };
};
