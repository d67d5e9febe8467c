import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { HelloResult } from './facts';

/** A group on the wire by the name that a certificate's key has here (trust/curve-name); others are called alike in both. */
const KEY_NAMES: { readonly [group: string]: string } = {
  secp192r1: 'P-192',
  secp224r1: 'P-224',
  secp256r1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

/** The groups that our usual greeting names. */
const USUAL_GROUPS: ReadonlySet<string> = new Set(['x25519', 'secp256r1', 'secp384r1', 'secp521r1']);
const USUAL_CURVES: ReadonlySet<string> = new Set(['P-256', 'P-384', 'P-521']);

/**
 * The list of groups says two things up to TLS 1.2: in which groups keys are exchanged, and on which curves a certificate's key may be (RFC 8422
 * §5.1.1, §5.3). So an answer with an ECDSA suite may hang on either; an answer with RSA, or in TLS 1.3, hangs on the exchange alone.
 */
const mayBeCertificate = ({ version, suite }: Pick<HelloResult, 'version' | 'suite'>): boolean =>
  version !== 'TLS 1.3' && (suite === null || /^TLS_ECDHE?_ECDSA_/.test(suite));

/** The curve of a key by its kind: "EC secp256k1" is "secp256k1"; null for other kinds. */
const curveOf = (keyType: string | undefined): string | null =>
  keyType?.startsWith('EC ') === true ? keyType.slice('EC '.length) : null;

/** What decides where only a longer list of groups is answered. `open`: it may be either, or it was not read which. */
export type Decides =
  | { readonly what: 'exchange' }
  | {
      readonly what: 'certificate';
      readonly curve: string;
      readonly exchange: string;
      readonly attemptId: string;
    }
  | {
      readonly what: 'open';
      /** The certificate's curve is none that we offer, and the exchange is in such a group too. */
      readonly both: {
        readonly curve: string;
        readonly exchange: string | null;
        readonly attemptId: string;
      } | null;
    };

/** `answer`: how the greeting with the longer list was answered. */
export const decidedBy = (
  forms: EvidenceMap['hello-form'] | undefined,
  answer: Pick<HelloResult, 'version' | 'suite'> | undefined,
): Decides => {
  if (answer === undefined) return { what: 'open', both: null };
  if (!mayBeCertificate(answer)) return { what: 'exchange' };
  const flight = forms?.answeredFlight;
  const curve = curveOf(flight?.keyType);
  if (flight === undefined || curve === null) return { what: 'open', both: null };
  if (USUAL_CURVES.has(curve)) return { what: 'exchange' };
  const { exchange, attemptId } = flight;
  return exchange !== null && USUAL_GROUPS.has(exchange)
    ? { what: 'certificate', curve, exchange, attemptId }
    : { what: 'open', both: { curve, exchange, attemptId } };
};

/** Programs that offer P-256 and P-384 and not P-521: Windows' own TLS (Microsoft: TLS elliptic curves) and Chromium (our recording). */
export const WITHOUT_P521 = {
  programs: ['browser', 'dotnet-framework', 'dotnet'],
  habit: 'on Windows, and in Chrome and Edge, it offers X25519, P-256 and P-384 and no other curve',
} as const;

/** What tells the two apart where our greeting is answered and one without P-521 is not. */
export interface AnswerFacts {
  readonly certificate?: EvidenceMap['certificate'];
  readonly groups?: EvidenceMap['groups'];
}

/** Groups that nearly every program names. */
const EVERYWHERE: ReadonlySet<string> = new Set(['x25519', 'secp256r1', 'secp384r1']);

/** The group below TLS 1.3 that was seen in an exchange of keys and that every program names; null: none was seen. */
const usualExchange = ({ certificate, groups }: AnswerFacts): string | null =>
  [
    ...(certificate?.sightings ?? []).flatMap(({ exchange }) => exchange ?? []),
    ...(groups?.lists ?? []).flatMap((list) => (list.version === 'TLS 1.3' ? [] : list.groups)),
  ].find((group) => EVERYWHERE.has(group)) ?? null;

/** The certificate that came with an answer below TLS 1.3 has a key on P-521, which Windows and Chromium do not offer. */
export const needsP521 = (
  { certificate }: AnswerFacts,
  base: Pick<HelloResult, 'version' | 'suite'>,
): boolean => mayBeCertificate(base) && curveOf(certificate?.chain[0]?.keyType) === 'P-521';

/** Such a certificate, and keys are exchanged in a group that every program has: that group. null: it may be the exchange as well. */
export const exchangeBesideP521 = (
  shown: AnswerFacts,
  base: Pick<HelloResult, 'version' | 'suite'>,
): string | null => (needsP521(shown, base) ? usualExchange(shown) : null);

/** The certificate that came with an answer below TLS 1.3 has a key on a curve that our usual greeting does not name: that curve. */
export const unnamedCurve = (
  { certificate }: AnswerFacts,
  base: Pick<HelloResult, 'version' | 'suite'>,
): string | null => {
  const curve = mayBeCertificate(base) ? curveOf(certificate?.chain[0]?.keyType) : null;
  return curve === null || USUAL_CURVES.has(curve) ? null : curve;
};

/** "P-256" for secp256r1: what people call it. */
export const spokenGroup = (group: string): string => KEY_NAMES[group] ?? group;

/** The two were not told apart: then neither is confirmed. */
export const atMostLikely = (
  {
    verdict,
    against = [],
  }: { readonly verdict: 'confirmed' | 'likely' | 'possible'; readonly against?: readonly string[] },
  why: string,
): { readonly verdict: 'likely' | 'possible'; readonly against: readonly string[] } => ({
  verdict: verdict === 'confirmed' ? 'likely' : verdict,
  against: [...against, why],
});
