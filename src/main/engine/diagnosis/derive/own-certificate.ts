import { optionsOf } from '../../../../shared/model/asked';
import type { Attempt } from '../../../../shared/model/attempt';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because, Owner } from '../../../../shared/model/finding';
import { spokenDate } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';
import type { Told } from '../define-cause';
import { measured } from './clip';
import { clockReason, goodByAnother, trueTime } from './true-time';

type Clock = EvidenceMap['clock'] | undefined;

/** What a verdict says in other words where the certificate of the program's own is known to be at fault. */
export interface OwnFault {
  readonly title?: string;
  readonly meaning?: string;
  readonly nextStep: string;
  readonly owner: Owner;
}

/** The certificate that the person gave was not good when it was shown: its last day was over, or its first one was still to come (`day`), and how that is known. */
export interface OutOfDate {
  readonly kind: 'over' | 'early';
  readonly day: string;
  readonly because: readonly Because[];
}

/**
 * Whether the certificate that was given for the check was outside of its dates when it was shown (`attemptId`), by the time that others agree
 * on, else by this computer's clock. null: it was not, none was given, or nobody knows when that was.
 */
export const outOfDate = (
  told: Told,
  attempts: ReadonlyMap<string, Attempt>,
  attemptId: string,
  clock: Clock,
): OutOfDate | null => {
  const given = optionsOf(told.asked).clientCertificate;
  const at = attempts.get(attemptId)?.startedAt;
  if (given === null || at === undefined) return null;
  const shown = { checkedAt: at };
  const time = Date.parse(trueTime(shown, clock) ?? at);
  const { notBefore = '', notAfter } = given;
  const over = Date.parse(notAfter) < time;
  if (!over && !(time < Date.parse(notBefore))) return null;
  // Another clock, believed or not, by which it is good: then nobody can say so.
  if (goodByAnother(shown, clock, [{ notBefore, notAfter }])) return null;
  const whose = printable(given.subject, 120);
  const day = spokenDate(over ? notAfter : notBefore);
  const fact = over
    ? `The certificate that you gave (${whose}) was valid until ${day}.`
    : `The certificate that you gave (${whose}) is valid only from ${day} on.`;
  return {
    kind: over ? 'over' : 'early',
    day,
    because: [measured(fact, [attemptId]), clockReason(shown, clock)],
  };
};

/** The certificate that was given is good until then; null: it is out of date, or none was given. */
export const goodUntil = (told: Told, found: OutOfDate | null): string | null => {
  const given = optionsOf(told.asked).clientCertificate;
  return given === null || found !== null ? null : spokenDate(given.notAfter);
};

/** certificate_revoked, unsupported_certificate, certificate_expired, access_denied. */
const [UNSUPPORTED, REVOKED, EXPIRED, DENIED] = [43, 44, 45, 49];

/** certificate_expired: it has run out, or is not valid yet (RFC 8446 §6.2). */
export const saysExpired = (code: number | null): boolean => code === EXPIRED;

const RENEW =
  'Have this certificate renewed by whoever issued it to you, and put the new one in place of it in the program.';

const REISSUE =
  'Until that day, show a certificate that is good already, or ask whoever issued this one for another that is good from today on.';

const OVER =
  'The server asks your program for a certificate of its own (a client certificate). Such a certificate is good until a date, like a passport, and that date has passed.';

const EARLY =
  'The server asks your program for a certificate of its own (a client certificate). Such a certificate is good from one day to another, and its first day is still to come.';

/**
 * Refused, and by its own dates it is not good now. Only certificate_expired says that this is why, and only access_denied that the certificate
 * itself is good (RFC 8446 §6.2).
 */
export const refusedOutOfDate = ({ kind, day }: OutOfDate, code: number | null): OwnFault | null => {
  if (code === DENIED) return null;
  const early = kind === 'early';
  const dates = early ? EARLY : OVER;
  return {
    title: early
      ? `Your program’s certificate is valid only from ${day} on, and the server does not accept it`
      : `Your program’s certificate ran out on ${day}, and the server does not accept it`,
    meaning: saysExpired(code)
      ? `${dates} So the server turns it down, and ends the connection. The server itself needs no change for this.`
      : `${dates} That is enough for a server to turn it down. This one did not say that it is the reason, so there may be another one besides.`,
    nextStep: `${early ? REISSUE : RENEW} If the server refuses the new one as well, ask its owner which certificates they accept, and from which issuer.`,
    owner: 'it-desk',
  };
};

/** Taken all the same. */
export const takenOutOfDate = ({ kind, day }: OutOfDate): OwnFault => ({
  title:
    kind === 'early'
      ? `Your program’s certificate is valid only from ${day} on, and this server takes it all the same`
      : `Your program’s certificate ran out on ${day}, and this server takes it all the same`,
  meaning:
    kind === 'early'
      ? 'The certificate that your program shows (a client certificate) is good from one day to another, and its first day is still to come. This server did not mind. Another server, or this one after a change, may refuse it until then.'
      : 'The certificate that your program shows (a client certificate) is good until a date, and that date has passed. This server did not mind. Some programs and libraries refuse to show such a certificate, and another server, or this one after a change, may refuse it.',
  nextStep: kind === 'early' ? REISSUE : RENEW,
  owner: 'it-desk',
});

/** What the server's signal says is for whoever has the certificate to put right (RFC 5246 §7.2.2); null: it may be either side. */
export const faultBySignal = (code: number | null): OwnFault | null => {
  if (saysExpired(code))
    return {
      title: 'The server says that your program’s certificate has run out',
      nextStep: `Look at the end date of the certificate that the program uses. ${RENEW}`,
      owner: 'it-desk',
    };
  if (code === REVOKED)
    return {
      title: 'The server says that your program’s certificate was cancelled',
      nextStep:
        'Ask whoever issued this certificate why it was cancelled, and for a new one. Then put that in place of it in the program.',
      owner: 'it-desk',
    };
  if (code === UNSUPPORTED)
    return {
      nextStep:
        'Look at the permitted uses of the certificate: it needs “client authentication” (clientAuth). Have it issued anew with that, or with a more usual kind of key.',
      owner: 'it-desk',
    };
  return null;
};

/** The server says that it has run out, and by its own date it has not. */
export const CHAIN_RAN_OUT = (day: string): string =>
  `By its own date the certificate that you gave is good until ${day}. One above it, the server’s list of cancelled ones, or the server’s clock may be out of date.`;
