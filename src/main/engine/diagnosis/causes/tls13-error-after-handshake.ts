import { printable } from '../../../../shared/words/printable';
import { defineCause } from '../define-cause';
import { type ClientCertificate, saidRequired } from '../derive/client-certificate';
import { compared, inferred, measured } from '../derive/clip';
import { ASK_FOR_THE_LOG } from '../derive/ended-handshake';
import { everyTry, lateLuck } from '../derive/late-luck';
import { claimed } from '../derive/told';
import { serverEnds } from '../derive/who-ends';

const CLOSES: readonly (string | null)[] = ['close_notify', 'user_canceled'];

const HOW = {
  alert: 'sent an error signal',
  fin: 'closed the connection',
  rst: 'cut the connection off',
} as const;

/** No certificate of the program is wanted: then nothing that the program does is known to bring the refusal. */
const OF_THE_SERVER = { owner: 'server-owner', nextStep: ASK_FOR_THE_LOG } as const;

/** An error signal was read; a close without one may have any reason. */
const howSure = (signal: boolean, facts: ClientCertificate): 'confirmed' | 'likely' | 'possible' =>
  signal && !lateLuck(facts).flaps ? (facts.steady ? 'confirmed' : 'likely') : 'possible';

/** With TLS 1.3 the server refuses after the program already calls the handshake a success. */
export const cause = defineCause({
  id: 'tls13-error-after-handshake',
  area: 'protocol',
  title: 'With TLS 1.3 the refusal comes after the handshake looks finished',
  ruledOut: 'A refusal after the handshake (TLS 1.3) is not the reason.',
  meaning:
    'In TLS 1.3 the program finishes its part of the opening conversation before the server has judged it. If the server then refuses, the program has already reported success, and the error shows at the first read, like a fault of the data. It is the server that ends the connection. In TLS 1.2 the same refusal would show inside the handshake.',
  owner: 'program-vendor',
  nextStep:
    'Look for the cause of the refusal first (mostly the program’s own certificate). In the program, read once before the connection is called a success.',
  fix: [
    {
      owner: 'program-vendor',
      stack: '.NET 6 or later',
      steps: [
        'Expect the refusal at the first Read, not in AuthenticateAsClientAsync: treat an IOException or Win32Exception there as a failed handshake, and look at its inner exception for the alert.',
        'To see it earlier while you look for the cause, set EnabledSslProtocols to Tls12 in a test.',
      ],
      undo: 'Set SslProtocols.None again, so that TLS 1.3 is used.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java',
      steps: [
        'startHandshake returns before the refusal. Read once, and look for “Received fatal alert”. For a test: -Djdk.tls.client.protocols=TLSv1.2.',
      ],
      undo: 'Leave the option out again.',
    },
    {
      owner: 'program-vendor',
      stack: 'OpenSSL 3, Node.js, Python, curl, Go',
      steps: [
        'Connect succeeds and the first read fails: report the error of that read. For a test: -tls1_2, maxVersion "TLSv1.2", ssl.TLSVersion.TLSv1_2, --tls-max 1.2, or MaxVersion.',
      ],
      undo: 'Leave the limit out again.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Look into the server’s log for the time of this check: many servers name the reason there.',
        'Look at what stands before it: a load balancer or a firewall that finds no server behind it, or does not let this address in, may cut the connection only after the handshake.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'nginx finishes the handshake and answers HTTP 400 when a certificate is missing or not good. The other servers send an alert. The error log (level info) names the reason.',
      ],
      undo: 'Set the former log level.',
    },
  ],
  unseen: 'We do not send a request. A server that refuses only once it has read one would not be seen here.',
  sources: [
    'dotnet/runtime#69315',
    'lab: Apache 2.4 and HAProxy 2.6 send alert 116 after our Finished',
    'RFC 8446 §4.4.4, §6',
  ],
  decides:
    'The same connection limited to TLS 1.2 decides it: there the same refusal comes inside the handshake.',
  decidedBy: ['client-certificate'],
  needs: ['client-certificate'],
  wants: [],
  examine(shown, told) {
    const facts = shown['client-certificate'];
    const { completed, afterFinished, version, attemptId, alertName, steady } = facts;
    if (version !== null && version !== 'TLS 1.3')
      return {
        verdict: 'ruled-out',
        because: `The handshake was one of ${printable(version, 40)}, not of TLS 1.3.`,
      };
    if (!completed)
      return facts.localRefusal === null
        ? {
            verdict: 'ruled-out',
            because: 'The handshake did not come to its end, so nothing came after it.',
          }
        : { verdict: 'unknown', why: 'This computer could not complete a handshake by itself.' };
    if (version === null)
      return { verdict: 'unknown', why: 'It is not known in which version the handshake was made.' };
    if (afterFinished !== 'alert' && afterFinished !== 'fin' && afterFinished !== 'rst')
      return {
        verdict: 'ruled-out',
        because: 'After the handshake the server stayed on, as far as we listened.',
      };
    const signal = afterFinished === 'alert' && !CLOSES.includes(alertName);
    const ends = serverEnds(told);
    const late = claimed(told)?.stage === 'after-opening';
    // Then the certificate is what has to be mended, and this is how it shows.
    const byCertificate = facts.asked === true || saidRequired(facts);
    return {
      verdict: byCertificate ? (signal && late ? 'likely' : 'possible') : howSure(signal, facts),
      because: [
        measured(
          `The TLS 1.3 handshake was complete on our side, and only then the server ${HOW[afterFinished]}${alertName === null ? '' : ` (${printable(alertName, 60)})`}.`,
          [attemptId],
        ),
        ...(steady ? [measured('The same happened each time.', everyTry(facts))] : []),
        ...(saidRequired(facts)
          ? [measured('The signal says why: the server wants a certificate from the program.', [attemptId])]
          : []),
        ...(late
          ? [compared('An error at the first read, as in your text, is what programs make of this.')]
          : []),
        ...(signal
          ? []
          : [
              inferred(
                'A close without a signal does not say why. Some servers close idle connections at once.',
              ),
            ]),
        ends.because,
      ],
      against: ends.against,
      // Cut each time, it is nearer to what happened than what is possible for want of knowing the program.
      weight: afterFinished === 'rst' && steady && !byCertificate ? 4 : -4,
      ...(byCertificate ? {} : OF_THE_SERVER),
    };
  },
});
