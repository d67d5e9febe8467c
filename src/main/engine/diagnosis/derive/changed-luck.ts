import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { HelloResult } from './facts';

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
}

/** Never sent, or stopped on its way: neither says anything of the server. */
const cameThere = ({ outcome: { kind } }: HelloResult): boolean =>
  kind !== 'local' && kind !== 'cancelled' && kind !== 'proxy';

/**
 * The first greeting with one change that was answered at one time and not at another, where ours was never answered: then it is no change that
 * decides, though ours ends alike each time. null: there is none. Another address is another server, so that does not count.
 */
export const changedLuck = ({ hello, repeat, 'hello-form': forms }: Changed): ChangedLuck | null => {
  if (!hello || hello.base.answered) return null;
  const pairs = (repeat?.pairs ?? []).filter(({ key }) => !key.startsWith('address:'));
  const all = [...(forms?.baseAnswered === false ? forms.forms : []), ...pairs].map(
    ({ differsIn, variant }) => ({ differsIn, results: variant.filter(cameThere) }),
  );
  return (
    all.find(
      ({ results }) => results.some(({ answered }) => answered) && results.some(({ answered }) => !answered),
    ) ?? null
  );
};
