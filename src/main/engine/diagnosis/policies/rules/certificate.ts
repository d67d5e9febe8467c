import { trustedByAdded } from '../../derive/chain';
import type { Judgement, PolicyFacts, Rule } from '../define-policy';

const NONE: Judgement = { state: 'unknown', why: 'No certificate was seen.' };
const DAY = 86_400_000;

type Certificate = NonNullable<PolicyFacts['certificate']>['chain'][number];

const ofLeaf = (text: string, judge: (leaf: Certificate) => Judgement): Rule => ({
  text,
  judge: ({ certificate }) => {
    const leaf = certificate?.chain[0];
    return leaf === undefined ? NONE : judge(leaf);
  },
});

const kindOf = ({ keyType }: Certificate): 'rsa' | 'ec' | 'other' =>
  /rsa/i.test(keyType) ? 'rsa' : /^ec|ecdsa/i.test(keyType) ? 'ec' : 'other';

/** At least this strong; 256 bits of an elliptic curve stand for 2048 and more of RSA (NIST SP 800-57 part 1, table 2). */
export const keyAtLeast = (rsaBits: number): Rule =>
  ofLeaf(
    `The certificate’s key is RSA of at least ${rsaBits} bits, or on a curve of at least 256 bits.`,
    (leaf) => {
      const kind = kindOf(leaf);
      const why = `It is ${leaf.keyType} with ${leaf.keyBits} bits.`;
      if (kind === 'other') return { state: 'unknown', why };
      return { state: leaf.keyBits >= (kind === 'rsa' ? rsaBits : 256) ? 'passes' : 'does-not', why };
    },
  );

/** The server's own certificate has an elliptic-curve key. */
export const curveKey: Rule = ofLeaf('The certificate’s key is on an elliptic curve (ECDSA).', (leaf) => ({
  state: kindOf(leaf) === 'ec' ? 'passes' : 'does-not',
  why: `It is ${leaf.keyType} with ${leaf.keyBits} bits.`,
}));

const OLD_HASH = /md[245]|sha-?1(?!\d)/i;

/** No certificate that was sent is signed with MD5 or SHA-1; one that signed itself is not judged by that. */
export const modernSignatures: Rule = {
  text: 'No certificate that the server sends is signed with MD5 or SHA-1.',
  judge: ({ certificate }) => {
    if (certificate === undefined || certificate.chain.length === 0) return NONE;
    const old = certificate.chain.find((one) => !one.selfIssued && OLD_HASH.test(one.signatureAlgorithm));
    return old === undefined
      ? { state: 'passes', why: 'None of them is.' }
      : { state: 'does-not', why: `One is signed with ${old.signatureAlgorithm}.` };
  },
};

/** From the first to the last day, at most so many. */
export const lifetime = (days: number): Rule =>
  ofLeaf(`The certificate is made out for at most ${days} days.`, (leaf) => {
    const length = Math.round((Date.parse(leaf.notAfter) - Date.parse(leaf.notBefore)) / DAY);
    if (!Number.isFinite(length)) return { state: 'unknown', why: 'Its dates could not be read.' };
    return { state: length <= days ? 'passes' : 'does-not', why: `It is made out for ${length} days.` };
  });

/** In date, for this name, up to a root of this computer, or one that was added for the check. */
export const trusted: Rule = {
  text: 'The certificate is in date, made out to this name, and leads to a root that is trusted.',
  judge: ({ certificate }) => {
    if (certificate === undefined) return NONE;
    const [fault] = certificate.verdict.faults;
    if (certificate.verdict.trusted && fault === undefined)
      return {
        state: 'passes',
        why: trustedByAdded(certificate)
          ? `It leads to ${certificate.verdict.anchor ?? 'a root'}, which was added for this check.`
          : `It leads to ${certificate.verdict.anchor ?? 'a trusted root'}.`,
      };
    return { state: 'does-not', why: fault?.text ?? 'This computer does not trust it.' };
  },
};
