import type { Asked } from '../../../shared/model/asked';
import type { Evidence, Observation, ProbeId } from '../../../shared/model/evidence';
import { NEEDED } from '../diagnosis/conclusion';
import type { Cause } from '../diagnosis/define-cause';
import { OTHER_GREETINGS } from '../diagnosis/derive/every-hello';
import { WHATEVER_WE_SEND } from '../diagnosis/derive/whatever-we-send';
import { attemptsById, examine } from '../diagnosis/examine';
import { rank } from '../diagnosis/rank';
import { refusedGreeting } from '../diagnosis/ranking/greeting-refused';
import { readMessage } from '../messages/read-message';
import type { AnyProbe } from './any-probe';
import { PROBES } from './registry';

/** What the causes make of evidence, as far as a second check depends on it. */
export interface Standing {
  /** The cause that the report names; null when none is. */
  readonly named: string | null;
  /** Every cause that is confirmed or likely. */
  readonly held: ReadonlySet<string>;
  /** Did the server answer our greeting? null: not known. */
  readonly answered: boolean | null;
}

const toldOf = (asked: Asked) => ({
  asked,
  message: asked.message === '' ? null : readMessage(asked.message),
});

const judge = (evidence: Evidence, asked: Asked) => {
  const told = toldOf(asked);
  const examined = examine(evidence, told);
  const turnedAway = refusedGreeting(evidence) !== null;
  return { examined, findings: rank(examined, told, attemptsById(evidence), turnedAway).findings };
};

const isSure = ({ verdict }: { readonly verdict: string }): boolean =>
  verdict === 'confirmed' || verdict === 'likely';

/** Judges evidence by every cause; pure. */
export const standingOf = (evidence: Evidence, asked: Asked): Standing => {
  const { findings } = judge(evidence, asked);
  const top = findings[0];
  const { hello } = evidence;
  return {
    named: top !== undefined && isSure(top) ? top.causeId : null,
    held: new Set(findings.filter(isSure).map(({ causeId }) => causeId)),
    answered: hello?.status === 'ok' ? hello.facts.base.answered : null,
  };
};

/** These, and all that they need, and what those need. */
export const withNeeds = (ids: Iterable<ProbeId>, probes: readonly AnyProbe[] = PROBES): Set<ProbeId> => {
  const all = new Set<ProbeId>();
  const add = (id: ProbeId): void => {
    if (all.has(id)) return;
    const probe = probes.find((one) => one.id === id);
    if (!probe) return;
    all.add(id);
    for (const need of probe.needs) add(need);
  };
  for (const id of ids) add(id);
  return all;
};

/** These cost no connection, and a fix may well have been made here. */
const OF_THIS_COMPUTER: readonly ProbeId[] = ['names', 'this-computer', 'local-settings', 'clock'];
/** Where every look at a connection begins. */
const FIRST: readonly ProbeId[] = ['names', 'reach', 'hello'];

/** What the person's own way of connecting is asked with: the chosen program's greeting. */
const ownWay = ({ client }: Asked): readonly ProbeId[] =>
  client === undefined || client === null ? [] : ['client-greeting'];

/** "Whatever we send, it ends like that" looks at other greetings only to be ruled out by them. */
const onlyAgainst = (cause: string, id: ProbeId): boolean =>
  WHATEVER_WE_SEND.includes(cause) && OTHER_GREETINGS.some((one) => one === id);

const watchedBy = ({ id, needs, wants, decidedBy = [] }: Cause): readonly ProbeId[] => [
  ...needs,
  ...decidedBy,
  ...wants.filter((want) => !onlyAgainst(id, want)),
];

const usedBy = (evidence: Evidence, id: ProbeId): number =>
  (evidence as { readonly [id: string]: Observation | undefined })[id]?.connections ?? 0;

/**
 * The questions that a second check asks again: all that the named cause looks at, what the other causes that hold need and are decided by,
 * what those that are merely possible can't be judged without, what this computer tells by itself; each with what it needs. null: all of
 * them, because no cause was named, or because nothing would be saved.
 */
export const neededAgain = (
  earlier: Evidence,
  asked: Asked,
  probes: readonly AnyProbe[] = PROBES,
): ReadonlySet<ProbeId> | null => {
  const { examined, findings } = judge(earlier, asked);
  const [top, ...others] = findings;
  if (top === undefined || !isSure(top)) return null;
  const causeOf = (id: string) => examined.find(({ cause }) => cause.id === id)?.cause;
  const named = causeOf(top.causeId);
  if (!named) return null;
  const open = others.flatMap((finding) => {
    const cause = causeOf(finding.causeId);
    if (!cause) return [];
    return isSure(finding) ? [...cause.needs, ...(cause.decidedBy ?? [])] : cause.needs;
  });
  const local = OF_THIS_COMPUTER.filter((id) => id !== 'clock');
  const chosen = withNeeds([...local, ...FIRST, ...ownWay(asked), ...watchedBy(named), ...open], probes);
  const saved = probes.filter(({ id }) => !chosen.has(id) && usedBy(earlier, id) > 0);
  return saved.length === 0 ? null : chosen;
};

/** What "nothing wrong was found" can't be said without. */
export const neededToBeSure = (probes: readonly AnyProbe[] = PROBES): ReadonlySet<ProbeId> =>
  withNeeds(NEEDED, probes);

/** Connections of one small look, as they were used the last time. */
const MOST_QUICK = 8;
/** Asked before others only to know how to ask those; a small look goes the known way. */
const PREPARING: ReadonlySet<ProbeId> = new Set<ProbeId>([
  'versions',
  'server-name',
  'starttls',
  'client-certificate',
]);

const cheapWithNeeds = (id: ProbeId, probes: readonly AnyProbe[]): ProbeId[] =>
  [...withNeeds([id], probes)].filter((one) => one === id || !PREPARING.has(one));

/**
 * The fewest questions that tell whether it works: name, port and greeting, what the named cause can't be judged without, and what decides it
 * as far as a handful of connections goes. Each needs only those that are asked as well.
 */
export const quickProbes = (
  earlier: Evidence,
  asked: Asked,
  probes: readonly AnyProbe[] = PROBES,
): readonly AnyProbe[] => {
  const { examined, findings } = judge(earlier, asked);
  const top = findings[0];
  const named =
    top && isSure(top) ? examined.find(({ cause }) => cause.id === top.causeId)?.cause : undefined;
  const spoken = earlier.starttls?.status === 'ok' ? (['starttls'] as const) : [];
  const chosen = new Set<ProbeId>([...FIRST, ...spoken]);
  for (const id of named?.needs ?? (['certificate'] as const))
    for (const one of cheapWithNeeds(id, probes)) chosen.add(one);
  const cost = (): number => [...chosen].reduce((sum, id) => sum + usedBy(earlier, id), 0);
  for (const id of [...ownWay(asked), ...(named?.decidedBy ?? [])]) {
    const more = cheapWithNeeds(id, probes).filter((one) => !chosen.has(one));
    const price = more.reduce((sum, one) => sum + usedBy(earlier, one), 0);
    if (cost() + price <= MOST_QUICK) for (const one of more) chosen.add(one);
  }
  return probes
    .filter(({ id }) => chosen.has(id))
    .map((probe) => ({ ...probe, needs: probe.needs.filter((need) => chosen.has(need)) }));
};
