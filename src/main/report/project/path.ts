import { optionsOf } from '../../../shared/model/asked';
import type { Attempt } from '../../../shared/model/attempt';
import type { Evidence, EvidenceMap, ProbeId } from '../../../shared/model/evidence';
import type { Outcome } from '../../../shared/model/failure';
import type { Finding } from '../../../shared/model/finding';
import type { NetworkPath, Pass, PathStop } from '../../../shared/model/pictures';
import type { ProxyServer } from '../../../shared/model/way';
import { describeOutcome } from '../../../shared/words/outcome';
import type { Told } from '../../engine/diagnosis/define-cause';
import { clip } from '../../engine/diagnosis/derive/clip';
import { allEndedSooner } from '../../engine/diagnosis/derive/nearer';
import { attemptsById } from '../../engine/diagnosis/examine';
import { inspectorIn, softwareOf } from './way/between';
import { anyAnsweredAt, type End, endOf, placedBy } from './way/ends';
import { sentenceOf } from './way/sentence';

type Line = NetworkPath['lines'][number];
type Greeted = EvidenceMap['hello']['base'];
type Via = Line['via'];

const MOST_ENDS = 8;

const factsOf = <Id extends ProbeId>(evidence: Evidence, id: Id): EvidenceMap[Id] | undefined => {
  const seen = evidence[id];
  return seen?.status === 'ok' ? (seen.facts as EvidenceMap[Id]) : undefined;
};

const stop = (kind: PathStop['kind'], name: string, pass: Pass, note = ''): PathStop => ({
  kind,
  name: clip(name, 300),
  pass,
  note: clip(note, 400),
});

interface Case {
  readonly evidence: Evidence;
  readonly told: Told;
  readonly placed: ReturnType<typeof placedBy>;
  readonly attempts: ReadonlyMap<string, Attempt>;
}

/** The usual greeting at this address, each time it was sent on this way. */
const greetedAt = ({ evidence, told }: Case, via: Via, address: string): Greeted[] => {
  const hello = factsOf(evidence, 'hello');
  const usual = optionsOf(told.asked).proxy ? 'proxy' : 'direct';
  const repeats = factsOf(evidence, 'repeat')?.baseResults ?? [];
  const usually = hello ? [hello.base, hello.repeated, ...hello.addresses, ...repeats] : [];
  const here = via === usual ? usually : [];
  const ways = (factsOf(evidence, 'ways')?.ways ?? []).filter((way) => way.via === via);
  const all = [...here, ...ways.flatMap(({ first, repeated }) => [first, ...repeated])];
  return [
    ...new Map(all.filter((one) => one.address === address).map((one) => [one.attemptId, one])).values(),
  ];
};

const learnedEnd = (one: Case, via: Via, address: string): End => {
  const usual = optionsOf(one.told.asked).proxy ? 'proxy' : 'direct';
  const reached = factsOf(one.evidence, 'reach')?.addresses.find((entry) => entry.address === address);
  const greeted = greetedAt(one, via, address);
  const ids = greeted.filter(({ answered }) => !answered).map(({ attemptId }) => attemptId);
  return endOf({
    reached: via === usual ? reached : undefined,
    // Where no greeting was possible, `ways` repeats the end of the connection itself.
    greeted: greeted.filter(
      ({ outcome }) => outcome.kind !== 'refused' && outcome.kind !== 'connect-timeout',
    ),
    anyAnswered: via === usual && anyAnsweredAt(one.evidence, address),
    placed: one.placed,
    nearer: via === 'direct' && allEndedSooner(one.attempts, ids) !== null,
  });
};

/** What all connections share: it is carried as soon as one of them got through, and broken where all of them broke. */
const sharedPass = (ends: readonly End[]): Pass => {
  const said = ends.flatMap(({ network }) => network ?? []);
  if (said.includes('carried')) return 'carried';
  if (said.length === 0) return 'unknown';
  return said.every((pass) => pass === 'broken') ? 'broken' : 'somewhere';
};

/** A stretch behind one that is broken was never entered. */
const behind = (shared: Pass, own: Pass): Pass => (shared === 'broken' && own === 'broken' ? 'unknown' : own);

const endStops = (end: End, shared: Pass, address: string, { told }: Case): PathStop[] => [
  stop('address', address, behind(shared, end.address), end.addressNote),
  stop('server', told.asked.target.host, end.server, end.serverNote),
];

const place = (address: string, port: number): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

const NOT_REACHED = new Set(['unreachable', 'silent', 'not-a-proxy', 'closed']);

/** The proxy let us through, and what came then is told further on. */
const isBehind = (outcome: Outcome): boolean =>
  outcome.kind === 'proxy' && (outcome.what === 'bad-gateway' || outcome.what === 'closed-after-accept');

/** The stop of the proxy itself: reached, or the break is on the stretch before it. */
const proxyStop = (proxy: ProxyServer, { evidence }: Case): PathStop => {
  const outcomes = (factsOf(evidence, 'reach')?.addresses ?? []).map(({ outcome }) => outcome);
  const stopped = outcomes.find(({ kind }) => kind === 'proxy');
  const name = `${proxy.host}:${proxy.port}`;
  if (outcomes.length === 0) return stop('proxy', name, 'unknown');
  return stopped?.kind === 'proxy' && NOT_REACHED.has(stopped.what)
    ? stop('proxy', name, 'broken', describeOutcome(stopped))
    : stop('proxy', name, 'carried', stopped && !isBehind(stopped) ? describeOutcome(stopped) : '');
};

/** The stretch up to what stands before it can't be worse known than what got through behind it. */
const before = (pass: Pass): Pass => (pass === 'sometimes' || pass === 'by-greeting' ? 'carried' : pass);

const between = (one: Case, shared: Pass): { software: PathStop[]; inspector: PathStop[] } => {
  const software = softwareOf(one.evidence, one.told);
  const inspector = inspectorIn(one.evidence);
  const at = (found: typeof software): PathStop[] =>
    found === null
      ? []
      : [stop(found.kind, found.name, found.broken ? 'broken' : before(shared), found.note)];
  return { software: at(software), inspector: at(inspector) };
};

const lineOf = (one: Case, via: Via, addresses: readonly string[]): Line => {
  const { proxy } = optionsOf(one.told.asked);
  const shown = addresses.slice(0, MOST_ENDS);
  const ends = shown.map((address) => learnedEnd(one, via, address));
  const shared = sharedPass(ends);
  const { software, inspector } = between(one, shared);
  const through = via === 'proxy' && proxy ? [proxyStop(proxy, one)] : [];
  const stopsUs = through[0]?.pass === 'broken';
  const local = shown.length > 0 && shown.every(isLoopback) && through.length === 0;
  const { port } = one.told.asked.target;
  return {
    via,
    trunk: [
      stop('computer', '', 'carried'),
      ...software,
      ...through,
      ...(local ? [] : [stop('network', '', stopsUs ? 'unknown' : shared), ...inspector]),
    ],
    ends: ends.map((end, index) => endStops(end, shared, place(shown[index] ?? '', port), one)),
    more: Math.max(0, addresses.length - shown.length),
  };
};

/** The name led nowhere, so nothing was tried behind it. */
const lookupLine = (one: Case): Line => ({
  via: 'direct',
  trunk: [
    stop('computer', '', 'carried'),
    stop('lookup', '', 'broken', factsOf(one.evidence, 'names')?.failure?.text ?? ''),
    stop('network', '', 'unknown'),
  ],
  ends: [[stop('server', one.told.asked.target.host, 'unknown')]],
  more: 0,
});

const linesOf = (one: Case): Line[] => {
  const names = factsOf(one.evidence, 'names');
  const tried = (factsOf(one.evidence, 'reach')?.addresses ?? []).map(({ address }) => address);
  const known = (names?.addresses ?? []).map(({ address }) => address);
  const addresses = tried.length > 0 ? [...new Set([...tried, ...known])] : known;
  if (addresses.length === 0) return names?.failure ? [lookupLine(one)] : [];
  const via = optionsOf(one.told.asked).proxy ? 'proxy' : 'direct';
  const direct =
    via === 'direct'
      ? []
      : (factsOf(one.evidence, 'ways')?.ways ?? [])
          .filter((way) => way.via === 'direct')
          .map(({ address }) => address);
  return [lineOf(one, via, addresses), ...(direct.length > 0 ? [lineOf(one, 'direct', direct)] : [])];
};

/**
 * The way from this computer to the server, with what was seen to get through, where it broke as far as the evidence tells, and what nothing
 * is known of; null where nothing of it was tried.
 */
export const pathFrom = (
  evidence: Evidence,
  told: Told,
  findings: readonly Finding[],
): NetworkPath | null => {
  const lines = linesOf({
    evidence,
    told,
    placed: placedBy(findings),
    attempts: attemptsById(evidence),
  });
  return lines.length === 0 ? null : { lines, sentence: clip(sentenceOf(lines), 600) };
};
