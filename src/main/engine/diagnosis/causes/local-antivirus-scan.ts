import type { Attempt } from '../../../../shared/model/attempt';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told } from '../define-cause';
import { compared, measured } from '../derive/clip';
import { inspectorOf } from '../derive/inspectors';
import { pastedPiece } from '../derive/pasted';
import { said } from '../derive/said';
import { answer, claimsCertificateRefused } from '../derive/told';
import { turnedAway, turnedAwayBy } from '../derive/turned-away';

/** WSAECONNABORTED: “aborted by the software in your host machine”, so by something on this computer. */
const ABORTED_HERE = /\b10053\b|\bECONNABORTED\b|\b0x80072745\b/i;

/** The names of security programs that this computer's own settings list. */
const installed = (local: EvidenceMap['local-settings'] | undefined): string[] =>
  (local?.settings ?? [])
    .filter(({ id, value }) => id.startsWith('antivirus') && value !== null)
    .slice(0, 3)
    .map(({ value }) => printable(value ?? '', 100));

/** What is known of such a program besides the certificate. */
const clues = (
  local: EvidenceMap['local-settings'] | undefined,
  told: Told,
  attempts: ReadonlyMap<string, Attempt>,
): Because[] => {
  const aborted = [...attempts.values()].filter(
    ({ outcome }) => outcome.kind === 'local' && ABORTED_HERE.test(outcome.code),
  );
  const pasted = pastedPiece(told, ABORTED_HERE);
  const names = installed(local);
  return [
    ...(aborted.length > 0
      ? [
          measured(
            'Something on this computer ended the connection by itself (ECONNABORTED).',
            aborted.map(({ id }) => id),
          ),
        ]
      : []),
    ...(pasted
      ? [
          compared(
            `Your error text has the code “${printable(pasted, 60)}”: software on this computer ended the connection.`,
          ),
        ]
      : []),
    ...(names.length > 0 ? [compared(`Security software on this computer: ${names.join(', ')}.`)] : []),
    ...said(told, {
      'security-software': {
        'works-when-off': 'You told us that it works while the security software is switched off.',
        yes: 'You told us that security software on this computer looks into secure connections.',
      },
      'other-computer': { works: 'You told us that it works on another computer in the same network.' },
    }),
  ];
};

/** Security software on this computer opens secure connections and closes them again, and breaks this one. */
export const cause = defineCause({
  id: 'local-antivirus-scan',
  area: 'network',
  title: 'Security software on this computer may be breaking the connection',
  ruledOut: 'Nothing points to security software on this computer that breaks the connection.',
  meaning:
    'Some security programs open every secure connection on this computer, look inside and close it again with a certificate of their own. A program that does not know that certificate refuses it. And what the security program can’t handle, it ends.',
  owner: 'this-computer',
  nextStep:
    'Make an exception for this server or program in the security software. To find out first, pause its scan of secure connections for one check.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Find the setting for encrypted or HTTPS connections in the security software, and add this server, or the program, to its exceptions.',
        'To find out whether it is this: switch that one setting off, check again, and switch it on again. Leave the rest of the protection on.',
      ],
      undo: 'Take the exception out, or switch the setting on again.',
    },
    {
      owner: 'this-computer',
      stack: 'ESET',
      steps: [
        'Advanced setup, Web and email, SSL/TLS: add the program to the list of SSL/TLS filtered applications with “Ignore”.',
      ],
      undo: 'Take the program off the list.',
    },
    {
      owner: 'this-computer',
      stack: 'Kaspersky',
      steps: [
        'Settings, Network settings, Encrypted connections scan: add the server to the trusted addresses.',
      ],
      undo: 'Take the server off the list.',
    },
    {
      owner: 'this-computer',
      stack: 'Avast, AVG, Norton',
      steps: [
        'Settings, Protection, Web Shield: add the server to the exceptions, or switch HTTPS scanning off for one check.',
      ],
      undo: 'Take the exception out, or switch it on again.',
    },
    {
      owner: 'this-computer',
      stack: 'Bitdefender',
      steps: [
        'Protection, Online Threat Prevention: add the server to the exceptions, or switch Encrypted Web Scan off for one check.',
      ],
      undo: 'Take the exception out, or switch it on again.',
    },
    {
      owner: 'it-desk',
      stack: 'Java, Python, Node.js and others with roots of their own',
      steps: [
        'Give the program the root certificate of the security software. Java: keytool -importcert -cacerts -alias NAME -file FILE. Node.js: NODE_EXTRA_CA_CERTS=FILE. Python: REQUESTS_CA_BUNDLE=FILE.',
      ],
      undo: 'keytool -delete -cacerts -alias NAME, or delete the variable.',
    },
    {
      owner: 'program-vendor',
      stack: 'any',
      steps: [
        'Keep the security software up to date: old versions break newer kinds of connections (TLS 1.3, larger greetings).',
      ],
      undo: 'Nothing needs undoing.',
    },
  ],
  unseen:
    'Such a program may treat other programs otherwise than this check, and may leave some servers out. One without a name in its certificates can’t be told this way.',
  decides:
    'The same check while the scan of secure connections is paused, or from another computer in the same network, would decide it.',
  decidedBy: ['certificate', 'local-settings'],
  explains: ['cert-inspection-not-trusted', 'cert-untrusted-root'],
  sources: [
    'AdguardTeam/AdguardForWindows#459, #168, #2464',
    'supabase/supabase#48719, httptoolkit/httptoolkit#769, dotnet/corefx#4822 (10053)',
    'learn.microsoft.com: Windows Sockets error codes (WSAECONNABORTED)',
  ],
  needs: ['reach'],
  wants: ['hello', 'versions', 'server-name', 'plain-answer', 'certificate', 'local-settings'],
  examine(shown, told, attempts) {
    const { certificate } = shown;
    const made = inspectorOf(certificate?.chain.map(({ issuer }) => issuer) ?? []);
    const choice = answer(told, 'security-software');
    const off = choice === 'works-when-off';
    const found = clues(shown['local-settings'], told, attempts);
    if (certificate && made?.kind === 'antivirus') {
      const refused = claimsCertificateRefused(told) || !certificate.verdict.trusted;
      return {
        verdict: refused || off ? 'likely' : 'possible',
        title: `${made.product} on this computer opens this connection and closes it again`,
        because: [
          measured(
            `The certificate was issued by “${printable(certificate.chain[0]?.issuer ?? '', 300)}”, which names ${made.product}, a program that runs on one’s own computer.`,
            [certificate.attemptId],
          ),
          ...(certificate.verdict.trusted
            ? []
            : [
                compared('This computer’s own list of roots does not vouch for it.', [certificate.attemptId]),
              ]),
          ...found,
        ],
        weight: 6,
      };
    }
    if (choice === 'no' || choice === 'fails-when-off')
      return {
        verdict: 'ruled-out',
        because:
          choice === 'no'
            ? 'You told us that no security software on this computer looks into secure connections.'
            : 'You told us that it fails also while the security software is switched off.',
      };
    const issued = (certificate?.chain.length ?? 0) > 0;
    if (certificate && issued && off)
      return {
        verdict: 'unknown',
        why: 'You told us that it works while the security software is switched off. Nothing of that software showed in our own connection.',
      };
    if (certificate && issued)
      return {
        verdict: 'ruled-out',
        because: `The certificate was issued by “${printable(certificate.chain[0]?.issuer ?? '', 200)}”, not by security software that we know.`,
      };
    const away = turnedAway(shown);
    if (found.length === 0 || (away === null && !found.some(({ grade }) => grade === 'measured')))
      return {
        verdict: 'unknown',
        why: 'No certificate was seen, and nothing is known of security software on this computer.',
      };
    return {
      verdict: off ? 'likely' : 'possible',
      because: [...(away === null ? [] : [measured(away, turnedAwayBy(shown))]), ...found],
      against:
        answer(told, 'other-computer') === 'fails'
          ? ['You told us that it fails on another computer in the same network, too.']
          : [],
      ...(off ? { saidByPerson: true as const } : {}),
      weight: 3,
    };
  },
});
