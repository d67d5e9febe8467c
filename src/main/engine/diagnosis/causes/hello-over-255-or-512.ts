import { defineCause, type Verdict } from '../define-cause';
import { compared } from '../derive/clip';
import { namesItsReason } from '../derive/ends';
import type { HelloResult } from '../derive/facts';
import {
  answeredIn,
  effect,
  endOf,
  type FormFacts,
  formOf,
  formSentence,
  refusedIn,
} from '../derive/hello-forms';
import { judgeOwnGreeting } from '../derive/own-greeting';
import { usualGreeting } from '../derive/usual-greeting';
import { WHATEVER_WE_SEND } from '../derive/whatever-we-send';

/** Greetings of more than 511 bytes by default: our recordings. */
const OVER_511 = ['browser', 'node', 'openssl', 'python', 'go'] as const;

const USUAL_ANSWERED = 'Our usual greeting, of a size between 256 and 511 bytes, was answered.';
const BAND = 'The server can’t read a first message of 256 to 511 bytes';
const OVER_255 = 'The server can’t read a first message of more than 255 bytes';
const OVER_512 = 'The server can’t read a first message of more than about 512 bytes';

const NOT_SENT = 'Our greeting was not sent in other sizes in this run.';

/** Our greeting fails, and a small one does not help, or was not sent. */
const smallFails = (shown: FormFacts, { outcome }: HelloResult): Verdict => {
  const small = effect(shown, 'size-200');
  if (small === 'broken' || effect(shown, 'size-600') === 'broken')
    return { verdict: 'unknown', why: 'The greetings of other sizes were not treated alike each time.' };
  if (small !== 'untried')
    return { verdict: 'ruled-out', because: 'A small greeting of at most 255 bytes is turned away, too.' };
  return namesItsReason(outcome)
    ? { verdict: 'ruled-out', because: 'The server read the greeting and names another reason.' }
    : { verdict: 'unknown', why: NOT_SENT };
};

/** An old device minds the length of the first message: a band of sizes, or everything above one. */
export const cause = defineCause({
  id: 'hello-over-255-or-512',
  area: 'protocol',
  title: 'The server can’t read a first message of a certain size',
  ruledOut: 'The size of the first message, below 600 bytes, is not the reason.',
  meaning:
    'The server, or a device in front of it, answers the first message (ClientHello) at some sizes and turns it away at others. Some old devices fail between 256 and 511 bytes, others at everything above 255 or 512 bytes. Programs fail or work there according to how much they have to say, for example how long the server’s name is.',
  owner: 'server-owner',
  nextStep:
    'Ask the owner of the server, or of the device in front of it (load balancer, firewall, appliance), to update its software.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'A load balancer or appliance (F5, Cisco and others)',
      steps: [
        'Install the maker’s current software. Ask the maker for the fault “ClientHello of 256 to 511 bytes” or “ClientHello over 255 bytes”.',
        'Try the service behind the device directly. If it answers every size, the device is the cause.',
      ],
      undo: 'Go back to the former software.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3',
      steps: [
        'As a stop-gap make the first message shorter: fewer methods (CipherString), groups (Groups) and signature methods (SignatureAlgorithms) in a configuration of its own (OPENSSL_CONF).',
        'Between 256 and 511 bytes a longer one helps too: SSL_OP_TLSEXT_PADDING (part of SSL_OP_ALL; in a configuration: Options = Bugs) fills it up to 512 bytes.',
      ],
      undo: 'Leave the configuration out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Java',
      steps: [
        'As a stop-gap shorten what is offered: -Djdk.tls.client.cipherSuites=… with three or four methods, and -Djdk.tls.namedGroups=secp256r1.',
      ],
      undo: 'Leave the options out again.',
    },
  ],
  unseen:
    'Whether the server or a device on the way minds the size can’t be told from here. The same check from inside the server’s network would tell.',
  sources: ['curl/curl#1520', 'RFC 7685 §1 and §4 (padding, and why it exists)', 'RFC 8446 §9.3'],
  decides: 'The same greeting in several sizes, sent by turns, would decide it.',
  decidedBy: ['hello-form'],
  explains: ['clienthello-too-large', 'version-intolerance', ...WHATEVER_WE_SEND],
  needs: ['hello'],
  wants: ['starttls', 'hello-form', 'client-greeting', 'one-change'],
  examine(shown, told): Verdict {
    const forms = shown['hello-form'];
    if (forms === undefined)
      return usualGreeting(shown).answered
        ? { verdict: 'ruled-out', because: USUAL_ANSWERED }
        : { verdict: 'unknown', why: NOT_SENT };
    const [small, medium, filled] = ['size-200', 'size-600', 'small-filled'].map((id) => formOf(shown, id));
    const sentences = (...wanted: readonly (typeof small)[]) =>
      wanted.flatMap((form) => (form ? [formSentence(form)] : []));
    if (forms.baseAnswered) {
      const failing = endOf(medium);
      if (medium === undefined || failing === undefined)
        return { verdict: 'ruled-out', because: USUAL_ANSWERED };
      if (answeredIn(shown, 'size-600'))
        return {
          verdict: 'ruled-out',
          because: 'Our greeting was answered at its usual size, and at 600 bytes.',
        };
      if (effect(shown, 'size-600') !== 'hurts')
        return {
          verdict: 'unknown',
          why: 'The longer greeting was not turned away in the same way each time.',
        };
      const pair = {
        failing: failing.outcome,
        because: sentences(medium),
        holds: true,
        variables: ['size'],
      } as const;
      const habit = 'current versions of it send a first message of more than 511 bytes';
      const verdict = judgeOwnGreeting({ ...pair, programs: OVER_511, habit }, shown, told);
      return verdict.verdict === 'unknown' || verdict.verdict === 'ruled-out'
        ? verdict
        : { ...verdict, title: OVER_512, weight: 7 };
    }
    if (effect(shown, 'size-600') === 'helps')
      return {
        verdict: 'confirmed',
        title: BAND,
        because: sentences(medium, small),
        weight: 7,
      };
    if (effect(shown, 'size-200') !== 'helps') return smallFails(shown, usualGreeting(shown));
    if (answeredIn(shown, 'small-filled'))
      return {
        verdict: 'ruled-out',
        because:
          'Filled up to the usual size the small greeting is answered, so it is not the size that counts.',
      };
    const because = sentences(small, filled);
    if (!refusedIn(shown, 'small-filled') || (filled?.variant.length ?? 0) < 2)
      return { verdict: 'likely', title: OVER_255, because, weight: 5 };
    return {
      verdict: 'confirmed',
      title: OVER_255,
      because: [
        ...because,
        compared(
          'The small greeting, and the same one filled up with zeros, differ in their size and in nothing else.',
        ),
      ],
      weight: 7,
    };
  },
});
