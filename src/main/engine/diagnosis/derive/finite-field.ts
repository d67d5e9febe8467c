import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Told } from '../define-cause';
import type { HelloResult } from './facts';

/** What is known of a server's exchange of keys in finite fields (Diffie-Hellman, up to TLS 1.2). */
interface FiniteField {
  /** The greeting to which the server chose it although we offered elliptic curves as well; null: it chose otherwise each time. */
  readonly chosen: HelloResult | null;
  /** Its own number, as read; null: it takes none, or none was asked for. */
  readonly dh: EvidenceMap['groups']['dh'];
  /** It was asked for. */
  readonly asked: boolean;
}

interface Shown {
  readonly versions: EvidenceMap['versions'];
  readonly groups?: EvidenceMap['groups'];
}

const isDhe = ({ suite }: HelloResult): boolean => suite?.startsWith('TLS_DHE_') === true;

/** Reads it off the greetings and the groups. `base`: our usual greeting. */
export const finiteField = (base: HelloResult, { versions, groups }: Shown): FiniteField => {
  const greetings = [base, ...versions.rungs.map(({ result }) => result)];
  return {
    chosen: greetings.find(isDhe) ?? null,
    dh: groups?.dh ?? null,
    // Where no version was spoken there was none to ask in.
    asked: groups !== undefined && (groups.dh !== null || versions.spoken.length > 0),
  };
};

/** The pasted text was recognised as one of these, e.g. 'openssl.dh'; wrappers aside. */
export const saysOneOf = (told: Told, ids: readonly string[]): string | null =>
  told.message?.matches.find((match) => !match.wrapper && ids.includes(match.id))?.id ?? null;
