import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause } from '../define-cause';
import { measured } from '../derive/clip';
import { effectOf, type FormFacts, formSentence, type MeasuredForm } from '../derive/hello-forms';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { versionsTable } from '../derive/tables';

/** A form of the greeting that still offers TLS 1.3, and is answered. */
const answeredForm = (shown: FormFacts): MeasuredForm | undefined =>
  [
    ...(shown['hello-form']?.forms ?? []),
    // The first group of intolerance varies the greeting with TLS 1.3 and 1.2; the old format has no room for TLS 1.3.
    ...(shown.intolerance?.groups
      .filter(({ offered }) => offered.includes('TLS 1.3'))
      .flatMap(({ forms }) => forms.filter(({ id }) => id !== 'ssl2-format')) ?? []),
  ].find((form) => effectOf(form) === 'helps');

/** Numbers that no server can know are turned away as well: then it is the number that it stumbles over. */
const strangeNumbers = (shown: FormFacts): MeasuredForm[] =>
  (shown.intolerance?.groups ?? [])
    .flatMap(({ forms }) => forms)
    .filter((form) => form.id === 'legacy-version-0305' && effectOf(form) === 'hurts');

/** Offered TLS 1.3 the other side breaks off, instead of choosing 1.2, which it speaks. */
export const cause = defineCause({
  id: 'version-intolerance',
  area: 'protocol',
  title: 'The server breaks off as soon as TLS 1.3 is offered',
  ruledOut: 'Offering TLS 1.3 is not what disturbs the server.',
  meaning:
    'A program may offer several versions, and the server picks one it knows. This server, or a device in front of it, breaks off when the newest one (TLS 1.3) is among them, although it works with TLS 1.2 alone. So up-to-date programs fail, and older ones work.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to update the server, and the firewall or load balancer in front of it. Until then, your program can be limited to TLS 1.2.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Update the software of the server. Then, if it stays, that of each device in front of it (load balancer, firewall with TLS inspection).',
      ],
      undo: 'Go back to the former software.',
    },
    {
      owner: 'network-team',
      stack: 'A firewall that looks into TLS',
      steps: [
        'Exempt this server from inspection for a trial. If it works then, the device is the cause: update it.',
      ],
      undo: 'Take the exemption out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Java, as a stop-gap',
      steps: ['Start the program with -Djdk.tls.client.protocols=TLSv1.2.'],
      undo: 'Leave the option out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'As a stop-gap on Windows 11 and Windows Server 2022 or later: under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.3\\Client set Enabled to 0 (DWORD). This holds for all programs that use Windows’ own TLS.',
        'Start the computer again.',
      ],
      undo: 'Delete the value and start the computer again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET 6 or later',
      steps: [
        'As a stop-gap set SslClientAuthenticationOptions.EnabledSslProtocols (SslOptions of SocketsHttpHandler) to SslProtocols.Tls12 for this one server.',
      ],
      undo: 'Take the line out again.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL or Node.js programs, as a stop-gap',
      steps: [
        'OpenSSL: MaxProtocol = TLSv1.2 in a configuration of its own (OPENSSL_CONF). Node.js: start with --tls-max-v1.2.',
      ],
      undo: 'Leave the option out again.',
    },
  ],
  unseen:
    'Whether the server itself or a device on the way breaks off can’t be told from here. The same check from inside the server’s network would tell.',
  sources: [
    'AdguardTeam/AdguardForWindows#2464',
    'chromium/chromium net_error_list.h (version interference)',
    'RFC 8446 §4.1.2, appendix D',
  ],
  decides:
    'The greeting with TLS 1.3 and 1.2 and the one with TLS 1.2 alone, of the same size and sent by turns, would decide it.',
  decidedBy: ['repeat', 'hello-form', 'intolerance'],
  needs: ['hello', 'versions'],
  wants: ['repeat', 'hello-form', 'intolerance'],
  examine(shown) {
    const { base } = shown.hello;
    const { spoken, rungs } = shown.versions;
    if (base.answered)
      return {
        verdict: 'ruled-out',
        because: `The greeting that offers TLS 1.3 was answered (${base.version}).`,
      };
    if (base.outcome.kind === 'plaintext')
      return {
        verdict: 'ruled-out',
        because:
          'The server answered the greeting in plain words: what belongs before it is missing, not a version.',
      };
    if (!spoken.includes('TLS 1.2'))
      return spoken.length === 0
        ? {
            verdict: 'unknown',
            why: 'The server answered no version at all, so there is nothing to compare.',
          }
        : { verdict: 'ruled-out', because: 'The server does not speak TLS 1.2 either.' };
    const form = answeredForm(shown);
    if (form !== undefined)
      return {
        verdict: 'ruled-out',
        because: `A greeting that offers TLS 1.3 is answered with another change: ${form.differsIn}.`,
      };
    const key = 'version:TLS 1.2';
    const sure = pairSentence(shown.repeat, key);
    const rung = rungs.find((one) => one.version === 'TLS 1.2');
    const state = pairState(shown.repeat, key);
    if (state === 'broken')
      return {
        verdict: 'unknown',
        why: 'The comparison of the two greetings did not come out the same way each time.',
      };
    return {
      verdict: state === 'holds' ? 'confirmed' : 'likely',
      because: [
        measured(`Offered TLS 1.3 and 1.2: ${describeOutcome(base.outcome)}`, [base.attemptId]),
        measured('Offered TLS 1.2 alone, the server answered.', rung ? [rung.result.attemptId] : []),
        ...(sure === null ? [] : [measured(sure, pairAttempts(shown.repeat, key))]),
        ...strangeNumbers(shown).map(formSentence),
      ],
      details: [versionsTable(shown.versions)],
      weight: 4,
    };
  },
});
