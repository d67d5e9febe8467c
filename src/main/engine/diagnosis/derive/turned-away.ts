import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import { isClosed, isWordless } from './ends';
import { allEnd, everyHello, telling, type Varied } from './every-hello';
import type { HelloResult } from './facts';
import { stoppedByProxy } from './through-proxy';

export interface Contacts extends Partial<Varied> {
  readonly reach: EvidenceMap['reach'];
  readonly 'plain-answer'?: EvidenceMap['plain-answer'];
}

/** The peer closed or cut every connection before we had said a word. */
export const closedBeforeHello = (reach: EvidenceMap['reach']): boolean => {
  const connected = reach.addresses.filter((entry) => entry.connected);
  return (
    connected.length > 0 &&
    connected.every(
      ({ outcome }) =>
        isClosed(outcome) &&
        'stage' in outcome &&
        (outcome.stage === 'before-hello' || outcome.stage === 'connect'),
    )
  );
};

/** Every greeting, of whatever version or name, was closed or cut without a word. */
export const closedEveryHello = (shown: Varied): boolean => allEnd(telling(everyHello(shown)), isClosed);

/** The port answers a plain web request in plain text and does not ask for TLS: then the closing is no riddle. */
export const speaksPlain = (plain: EvidenceMap['plain-answer'] | undefined): boolean =>
  plain !== undefined && !plain.saysUseTls && (plain.httpStatus !== null || plain.looksLike !== null);

/** No address accepted a connection. What a proxy stopped knocked at none. */
const nobodyHome = (reach: EvidenceMap['reach']): boolean =>
  reach.addresses.length > 0 && !stoppedByProxy(reach) && reach.addresses.every((entry) => !entry.connected);

/** How the server turned us away, in words for a reason; null when it did not. */
export const turnedAway = (shown: Contacts): string | null => {
  if (nobodyHome(shown.reach)) return 'No address accepted a connection from this computer.';
  if (closedBeforeHello(shown.reach)) return 'The server closed the connection before we had said anything.';
  if (shown.hello === undefined || speaksPlain(shown['plain-answer'])) return null;
  return closedEveryHello({ ...shown, hello: shown.hello })
    ? 'The connection was ended on every greeting, whatever it said.'
    : null;
};

/** Nobody at the other end was heard at all. */
const UNREACHED: ReadonlySet<Outcome['kind']> = new Set([
  'refused',
  'connect-timeout',
  'unreachable',
  'proxy',
]);

/** It ended without a word of anybody: nobody can tell by it who stood in the way. */
const saysNothing = ({ answered, outcome }: HelloResult): boolean =>
  !answered && (isWordless(outcome) || UNREACHED.has(outcome.kind));

/** Why what stands in the way, and who turns whom away, stays open. */
export const NOTHING_HEARD = 'No greeting was answered, and that does not say who stood in the way.';

/** Not one greeting brought a word, neither of TLS nor in plain text. Then nothing that may stand in the way is ruled out by it. */
export const nothingHeard = (shown: Contacts): boolean => {
  const plain = shown['plain-answer'];
  if (nobodyHome(shown.reach) || closedBeforeHello(shown.reach)) return true;
  if (shown.hello === undefined || speaksPlain(plain) || plain?.saysUseTls === true) return false;
  const results = telling(everyHello({ ...shown, hello: shown.hello }));
  return results.length > 0 && results.every(saysNothing);
};

/** The attempts that show how we were turned away; see `turnedAway`. */
export const turnedAwayBy = (shown: Contacts): string[] => {
  const contacts = shown.reach.addresses.map((entry) => entry.attemptId);
  if (shown.hello === undefined || nobodyHome(shown.reach) || closedBeforeHello(shown.reach)) return contacts;
  return telling(everyHello({ ...shown, hello: shown.hello })).map((result) => result.attemptId);
};
