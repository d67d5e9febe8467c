import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { chosenWith } from '../derive/chosen-client';
import { measured } from '../derive/clip';
import { alertCode, NO_PROTOCOL, namesItsReason } from '../derive/ends';
import type { HelloResult } from '../derive/facts';
import {
  effect,
  endOf,
  type FormFacts,
  formOf,
  formSentence,
  type MeasuredForm,
} from '../derive/hello-forms';
import { everyTry, standsWithoutAlpn } from '../derive/late-luck';
import { noneHelps, remedyBy } from '../derive/list-forms';
import { judgeOwnGreeting } from '../derive/own-greeting';
import { claimed } from '../derive/told';
import { choosesUnasked } from '../derive/unasked-language';
import { usualGreeting } from '../derive/usual-greeting';
import { NAMES_NO_LANGUAGE, WANTS_A_LANGUAGE } from '../derive/wants-a-language';
import { WHATEVER_WE_SEND } from '../derive/whatever-we-send';

const FORMS = ['alpn-unknown', 'alpn-h2', 'alpn-http1'] as const;

/** Not that signal: ruled out where the server said something else, or where a greeting without any language went no better. */
const otherwise = (shown: FormFacts, { outcome }: HelloResult): Verdict => {
  if (outcome.kind === 'plaintext')
    return { verdict: 'ruled-out', because: 'The server answered in plain words, and not in TLS.' };
  if (namesItsReason(outcome))
    return {
      verdict: 'ruled-out',
      because: 'The server names another reason, and not this one (alert 120).',
    };
  return noneHelps(shown, ['alpn-none'])
    ? {
        verdict: 'ruled-out',
        because: 'The server does not say that it shares no language (alert 120), and no change of it helps.',
      }
    : { verdict: 'unknown', why: 'Our greeting was not sent with other languages in this run.' };
};

/** Where else the signal is seen: in TLS 1.3 it may come behind a ServerHello, and then the greeting counts as answered. */
interface Behind {
  readonly versions?: EvidenceMap['versions'];
  readonly 'client-certificate'?: EvidenceMap['client-certificate'];
}

/** Our greeting was answered, and what came behind that, or the greeting in one version, was refused with this very signal. */
const refusedBehind = ({ versions, 'client-certificate': whole }: Behind): Verdict | null => {
  const atEnd = whole && !whole.completed && alertCode(whole.outcome) === NO_PROTOCOL ? whole : null;
  const rungs = versions?.rungs.filter(({ result }) => alertCode(result.outcome) === NO_PROTOCOL) ?? [];
  if (!atEnd && rungs.length === 0) return null;
  const proved = atEnd !== null && standsWithoutAlpn(atEnd);
  const because = [
    ...(atEnd
      ? [
          measured(
            `Our greeting was answered, but no handshake came to its end. ${describeOutcome(atEnd.outcome)}`,
            [atEnd.attemptId],
          ),
        ]
      : []),
    ...(atEnd?.steady ? [measured('The same happened each time.', everyTry(atEnd))] : []),
    ...(proved
      ? [
          measured(
            'The same handshake with no language named (ALPN) came to its end, each time.',
            (atEnd.withoutAlpn ?? []).map(({ attemptId }) => attemptId),
          ),
        ]
      : []),
    ...rungs.map(({ version, result }) =>
      measured(`When we offered only ${version}: ${describeOutcome(result.outcome)}`, [result.attemptId]),
    ),
  ];
  // A handshake that came to its end, or was not made: then it is so in some versions, for programs that have no other.
  return atEnd
    ? { verdict: proved ? 'confirmed' : 'likely', because, weight: 5 }
    : { verdict: 'possible', because };
};

type Shown = FormFacts & Parameters<typeof judgeOwnGreeting>[1];

/** What holds, in these words and before what is no surer. */
const inWords = (verdict: Verdict, words: Partial<typeof WANTS_A_LANGUAGE> = {}): Verdict =>
  verdict.verdict === 'unknown' || verdict.verdict === 'ruled-out'
    ? verdict
    : { ...verdict, weight: 6, ...words };

/** Of the chosen program's greeting: it names no language; null: none was chosen. */
const namesNone = (told: Told): boolean | null =>
  chosenWith(told, ({ offers }) => offers.alpn.length === 0)?.takes ?? null;

/** Ours is answered and the program's own greeting is not, and the languages are the one difference between them; null: that was not measured. */
const ofTheProgram = (shown: Shown, told: Told): Verdict | null => {
  const change = shown['one-change'];
  const pair = change?.from === 'program-fails' ? change.pair : null;
  const [failing] = pair?.failing ?? [];
  if (!pair?.holds || pair.variable !== 'alpn' || pair.together.length > 1 || !failing) return null;
  const suspicion = { failing: failing.outcome, because: [], holds: true, programs: [], habit: '' };
  const verdict = judgeOwnGreeting({ ...suspicion, variables: ['alpn'] }, shown, told);
  return inWords(verdict, namesNone(told) ? WANTS_A_LANGUAGE : {});
};

/** Ours is answered, and the same greeting without any language is not: what programs meet that name none. */
const wantsOne = (shown: Shown, told: Told): Verdict | null => {
  const form = formOf(shown, 'alpn-none');
  const failing = endOf(form);
  if (!form || !failing || effect(shown, form.id) !== 'hurts') return null;
  // What was found to make the difference for the chosen program is another thing.
  if (shown['one-change']?.pair?.holds || namesNone(told) === false) return null;
  const suspicion = { failing: failing.outcome, because: [formSentence(form)], holds: true };
  const exact = alertCode(failing.outcome) === NO_PROTOCOL;
  const verdict = judgeOwnGreeting(
    { ...suspicion, ...NAMES_NO_LANGUAGE, exact, variables: ['alpn'] },
    shown,
    told,
  );
  return inWords(verdict, WANTS_A_LANGUAGE);
};

/** Server and program share no language for what follows inside TLS (ALPN). */
export const cause = defineCause({
  id: 'alpn-none-shared',
  area: 'protocol',
  title: 'The two sides can’t agree on the language to speak inside the secure connection (ALPN)',
  ruledOut: 'The language to be spoken inside the secure connection (ALPN) is not the reason.',
  meaning:
    'In its first message a program may say which language it wants to speak inside the secure connection, for example HTTP/2 or HTTP/1.1 (ALPN). The server refuses connections whose languages it does not know. So the program is turned away before anything is encrypted, although versions and methods fit.',
  owner: 'program-vendor',
  nextStep:
    'Let the program offer HTTP/1.1 besides HTTP/2 (or the name that the service’s instructions give), or no language at all. Or ask the server’s owner to allow the one that the program speaks.',
  fix: [
    {
      owner: 'program-vendor',
      stack: 'Go',
      steps: ['Set NextProtos of tls.Config to []string{"h2", "http/1.1"}, or leave it empty.'],
      undo: 'Set the former list.',
    },
    {
      owner: 'program-vendor',
      stack: 'Node.js',
      steps: [
        'Set ALPNProtocols of tls.connect to the names that the server knows, for example http/1.1, or leave it out.',
      ],
      undo: 'Set the former list.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET 6 or later',
      steps: [
        'Set ApplicationProtocols of SslClientAuthenticationOptions, or the version of the request (HttpVersion.Version11), to what the server knows.',
      ],
      undo: 'Set the former value.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java',
      steps: [
        'Call setApplicationProtocols of SSLParameters with the names that the server knows, or with none.',
      ],
      undo: 'Set the former list.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'For HTTP/2 set “http2 on;” (before 1.25.1: “listen 443 ssl http2;”) in the server block. In a stream block set ssl_alpn to the names that are to be allowed. Reload.',
      ],
      undo: 'Set the former lines and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: ['Set “alpn h2,http/1.1” on the bind line and reload.'],
      undo: 'Set the former list and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'HTTP/2 is on from Windows Server 2016 on. Look for EnableHttp2Tls (DWORD) under HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters: 0 switches it off.',
      ],
      undo: 'Set the former value and start the computer again.',
    },
    {
      owner: 'server-owner',
      stack: 'Node.js',
      steps: [
        'Node.js 20 and later refuse what is not in ALPNProtocols of tls.createServer. Add the name, or leave the option out.',
      ],
      undo: 'Set the former list and start the service again.',
    },
  ],
  unseen:
    'Which languages your program offers can’t be seen from here, unless you chose it by name. A record of its first message would show them.',
  sources: [
    'lab: nginx 1.22 answers with alert 120, HAProxy 2.6 ignores the mismatch',
    'nodejs/node#44031, akka/akka-http#2791, postmanlabs/httpbin#497',
    'RFC 7301 §3.2',
    'lab: botan tls_server 2.19 chooses echo/0.1 whatever is offered; OpenSSL 3.0.22 and Node.js 20 end the connection over that',
  ],
  decides: 'The same greeting with other languages (ALPN), sent by turns with ours, would decide it.',
  decidedBy: ['hello-form', 'client-greeting'],
  explains: WHATEVER_WE_SEND,
  needs: ['hello'],
  wants: ['starttls', 'hello-form', 'client-greeting', 'one-change', 'versions', 'client-certificate'],
  examine(shown, told): Verdict {
    const base = usualGreeting(shown);
    const says120 = claimed(told)?.alertCode === NO_PROTOCOL;
    if (!base.answered) {
      const remedy = remedyBy(shown, ['alpn-none', 'alpn-http1', 'alpn-h2'], 'alpn');
      if (remedy) return { verdict: 'confirmed', because: [remedy.because], weight: 6 };
      if (alertCode(base.outcome) !== NO_PROTOCOL) return otherwise(shown, base);
      return {
        verdict: 'likely',
        because: [
          measured(
            'The server refused our greeting with the error signal for this very reason (alert 120).',
            [base.attemptId],
          ),
        ],
        weight: 5,
      };
    }
    const measuredOf = ofTheProgram(shown, told) ?? wantsOne(shown, told);
    if (measuredOf) return measuredOf;
    const behind = choosesUnasked(base, shown['client-certificate']) ?? refusedBehind(shown);
    if (behind) return behind;
    const refused = FORMS.map((id) => formOf(shown, id)).filter(
      (form): form is MeasuredForm => form !== undefined && effect(shown, form.id) === 'hurts',
    );
    const failing = endOf(refused[0]);
    if (!says120 && shown['one-change']?.pair?.variable !== 'alpn')
      return {
        verdict: 'ruled-out',
        because: 'Our greeting, which offers HTTP/2 and HTTP/1.1, was answered.',
      };
    if (failing === undefined)
      return FORMS.some((id) => effect(shown, id) === 'alike')
        ? { verdict: 'ruled-out', because: 'The server answers whatever language is offered.' }
        : { verdict: 'unknown', why: 'Our greeting was not sent with other languages in this run.' };
    const because: Because[] = refused.map(formSentence);
    const verdict = judgeOwnGreeting(
      {
        failing: failing.outcome,
        because,
        holds: true,
        variables: ['alpn'],
        programs: [],
        habit: '',
        exact: says120,
      },
      shown,
      told,
    );
    return inWords(verdict);
  },
});
