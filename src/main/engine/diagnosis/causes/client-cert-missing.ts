import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Verdict } from '../define-cause';
import { clip, listed, reason } from '../derive/clip';
import { answer, claimed } from '../derive/told';

type Asked = EvidenceMap['client-certificate'];

/** RFC 8446 §6.2: certificate_required is sent for this and nothing else. */
const REQUIRED = 'certificate_required';

const saidRequired = (facts: Asked): boolean =>
  facts.alertName === REQUIRED || (facts.outcome.kind === 'alert' && facts.outcome.name === REQUIRED);

/** The connection was ended after the server had asked and got nothing. */
const endedWithout = (facts: Asked): boolean => {
  if (facts.completed)
    return facts.afterFinished === 'alert' || facts.afterFinished === 'fin' || facts.afterFinished === 'rst';
  return ['alert', 'fin', 'fin-in-record', 'rst'].includes(facts.outcome.kind);
};

const reasons = (facts: Asked): Because[] => {
  const names = facts.authorities.slice(0, 5).map((name) => `“${printable(name, 90)}”`);
  return [
    ...(facts.asked === true
      ? [
          reason('In its part of the handshake the server asked for a certificate of the program’s own.', [
            facts.attemptId,
          ]),
        ]
      : []),
    ...(saidRequired(facts)
      ? [
          reason(
            'When we gave none, the server answered with the error signal “certificate required” (alert 116).',
            [facts.attemptId],
          ),
        ]
      : endedWithout(facts)
        ? [reason(`We gave none. ${describeOutcome(facts.outcome)}`, [facts.attemptId])]
        : []),
    ...(facts.steady && endedWithout(facts)
      ? [reason('The same happened the second time.', [facts.attemptId])]
      : []),
    ...(names.length > 0
      ? [reason(clip(`It accepts certificates from: ${listed(names)}.`, 600), [facts.attemptId])]
      : []),
  ];
};

/** What came of the certificate that the person gave for this check. */
const fromPresented = ({ presented = [] }: Asked): Because[] =>
  presented
    .filter(({ result }) => result === 'accepted' || result === 'refused')
    .map(({ words, attemptId, again = [] }) => reason(words, [attemptId, ...again]));

/**
 * Without a certificate it ended, each time; with one, and nothing else changed, it went on, each time. The version of a handshake that was
 * never completed may be unknown: the comparison has its own tries without, in its own version.
 */
const acceptedWithOne = (facts: Asked): boolean =>
  facts.steady &&
  endedWithout(facts) &&
  (facts.presented ?? []).some(
    ({ holds, version }) => holds === true && (facts.version === null || version === facts.version),
  );

const fromAnswers = (held: string): Because[] => {
  if (held === 'not-in-use')
    return [
      reason('You told us that there is a certificate file, and that the program does not use it yet.'),
    ];
  if (held === 'no') return [reason('You told us that nobody gave you a certificate file.')];
  return held === 'in-use'
    ? [
        reason(
          'You told us that the program uses its certificate file. Then it may be the wrong one, or run out.',
        ),
      ]
    : [];
};

const judge = (facts: Asked, held: string, hinted: boolean): Verdict => {
  const because = [...reasons(facts), ...fromPresented(facts), ...fromAnswers(held)];
  if (acceptedWithOne(facts))
    return {
      verdict: 'confirmed',
      because,
      weight: 4,
      title: 'The server wants a certificate from your program, and takes yours',
      meaning:
        'Without a certificate of your program’s own (a client certificate) the server ends the connection. With the one that you gave it goes on. So the certificate is good, and what is left is your program: it has to show it.',
      nextStep:
        'Set this certificate in your program. If it is set already, the program may not find it, or may not be allowed to use its private key.',
    };
  if (saidRequired(facts)) return { verdict: facts.steady ? 'confirmed' : 'likely', because, weight: 4 };
  if (facts.asked === true && endedWithout(facts)) return { verdict: 'likely', because, weight: 3 };
  if (facts.asked === true)
    return {
      verdict: held === 'not-in-use' || hinted ? 'likely' : 'possible',
      because: [
        ...because,
        reason(
          'The handshake was completed without one. The server may still refuse later, for one page or one request.',
          [facts.attemptId],
        ),
      ],
    };
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
  return {
    verdict: 'possible',
    because: [
      reason(`We could not see whether the server asks. ${describeOutcome(facts.outcome)}`, [
        facts.attemptId,
      ]),
      ...fromAnswers(held),
    ],
  };
};

/** The server wants a certificate from the program, and got none. */
export const cause = defineCause({
  id: 'client-cert-missing',
  area: 'certificate',
  title: 'The server wants a certificate from your program',
  ruledOut: 'The server does not ask your program for a certificate.',
  meaning:
    'Most servers prove who they are and ask nothing back. This one also wants your program to show a certificate of its own (a client certificate), and ends the connection without it. Such a certificate comes from the server’s owner, mostly as a .pfx, .p12 or .pem file.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner for a certificate file for your program, or which one to use. Your IT help desk can put it in place.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows',
      steps: [
        'Import the .pfx file with its private key into the store that the program uses: the person’s own, or the computer’s for a service.',
        'For a service or a website, let its account read the private key (right-click the certificate, All Tasks, Manage Private Keys).',
        'Choose the certificate in the program’s settings.',
      ],
      undo: 'Delete the certificate from the store.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET',
      steps: [
        'Give the certificate in ClientCertificates. With TLS 1.3 a refusal shows only at the first read, not in AuthenticateAsClient: read once before you call it a success.',
        'A certificate loaded from PEM has a key that Windows can’t use for TLS: export and import it as PFX first.',
      ],
      undo: 'Take the change out of the program again.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'If a certificate should not be needed, make it optional (ssl_verify_client optional, SSLVerifyClient optional, verify optional) and reload.',
      ],
      undo: 'Set it back to required and reload.',
    },
  ],
  unseen:
    'Which certificate your own program shows, if it shows any. A server may also decide later, for one page or one request.',
  sources: [
    'dotnet/runtime#69315, #23749',
    'Redth/PushSharp#139, dotnet/corefx#42078',
    'lab: nginx 1.22, HAProxy 2.6, Apache 2.4',
    'RFC 8446 §4.3.2, §6.2',
  ],
  needs: ['client-certificate'],
  wants: [],
  examine(shown, told) {
    const hinted = claimed(told)?.ranks[0] === 'client-cert-missing';
    return judge(shown['client-certificate'], answer(told, 'client-certificate'), hinted);
  },
});
