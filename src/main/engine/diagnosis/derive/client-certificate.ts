import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { printable } from '../../../../shared/words/printable';
import type { Verdict } from '../define-cause';
import { clip, listed, measured, toldBy } from './clip';

export type ClientCertificate = EvidenceMap['client-certificate'];
export type Presented = NonNullable<ClientCertificate['presented']>[number];

/** RFC 8446 §6.2: certificate_required is sent for this and nothing else. */
export const REQUIRED = 'certificate_required';

/** The server said with that alert that it wants a certificate. */
export const saidRequired = (facts: ClientCertificate): boolean =>
  facts.alertName === REQUIRED || (facts.outcome.kind === 'alert' && facts.outcome.name === REQUIRED);

const ENDS: readonly string[] = ['alert', 'fin', 'fin-in-record', 'rst'];
const AFTER: readonly (string | null)[] = ['alert', 'fin', 'rst'];

/** The connection was ended by the server after it had asked and got nothing. */
export const endedWithout = (facts: ClientCertificate): boolean =>
  facts.completed ? AFTER.includes(facts.afterFinished) : ENDS.includes(facts.outcome.kind);

/** The certificate that the person gave for this check was shown in at least one version and came out like this. */
export const presentedAs = (facts: ClientCertificate, result: Presented['result']): Presented[] =>
  (facts.presented ?? []).filter((one) => one.result === result);

/** Each try with the person's own certificate, as it was told. */
export const presentedReasons = (shown: readonly Presented[]): Because[] =>
  shown.map(({ words, attemptId, again = [] }) => measured(printable(words, 500), [attemptId, ...again]));

/** Whom the server says it accepts certificates from; empty when it said nothing. */
export const authorityReasons = ({
  authorities,
  authoritiesInAll,
  attemptId,
}: ClientCertificate): Because[] => {
  const names = authorities.slice(0, 5).map((name) => `“${printable(name, 90)}”`);
  const more = (authoritiesInAll ?? authorities.length) - names.length;
  return names.length === 0
    ? []
    : [
        measured(
          clip(`It accepts certificates from: ${listed(names)}${more > 0 ? `, and ${more} more` : ''}.`, 600),
          [attemptId],
        ),
      ];
};

/** What the person said of a certificate file (question client-certificate). */
export const heldReasons = (held: string): Because[] => {
  if (held === 'not-in-use')
    return [
      toldBy('You told us that there is a certificate file, and that the program does not use it yet.'),
    ];
  if (held === 'no') return [toldBy('You told us that nobody gave you a certificate file.')];
  return held === 'in-use' ? [toldBy('You told us that the program uses its certificate file.')] : [];
};

/** It did not ask in the first handshake, nor in any other: one that broke off before it could ask was not ended for want of an answer. */
export const neverAsked = ({ asked, tries = [] }: ClientCertificate): boolean =>
  asked === false && tries.every((one) => one.asked !== true);

/**
 * Why a cause about the program's certificate does not apply, or why nobody could tell: the server did not ask in its readable part, or
 * went on in peace without one. null: it asks, or may ask.
 */
export const notAsked = (
  facts: ClientCertificate,
): Exclude<Verdict, { because: readonly Because[] }> | null => {
  if (facts.asked === true || saidRequired(facts)) return null;
  if (facts.asked === false)
    return {
      verdict: 'ruled-out',
      because: 'The server did not ask for a certificate in its part of the handshake.',
    };
  if (facts.completed && !endedWithout(facts))
    return {
      verdict: 'ruled-out',
      because:
        'The handshake was completed without one, and the server did not object in the first moments after it.',
    };
  if (facts.localRefusal !== null)
    return {
      verdict: 'unknown',
      why: `This computer could not complete a handshake by itself (${printable(facts.localRefusal, 120)}), so we don’t know whether the server asks.`,
    };
  return null;
};

/** What decides where a certificate was given already. */
export const CERTIFICATE_GIVEN = {
  given: 'client-certificate',
  words: 'The server’s log decides it: it says whether a certificate came, and why it was not taken.',
} as const;
