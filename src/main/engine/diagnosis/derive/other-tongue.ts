import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { PlaintextKind } from '../../../../shared/model/failure';
import { STARTTLS_NAMES, type StarttlsName } from '../../../../shared/model/way';
import { printable } from '../../../../shared/words/printable';
import { STARTTLS_SHORT, starttlsWords } from '../../../../shared/words/starttls';
import type { Verdict } from '../define-cause';
import { compared, measured } from './clip';

type Dialogue = EvidenceMap['starttls'];

/** What the server said by itself: the kind of its words, the words, and the attempts that heard them. */
export interface Heard {
  readonly kind: PlaintextKind | null;
  readonly words: string;
  readonly attempts: readonly string[];
}

/** They open with the same number, so their first words alone are a guess. */
const OPENS_WITH_220: readonly string[] = ['smtp', 'lmtp', 'ftp'];
const MAIL: readonly string[] = ['smtp', 'lmtp'];

const familyOf = (name: StarttlsName): string => (name === 'xmpp-server' ? 'xmpp' : name);

/** Our words led nowhere, because the server is not of that kind, or because it waits among them for something else. */
const ledNowhere = ({ result, offered, why }: Dialogue): boolean =>
  !result.answered && !offered && (why === null || why === 'other-protocol' || why === 'garbled');

/**
 * The server speaks another protocol than the one whose words we said: it told so in its answers (`speaks`), or its greeting did. SMTP and LMTP
 * may greet alike, so between these two only the answers count. null: it does not, as far as was heard.
 */
const otherTongue = (tls: Dialogue, heard: PlaintextKind | null): StarttlsName | null => {
  if (!ledNowhere(tls)) return null;
  const alike = MAIL.includes(tls.protocol) && MAIL.includes(heard ?? '');
  const kind = tls.speaks ?? (alike ? null : heard);
  const other = STARTTLS_NAMES.find((name) => name === kind);
  return other === undefined || other === familyOf(tls.protocol) ? null : other;
};

/** It took the other kind's own word of greeting, having turned ours down (starttls/esmtp and ftp ask it so). */
const tookOther = ({ protocol, speaks }: Dialogue): boolean =>
  (MAIL.includes(protocol) && MAIL.includes(speaks ?? '')) || (protocol === 'ftp' && speaks === 'smtp');

const reasons = (tls: Dialogue, { words, attempts }: Heard, [there, ours]: readonly [string, string]) => {
  const asked = [tls.result.attemptId];
  const said = printable(tls.refusedText ?? '', 240);
  return [
    ...(words === ''
      ? []
      : [measured(`The server began in plain text: “${printable(words, 200)}”.`, attempts)]),
    ...(said === '' || said === words ? [] : [measured(`To the words of ${ours}: “${said}”.`, asked)]),
    tookOther(tls)
      ? measured(`It turned the words of ${ours} down, and took those of ${there}.`, asked)
      : compared(`A server of ${ours} does not begin like that, and one of ${there} does.`, [
          ...attempts,
          ...asked,
        ]),
  ];
};

/** The port speaks another protocol than the one chosen: what it is, and what to choose; null: it does not. */
export const inAnotherTongue = (tls: Dialogue | undefined, heard: Heard): Verdict | null => {
  const other = tls === undefined ? null : otherTongue(tls, heard.kind);
  if (tls === undefined || other === null) return null;
  const [there, ours] = [STARTTLS_SHORT[other], STARTTLS_SHORT[tls.protocol]];
  // An answer to the other kind's own word of greeting proves it, and so does a greeting that only one protocol has.
  const guessed = OPENS_WITH_220.includes(other) && OPENS_WITH_220.includes(tls.protocol);
  return {
    verdict: !guessed || tookOther(tls) ? 'confirmed' : 'likely',
    title: `This port speaks ${there}, and not ${ours}`,
    meaning: `Each kind of server has opening words of its own. What answers at this port speaks ${there}, and was spoken to in the words of ${ours}. Neither understands the other, so it never comes to the secure part. Whether the server would switch to a secure connection (STARTTLS) when asked in its own words was not tried.`,
    nextStep: `Choose “${starttlsWords(other)}” as the plain words before the secure part (STARTTLS), under “What to reach” (--starttls ${other} in the terminal), and check again. If your program is to speak ${ours}, its port number is the wrong one: compare it with the service’s instructions.`,
    owner: 'this-computer',
    because: reasons(tls, heard, [there, ours]),
    weight: 7,
  };
};
