import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { HelloResult } from './facts';
import { neverAsked } from './through-proxy';

/** The up-to-date greeting, each time it was sent in this run. */
export interface Luck {
  /** The times it came as far as the server. */
  readonly results: readonly HelloResult[];
  /** Of those it was answered sometimes, and sometimes not. */
  readonly flaps: boolean;
  /** The times a proxy stopped it on the way, so that the server was never asked. */
  readonly stopped: readonly HelloResult[];
}

/** Tells a server that answers only at times from a proxy that lets us through only at times. */
export const luckOf = (hello: EvidenceMap['hello'], repeat: EvidenceMap['repeat'] | undefined): Luck => {
  const all = repeat?.baseResults.length ? repeat.baseResults : [hello.base, hello.repeated];
  const stopped = all.filter(({ outcome }) => neverAsked(outcome));
  const results = all.filter(({ outcome }) => !neverAsked(outcome));
  const said = !hello.steady || repeat?.baseSteady === false;
  const mixed = results.some(({ answered }) => answered) && results.some(({ answered }) => !answered);
  return { results, flaps: stopped.length === 0 ? said : mixed, stopped };
};
