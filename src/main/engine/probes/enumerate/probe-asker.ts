import { optionsOf } from '../../../../shared/model/asked';
import type { Outcome } from '../../../../shared/model/failure';
import type { StarttlsName } from '../../../../shared/model/way';
import type { VersionCode } from '../../wire/api';
import type { Probe, ProbeContext, Seen } from '../define-probe';
import { doorOf } from '../door';
import { VERSIONS } from '../greet';
import { dialogueFor, plannedDialogue } from '../starttls-dialogue';
import { type Asker, createAsker } from './ask';

/**
 * Asks where earlier greetings went: the same address and name, with the plain conversation before it if one belongs there. null: nowhere.
 * `words`: that conversation, where the caller knows it better than what was seen so far tells.
 */
export const askerFor = (context: ProbeContext, words?: StarttlsName): Asker | null => {
  const { asked, net, seen } = context;
  const base = seen.hello?.base;
  if (!base) return null;
  const { address, protocol } = (words ? null : doorOf(context)) ?? {
    address: base.address,
    protocol: words ?? plannedDialogue(asked),
  };
  const { serverName } = asked.target;
  const way = protocol === null ? {} : { way: () => ({ dialogue: dialogueFor(protocol, serverName) }) };
  return createAsker(net, { address, serverName, ...way });
};

/** The codes of these versions, newest first. */
const codesOf = (spoken: ReadonlySet<string>): readonly VersionCode[] =>
  VERSIONS.filter(([name]) => spoken.has(name))
    .map(([, code]) => code)
    .reverse();

/** Versions in which the search for suites found one. */
const listedVersions = ({ suites }: Seen): string[] =>
  (suites?.lists ?? []).flatMap((list) => (list.suites.length > 0 ? [list.version] : []));

/** Refusals behind which a list may stand: handshake_failure, illegal_parameter, insufficient_security, and an end without a word. */
const LIST_ALERTS: ReadonlySet<number> = new Set([40, 47, 71]);

/** Whether what a greeting met may be about the lists in it: an alert that names them, or a close right behind it. */
const listsMayDecide = (outcome: Outcome): boolean => {
  if (outcome.kind === 'alert') return LIST_ALERTS.has(outcome.code);
  return (outcome.kind === 'fin' || outcome.kind === 'rst') && outcome.stage === 'after-hello';
};

/**
 * What a probe of lists starts from. `spoken`: versions in which a usual greeting was answered; `found`: these, and those in which only the
 * search for suites was; both newest first. `all`: every list was asked for. `answered`: the greeting was good enough for us.
 */
interface ListsToAsk {
  readonly asker: Asker;
  readonly spoken: readonly VersionCode[];
  readonly found: readonly VersionCode[];
  readonly all: boolean;
  readonly answered: boolean;
}

/**
 * Where to ask for lists, or why there is nothing to find out. `list`: what is in them, as people call it. `evenIfAnswered`: our own greeting
 * was answered, and something speaks for asking all the same.
 */
export const listsToAsk = (
  context: ProbeContext,
  list: string,
  evenIfAnswered = false,
): ListsToAsk | { readonly why: string } => {
  const { asked, seen } = context;
  const base = seen.hello?.base;
  const asker = askerFor(context);
  if (!base || !asker) return { why: 'No greeting could be sent.' };
  const all = optionsOf(asked).depth === 'all';
  if (!all && base.answered && !evenIfAnswered)
    return { why: `The greeting was answered, so its list of ${list} was good enough.` };
  if (!all && !base.answered && !listsMayDecide(base.outcome))
    return { why: `What happened to the greeting does not depend on its list of ${list}.` };
  const usual = seen.versions?.spoken ?? [];
  return {
    asker,
    spoken: codesOf(new Set(usual)),
    found: codesOf(new Set([...usual, ...listedVersions(seen)])),
    all,
    answered: base.answered,
  };
};

/** The condition of such a probe. */
export const whenListsDecide = (list: string): NonNullable<Probe['runs']> => ({
  how: 'if-it-decides',
  when: `when a greeting is refused in a way that a list of ${list} explains, or when every list is asked for`,
});
