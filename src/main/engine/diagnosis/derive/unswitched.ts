import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import type { StarttlsName } from '../../../../shared/model/way';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { STARTTLS_SHORT } from '../../../../shared/words/starttls';
import type { Verdict } from '../define-cause';
import { measured, times } from './clip';
import { isWordless, sameEnd } from './ends';
import type { HelloResult } from './facts';
import type { Heard } from './other-tongue';
import { ENDS_AT_GREETING, NO_OFFER, TURNED_AWAY, TURNED_DOWN } from './unswitched-words';

type Dialogue = EvidenceMap['starttls'];

/** They have a port of their own that is secure from the first byte, and firewalls that take the offer out of a list: judged by the causes themselves. */
const LISTS_OFFERS: readonly StarttlsName[] = ['smtp', 'imap', 'pop3'];
/** Their first word is the request itself. */
const ASKS_AT_ONCE: readonly StarttlsName[] = ['ldap', 'postgres', 'rdp', 'tds'];

/**
 * How a server kept to plain text. `no-offer`: it said that it has no TLS; `turned-down`: asked, and it said no; `left`: asked, and the
 * connection ended or fell silent; `turned-away`: it said no, or left, before it was asked. null: none of these, or it did switch.
 */
type Unswitched = 'no-offer' | 'turned-down' | 'left' | 'turned-away';

const howUnswitched = (tls: Dialogue, words: string): Unswitched | null => {
  const { protocol, result, offered, why, refusedText, askedToSwitch } = tls;
  if (result.answered || offered) return null;
  if (why === 'not-offered') return LISTS_OFFERS.includes(protocol) ? null : 'no-offer';
  if (why === 'refused')
    return askedToSwitch || ASKS_AT_ONCE.includes(protocol) ? 'turned-down' : 'turned-away';
  if (refusedText !== null || !('stage' in result.outcome) || result.outcome.stage !== 'before-hello')
    return null;
  if (askedToSwitch) return 'left';
  return words !== '' && result.outcome.kind !== 'silence' ? 'turned-away' : null;
};

const LEFT: Readonly<Record<string, string>> = {
  fin: 'It was asked to switch, and closed the connection.',
  rst: 'It was asked to switch, and the connection was cut off.',
};

/** The sentence about the switch, and how often it was said. */
const reason = (how: Unswitched, tls: Dialogue, words: string, sayers: readonly string[]): Because[] => {
  const { result, refusedText, protocol } = tls;
  const text = printable(refusedText ?? '', 240);
  const often = times(sayers.length);
  const again = sayers.length > 1 ? [measured(`It said so ${often}.`, sayers)] : [];
  if (how === 'left')
    return [
      measured(LEFT[result.outcome.kind] ?? 'It was asked to switch, and said nothing more.', [
        result.attemptId,
      ]),
    ];
  // The text tells what was read, in words of ours.
  if (how === 'no-offer')
    return [
      measured(
        `Spoken to in the words of ${STARTTLS_SHORT[protocol]} ${often}, it offered no secure connection: ${text}`,
        sayers,
      ),
    ];
  if (how === 'turned-down') {
    const quoted = text === '' ? '' : `: “${text}”`;
    return [measured(`It was asked to switch, and turned that down${quoted}.`, sayers), ...again];
  }
  if (text === '') return [measured('It ended the connection before the switch.', [result.attemptId])];
  return words.includes(text)
    ? [measured('With these words it turned the connection away, before it was asked for anything.', sayers)]
    : [measured(`It ended the conversation before the switch: “${text}”.`, sayers), ...again];
};

const wordsOf = (how: Unswitched, { protocol, result }: Dialogue) => {
  if (how === 'no-offer') return NO_OFFER(protocol);
  if (how === 'turned-away') return TURNED_AWAY;
  if (how === 'turned-down') return TURNED_DOWN;
  const title =
    result.outcome.kind === 'silence'
      ? 'The server falls silent when it is asked to become secure (STARTTLS)'
      : 'The connection ends when the server is asked to become secure (STARTTLS)';
  return { ...TURNED_DOWN, title };
};

/** Asked, it agreed; and our greeting behind that brought no byte of an answer. null: not so, or another greeting was answered. */
export const endsAtGreeting = (
  tls: Dialogue | undefined,
  { words, attempts }: Heard,
  others: readonly HelloResult[],
): Verdict | null => {
  if (!tls?.offered || tls.why !== null || !isWordless(tls.result.outcome)) return null;
  if ([tls.result, ...others].some(({ answered }) => answered)) return null;
  const { outcome, attemptId } = tls.result;
  if (!('stage' in outcome) || outcome.stage !== 'after-hello') return null;
  const same = others.filter((one) => sameEnd(one.outcome, outcome)).map((one) => one.attemptId);
  const all = [...new Set([attemptId, ...same])];
  return {
    verdict: 'likely',
    because: [
      ...(words === ''
        ? []
        : [measured(`The server began in plain text: “${printable(words, 200)}”.`, attempts)]),
      measured(`It agreed to switch. ${describeOutcome(outcome)}`, [attemptId]),
      ...(all.length > 1 ? [measured('The same happened each time.', all)] : []),
    ],
    owner: 'server-owner',
    weight: 7,
    ...ENDS_AT_GREETING(outcome.kind === 'silence'),
  };
};

/**
 * The server was heard in plain text and stayed in it, for a reason that is its owner's to mend. `others`: further attempts that heard it; the
 * same words more than once are measured. null: it switched, or it makes no offer where the way may have hidden one.
 */
export const stayedPlain = (
  tls: Dialogue | undefined,
  { words, attempts }: Heard,
  others: readonly HelloResult[],
): Verdict | null => {
  const how = tls === undefined ? null : howUnswitched(tls, words);
  if (tls === undefined || how === null) return null;
  const same = [tls.result, ...others].filter(
    ({ outcome }) => outcome.kind === 'plaintext' && outcome.text === tls.refusedText,
  );
  const sayers = [...new Set([tls.result, ...same].map(({ attemptId }) => attemptId))];
  return {
    verdict: how !== 'left' && tls.refusedText !== null && sayers.length > 1 ? 'confirmed' : 'likely',
    because: [
      ...(words === '' || (how === 'turned-down' && words === printable(tls.refusedText ?? '', 240))
        ? []
        : [measured(`The server began in plain text: “${printable(words, 200)}”.`, attempts)]),
      ...reason(how, tls, words, sayers),
    ],
    owner: 'server-owner',
    weight: 7,
    ...wordsOf(how, tls),
  };
};
