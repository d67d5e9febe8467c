import type { Asked } from '../../../shared/model/asked';
import type { Evidence } from '../../../shared/model/evidence';
import type { Overlap, OverlapList } from '../../../shared/model/pictures';
import {
  groupsOverlap,
  type Offered,
  type Overlapping,
  ownOffers,
  suitesOverlap,
  versionsOverlap,
} from '../../engine/clients/overlap';
import { clientById } from '../../engine/clients/registry';
import { serverFactsFrom } from '../../engine/clients/server-facts';
import { clip } from '../../engine/diagnosis/derive/clip';

const MOST = 200;

interface Side extends Offered {
  readonly words: Overlap['program'];
}

const OWN: Overlap['program'] = { name: 'Handrail’s own greeting', own: true, approximate: false };

const sideOf = ({ client }: Pick<Asked, 'client'>): Side => {
  const profile = client ? clientById(client) : null;
  if (profile === null) return { ...ownOffers(), words: OWN };
  const { name, basis, offers } = profile;
  return { ...offers, words: { name: clip(name, 120), own: false, approximate: basis === 'documented' } };
};

type Taken = { readonly [K in OverlapList['kind']]: string };
const NOTHING: Taken = { versions: '', suites: '', groups: '' };

/** The first answer to the very greeting that stands on the program's side. */
const answerTo = (evidence: Evidence, client: string | null) => {
  const { hello, 'client-greeting': sent } = evidence;
  if (client === null) return hello?.status === 'ok' && hello.facts.base.answered ? hello.facts.base : null;
  return sent?.status === 'ok' && sent.facts.profile === client
    ? (sent.facts.own.find(({ answered }) => answered) ?? null)
    : null;
};

const takenOf = (evidence: Evidence, client: string | null): Taken => {
  const answer = answerTo(evidence, client);
  return answer === null
    ? NOTHING
    : { versions: answer.version ?? '', suites: answer.suite ?? '', groups: answer.group ?? '' };
};

/** What the server really took comes first among what both speak: it is its choice. */
const inOrder = (items: Overlapping['items'], taken: string): Overlapping['items'] => {
  const chosen = items.find(({ name }) => name === taken);
  return chosen ? [chosen, ...items.filter((item) => item !== chosen)] : items;
};

const listOf = (kind: OverlapList['kind'], { items, open }: Overlapping, taken: string): OverlapList => {
  const ordered = kind === 'versions' ? items : inOrder(items, taken);
  return {
    kind,
    items: ordered.slice(0, MOST).map((item) => ({ ...item, name: clip(item.name, 80) })),
    more: Math.max(0, items.length - MOST),
    taken: clip(taken, 80),
    open,
  };
};

/** The chosen program, or our own greeting, against what was measured of the server; null where no greeting was sent. */
export const overlapFrom = (evidence: Evidence, asked: Pick<Asked, 'client'>): Overlap | null => {
  const server = serverFactsFrom(evidence);
  if (server.answered === null) return null;
  const side = sideOf(asked);
  const taken = takenOf(evidence, side.words.own ? null : (asked.client ?? null));
  const lists = [
    listOf('versions', versionsOverlap(side, server), taken.versions),
    listOf('suites', suitesOverlap(side, server), taken.suites),
    listOf('groups', groupsOverlap(side, server), taken.groups),
  ];
  return {
    program: side.words,
    mute: !server.answered,
    // A list of which nothing at all was measured says nothing; the versions stay, because they show just that.
    lists: lists.filter(
      ({ kind, items }) => kind === 'versions' || items.some(({ server: state }) => state !== 'unknown'),
    ),
  };
};
