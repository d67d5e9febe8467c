import type { EvidenceMap } from '../../../../shared/model/evidence';
import { isMixed, type Tally } from '../../../../shared/model/same-greeting';
import { telling } from './every-hello';
import type { HelloResult } from './facts';
import { tallyResults } from './luck';
import { neverAsked } from './through-proxy';

/** Greetings that differ from ours in one thing, each sent several times. */
interface Changed {
  readonly hello?: EvidenceMap['hello'];
  readonly repeat?: EvidenceMap['repeat'];
  readonly 'hello-form'?: EvidenceMap['hello-form'];
}

/** One of them that ended now this way and now that way. `differsIn`: from ours, as the probes put it. */
export interface ChangedLuck {
  readonly differsIn: string;
  readonly results: readonly HelloResult[];
  readonly tally: Tally;
}

/**
 * The first greeting with one change that was answered at one time and not at another, where ours was never answered: then it is no change that
 * decides, though ours ends alike each time. null: there is none. Another address is another server, so that does not count.
 */
export const changedLuck = ({ hello, repeat, 'hello-form': forms }: Changed): ChangedLuck | null => {
  if (!hello || hello.base.answered) return null;
  const pairs = (repeat?.pairs ?? []).filter(({ key }) => !key.startsWith('address:'));
  const changed = [...(forms?.baseAnswered === false ? forms.forms : []), ...pairs];
  const counted = changed.map(({ differsIn, variant }) => {
    const results = telling(variant).filter(({ outcome }) => !neverAsked(outcome));
    return { differsIn, results, tally: tallyResults(results) };
  });
  return counted.find(({ tally }) => isMixed(tally)) ?? null;
};
