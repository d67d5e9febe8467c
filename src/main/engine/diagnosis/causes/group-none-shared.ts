import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { defineCause, type Verdict } from '../define-cause';
import {
  atMostLikely,
  decidedBy,
  exchangeBesideP521,
  needsP521,
  spokenGroup,
  WITHOUT_P521,
} from '../derive/certificate-curve';
import { listed, measured } from '../derive/clip';
import { answeredIn, effect, endOf, formOf, formSentence } from '../derive/hello-forms';
import { noneHelps, type Remedy, remedyBy } from '../derive/list-forms';
import { judgeOwnGreeting } from '../derive/own-greeting';
import { usualGreeting } from '../derive/usual-greeting';
import { WHATEVER_WE_SEND } from '../derive/whatever-we-send';

const NO_RETRY = {
  title: 'The server can’t ask for a key of another kind',
  meaning:
    'A program sends one key along with its first message, and the server may ask for one of another kind (HelloRetryRequest). This server breaks off instead when the first key is not of the kind that it wants (P-256). So programs that begin with X25519, which most do today, fail.',
} as const;

const EITHER =
  'Up to TLS 1.2 the list of groups is also about the key of the server’s certificate, and that key was not seen.';
const BOTH =
  'The server’s certificate has a key on a curve that not every program names, and that alone would be enough.';

const takenGroups = (groups: EvidenceMap['groups'] | undefined): readonly string[] => [
  ...new Set((groups?.lists ?? []).flatMap((list) => [...list.groups, ...list.withKeyOnly])),
];

/** The groups that the server was seen to take, in a sentence; nothing where none is known. */
const takenSentence = (groups: EvidenceMap['groups'] | undefined): Because[] => {
  const taken = takenGroups(groups);
  return taken.length === 0
    ? []
    : [measured(`Asked for one group after the other, the server took ${listed(taken.slice(0, 12))}.`, [])];
};

type Shown = Parameters<typeof remedyBy>[0] & { readonly groups?: EvidenceMap['groups'] };

/** The greeting works with other groups: that is about the exchange of keys, or about the certificate's own key. */
const judgeRemedy = (shown: Shown, remedy: Remedy, taken: readonly Because[]): Verdict => {
  const because = [remedy.because, ...taken];
  if (remedy.form?.id === 'no-x25519') return { verdict: 'confirmed', because, ...NO_RETRY, weight: 6 };
  const decides = decidedBy(shown['hello-form'], remedy.answer);
  if (decides.what === 'exchange') return { verdict: 'confirmed', because, weight: 6 };
  if (decides.what === 'certificate')
    return {
      verdict: 'ruled-out',
      because: `Keys are exchanged in a usual group (${spokenGroup(decides.exchange)}). It is the key of the server’s certificate, on ${decides.curve}, that needs a longer list.`,
    };
  return { verdict: 'likely', because, against: [decides.both ? BOTH : EITHER], weight: 5 };
};

/** Server and program have no kind of key in common for the exchange of keys. */
export const cause = defineCause({
  id: 'group-none-shared',
  area: 'protocol',
  title: 'The two sides have no kind of key (group, curve) in common',
  ruledOut: 'The kinds of keys (groups, curves) are not the reason.',
  meaning:
    'At the beginning both sides make a key together, on a curve or in a number group that both know. The server accepts kinds that the program does not offer, and none that it does. Both may speak the same version and share their encryption methods, and still they can’t begin.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to accept X25519 and P-256 (secp256r1) besides what the server takes now: every program of today has one of them.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Set “ssl_ecdh_curve X25519:prime256v1:secp384r1;” in the server block, or take the line out, and reload.',
      ],
      undo: 'Set the former line and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache',
      steps: ['Set “SSLOpenSSLConfCmd Groups X25519:P-256:P-384”, or take the line out, and reload.'],
      undo: 'Set the former line and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'HAProxy',
      steps: ['Set “curves X25519:P-256:P-384” on the bind line or as ssl-default-bind-curves, and reload.'],
      undo: 'Set the former value and reload.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'Run “Get-TlsEccCurve” in PowerShell: it lists the curves that this Windows offers.',
        'Where a policy shortens the list, take it back: Computer Configuration, Administrative Templates, Network, SSL Configuration Settings, “ECC Curve Order”.',
        'To add one: Enable-TlsEccCurve NistP521 (Windows 10, Windows Server 2016 and later).',
      ],
      undo: 'Run Disable-TlsEccCurve for the curve that you added, or set the policy again.',
    },
    {
      owner: 'it-desk',
      stack: 'Java',
      steps: [
        'Start the program with -Djdk.tls.namedGroups=x25519,secp256r1,secp384r1,secp521r1, or take that option out if it is there.',
      ],
      undo: 'Start it with the former options.',
    },
    {
      owner: 'server-owner',
      stack: 'Azure',
      steps: [
        'Behind Azure Front Door, let your own server accept secp256r1, secp384r1 or secp521r1: those are what Front Door offers to it.',
      ],
      undo: 'Set the former list of curves again.',
    },
  ],
  unseen:
    'Which kinds of keys your program offers can’t be seen from here, unless you chose it by name. A record of its first message would show them.',
  sources: [
    'lab: nginx 1.22 and HAProxy 2.6 answer with alert 40 when no curve is shared',
    'Microsoft: TLS elliptic curves in Windows; Azure Front Door end-to-end TLS',
    'RFC 8446 §4.1.4, §4.2.7; RFC 8422 §4',
  ],
  decides: 'The same greeting with other kinds of keys, sent by turns with ours, would decide it.',
  decidedBy: ['hello-form', 'groups', 'client-greeting'],
  explains: WHATEVER_WE_SEND,
  needs: ['hello'],
  wants: ['starttls', 'hello-form', 'groups', 'certificate', 'client-greeting', 'one-change'],
  examine(shown, told): Verdict {
    const base = usualGreeting(shown);
    const taken = takenSentence(shown.groups);
    if (!base.answered) {
      const remedy = remedyBy(shown, ['more-groups', 'no-x25519'], 'groups');
      if (remedy) return judgeRemedy(shown, remedy, taken);
      if (noneHelps(shown, ['more-groups']))
        return {
          verdict: 'ruled-out',
          because: 'With a long list of groups the greeting is turned away as well.',
        };
      return {
        verdict: 'unknown',
        why: 'Our greeting offers the four usual groups, and was not sent with rarer ones in this run.',
      };
    }
    const form = ['common-groups', 'no-x25519']
      .map((id) => formOf(shown, id))
      .find((one) => one && effect(shown, one.id) === 'hurts');
    const failing = endOf(form);
    if (form === undefined || failing === undefined) {
      if (answeredIn(shown, 'common-groups'))
        return {
          verdict: 'ruled-out',
          because: 'The server takes X25519, P-256 or P-384, one of which every program offers.',
        };
      return base.group === null
        ? { verdict: 'unknown', why: 'Our greeting was answered; with fewer groups it was not sent.' }
        : { verdict: 'ruled-out', because: `The server took one of the usual groups (${base.group}).` };
    }
    const few = form.id === 'common-groups';
    const exchange = few ? exchangeBesideP521(shown, base) : null;
    if (exchange !== null)
      return {
        verdict: 'ruled-out',
        because: `Keys are exchanged in a usual group (${spokenGroup(exchange)}). It is the key of the server’s certificate that needs P-521 to be named.`,
      };
    const verdict = judgeOwnGreeting(
      {
        failing: failing.outcome,
        because: [formSentence(form), ...taken],
        holds: true,
        variables: ['groups'],
        ...WITHOUT_P521,
        ...(few ? {} : { programs: [] }),
      },
      shown,
      told,
    );
    if (verdict.verdict === 'unknown' || verdict.verdict === 'ruled-out') return verdict;
    return few && needsP521(shown, base)
      ? { ...verdict, ...atMostLikely(verdict, BOTH), weight: 6 }
      : { ...verdict, weight: 6 };
  },
});
