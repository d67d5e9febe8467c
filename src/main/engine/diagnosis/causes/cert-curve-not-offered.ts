import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import {
  atMostLikely,
  decidedBy,
  exchangeBesideP521,
  needsP521,
  spokenGroup,
  unnamedCurve,
  WITHOUT_P521,
} from '../derive/certificate-curve';
import { installFixes } from '../derive/certificate-fixes';
import { inferred, measured } from '../derive/clip';
import type { HelloResult } from '../derive/facts';
import { answeredIn, effect, endOf, formOf, formSentence } from '../derive/hello-forms';
import { noneHelps, type Remedy, remedyBy } from '../derive/list-forms';
import { judgeOwnGreeting, type ProgramFacts } from '../derive/own-greeting';
import { usualGreeting } from '../derive/usual-greeting';
import { WHATEVER_WE_SEND } from '../derive/whatever-we-send';

const THE_RULE = inferred(
  'Up to TLS 1.2 a server may use such a certificate only with a program that names the certificate’s curve (RFC 8422).',
);

const keySentence = (curve: string, attemptId: string) =>
  measured(
    `We read the server’s certificate in such an answer: its key is on the curve ${printable(curve, 40)}.`,
    [attemptId],
  );

const exchangeSentence = (group: string, attemptId: string) =>
  measured(
    `Keys are exchanged in ${printable(spokenGroup(group), 40)}, which programs name. So it is not the exchange that needed the longer list.`,
    [attemptId],
  );

const RARE_TOO = 'Keys are exchanged in a rare group as well, or the group was not read.';

const rareTitle = (curve: string): string =>
  `The server’s certificate has a key of a rare kind (${printable(curve, 40)})`;

/** Our usual greeting is turned down, and answered with rare groups in it. */
const judgeRemedy = (forms: EvidenceMap['hello-form'] | undefined, remedy: Remedy): Verdict => {
  const decides = decidedBy(forms, remedy.answer);
  if (decides.what === 'exchange')
    return {
      verdict: 'ruled-out',
      because:
        'The answer to a longer list of groups came with a certificate that programs understand: it is the exchange of keys that needs the list.',
    };
  if (decides.what === 'open' && decides.both === null)
    return {
      verdict: 'possible',
      because: [remedy.because, THE_RULE],
      against: ['The certificate was not seen, so it may be the exchange of keys that needs the list.'],
    };
  const seen = decides.what === 'certificate' ? decides : decides.both;
  if (seen === null) return { verdict: 'unknown', why: 'The certificate was not seen.' };
  const because = [remedy.because, keySentence(seen.curve, seen.attemptId)];
  const title = rareTitle(seen.curve);
  if (decides.what !== 'certificate')
    return {
      verdict: 'likely',
      because: [...because, THE_RULE],
      against: [RARE_TOO],
      title,
      weight: 7,
    };
  const exchange = exchangeSentence(decides.exchange, decides.attemptId);
  return { verdict: 'confirmed', because: [...because, exchange], title, weight: 7 };
};

const SHOWN_UNASKED =
  'An elliptic-curve certificate has its key on a certain curve, and programs name the curves that they understand. This server shows a certificate on one that hardly any program names, and does so without being asked for it. Programs end the connection then.';

/** Our usual greeting is answered with a certificate on a curve that it does not name: OpenSSL ends the connection over that, by this very word. */
const judgeUnasked = (
  curve: string,
  { attemptId }: EvidenceMap['certificate'],
  whole: EvidenceMap['client-certificate'] | undefined,
): Verdict => {
  const words = { title: rareTitle(curve), meaning: SHOWN_UNASKED, weight: 7 };
  const seen = measured(
    `We read the server’s certificate: its key is on the curve ${printable(curve, 40)}, which our greeting does not name. The server showed it all the same.`,
    [attemptId],
  );
  if (!whole || whole.completed || whole.localRefusal === null)
    return { verdict: 'possible', because: [seen, THE_RULE], ...words };
  const ended = measured(describeOutcome(whole.outcome), [whole.attemptId]);
  return {
    verdict: whole.localRefusal.endsWith('WRONG_CURVE') ? 'confirmed' : 'likely',
    because: [seen, THE_RULE, ended],
    ...words,
  };
};

interface Shown extends ProgramFacts {
  readonly 'hello-form'?: EvidenceMap['hello-form'];
  readonly certificate?: EvidenceMap['certificate'];
  readonly groups?: EvidenceMap['groups'];
}

/** Our greeting is answered with a certificate on P-521; programs that do not name that curve are turned away. */
const judgeP521 = (shown: Shown, base: HelloResult, told: Told): Verdict => {
  const form = formOf(shown, 'common-groups');
  const failing = endOf(form);
  if (form === undefined || failing === undefined || shown.certificate === undefined)
    return {
      verdict: 'unknown',
      why: 'The certificate’s key is on P-521, which not every program offers; a greeting without it was not sent.',
    };
  if (answeredIn(shown, 'common-groups') || effect(shown, 'common-groups') !== 'hurts')
    return {
      verdict: 'ruled-out',
      because: 'The server shows its certificate to programs too that do not name its curve.',
    };
  const exchange = exchangeBesideP521(shown, base);
  const seen = shown.certificate.attemptId;
  const verdict = judgeOwnGreeting(
    {
      failing: failing.outcome,
      because: [
        formSentence(form),
        keySentence('P-521', seen),
        ...(exchange === null ? [THE_RULE] : [exchangeSentence(exchange, seen)]),
      ],
      holds: true,
      variables: ['groups'],
      ...WITHOUT_P521,
    },
    shown,
    told,
  );
  if (verdict.verdict === 'unknown' || verdict.verdict === 'ruled-out') return verdict;
  return exchange === null
    ? { ...verdict, ...atMostLikely(verdict, RARE_TOO), weight: 7 }
    : { ...verdict, weight: 7 };
};

/** The server's certificate has a key on a curve that programs do not name. */
export const cause = defineCause({
  id: 'cert-curve-not-offered',
  area: 'certificate',
  title: 'The server’s certificate has a key of a kind that programs do not offer',
  ruledOut: 'The curve of the certificate’s key is not the reason.',
  meaning:
    'An elliptic-curve certificate has its key on a certain curve, and programs name the curves that they understand. This certificate is on one that hardly any program names. The server may not show it to them, has no other certificate, and breaks off.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner for a certificate with a key on P-256 (secp256r1), or with an RSA key of 2048 bits: every program of today understands those.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'Make a new key: “openssl ecparam -name prime256v1 -genkey -noout -out server.key”, or “openssl genrsa -out server.key 2048”.',
        'Have the certificate issued anew for that key, and install it in place of the present one. Servers that can hold two may keep both.',
      ],
      undo: 'Put the former certificate and its key back.',
    },
    ...installFixes('the new certificate'),
  ],
  unseen:
    'Which curves your program names can’t be seen from here, unless you chose it by name. A record of its first message would show them.',
  sources: [
    'RFC 8422 §5.1.1, §5.3: a certificate’s curve must be among supported_groups; RFC 8446 §4.2.3 for TLS 1.3',
    'lab: OpenSSL 3.0 with a key on secp256k1 or brainpoolP256r1 answers with alert 40; Erlang/OTP 25 shows it to a greeting without that curve, and OpenSSL ends with “wrong curve”',
    'Microsoft: TLS elliptic curves in Windows',
  ],
  decides: 'The certificate in the answer to a greeting with more curves would decide it.',
  decidedBy: ['hello-form', 'certificate', 'client-greeting'],
  explains: [...WHATEVER_WE_SEND, 'cert-key-type-mismatch'],
  needs: ['hello'],
  wants: [
    'starttls',
    'hello-form',
    'groups',
    'certificate',
    'client-certificate',
    'client-greeting',
    'one-change',
  ],
  examine(shown, told): Verdict {
    const base = usualGreeting(shown);
    if (base.answered) {
      if (needsP521(shown, base)) return judgeP521(shown, base, told);
      const curve = unnamedCurve(shown, base);
      if (curve !== null && shown.certificate !== undefined)
        return judgeUnasked(curve, shown.certificate, shown['client-certificate']);
      return shown.certificate === undefined
        ? { verdict: 'unknown', why: 'The server’s certificate was not read in this run.' }
        : { verdict: 'ruled-out', because: 'The server shows its certificate to an up-to-date greeting.' };
    }
    const remedy = remedyBy(shown, ['more-groups'], 'groups');
    if (remedy) return judgeRemedy(shown['hello-form'], remedy);
    return noneHelps(shown, ['more-groups'])
      ? {
          verdict: 'ruled-out',
          because: 'With a long list of groups the greeting is turned away as well.',
        }
      : {
          verdict: 'unknown',
          why: 'Our greeting was not sent with rarer curves in this run.',
        };
  },
});
