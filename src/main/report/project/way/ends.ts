import type { Evidence, EvidenceMap, Observation } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { Finding } from '../../../../shared/model/finding';
import type { Pass } from '../../../../shared/model/pictures';
import { describeOutcome } from '../../../../shared/words/outcome';

type Reached = EvidenceMap['reach']['addresses'][number];
type Greeted = EvidenceMap['hello']['base'];

/** How far things came on the last stretches, seen from one address. `network`: what this end says of the way up to it; null: nothing. */
export interface End {
  readonly network: Pass | null;
  readonly address: Pass;
  readonly server: Pass;
  readonly addressNote: string;
  readonly serverNote: string;
}

/** Everything that was learned of one address on one way. */
export interface Learned {
  readonly reached: Reached | undefined;
  /** The usual greeting, each time it was sent. */
  readonly greeted: readonly Greeted[];
  /** Some other greeting was answered there. */
  readonly anyAnswered: boolean;
  /** Where a confirmed cause puts the fault; null: nothing places it. */
  readonly placed: 'server' | 'network' | null;
  /** Every end came sooner than a packet needs to the server and back. */
  readonly nearer: boolean;
}

const UNTOLD = 'Nothing is known of it.';
const NOT_SENT = 'No greeting was sent.';

const end = (address: Pass, server: Pass, change: Partial<End> = {}): End => ({
  network: null,
  address,
  server,
  addressNote: '',
  serverNote: '',
  ...change,
});

/** This computer has no road for that kind of address, so not one packet left it. */
const NO_ROAD = new Set(['ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM']);

/** No connection came about. */
const unconnected = (outcome: Outcome): End => {
  const addressNote = describeOutcome(outcome);
  switch (outcome.kind) {
    case 'refused':
      return end('carried', 'broken', { network: 'carried', serverNote: addressNote });
    case 'unreachable':
      return NO_ROAD.has(outcome.code)
        ? end('broken', 'unknown', { network: 'broken', addressNote })
        : end('somewhere', 'unknown', { network: 'somewhere', addressNote });
    case 'connect-timeout':
      return end('somewhere', 'unknown', { network: 'somewhere', addressNote });
    case 'proxy':
      return throughProxy(outcome.what, addressNote);
    case 'local':
    case 'cancelled':
      return end('unknown', 'unknown', { addressNote });
    default:
      return end('somewhere', 'unknown', { network: 'somewhere', addressNote });
  }
};

type ProxyEnd = Extract<Outcome, { kind: 'proxy' }>['what'];

/** Ways of a proxy to stop us: before it is asked, at its door, and behind it. */
const throughProxy = (what: ProxyEnd, note: string): End => {
  if (what === 'bad-gateway') return end('somewhere', 'unknown', { network: 'somewhere', addressNote: note });
  if (what === 'closed-after-accept')
    return end('somewhere', 'somewhere', { network: 'somewhere', serverNote: note });
  return end('unknown', 'unknown', { network: 'broken' });
};

/** Something answered in the server's name, and it was a no, or nothing that a server of TLS would say. */
const ANSWERS = new Set<Outcome['kind']>(['alert', 'plaintext', 'malformed', 'too-much']);

const turnedDown = ({ outcome }: Greeted, learned: Learned): End => {
  const serverNote = describeOutcome(outcome);
  const carried = { network: 'carried', serverNote } as const;
  if (outcome.kind === 'local' || outcome.kind === 'cancelled')
    return end('carried', 'unknown', { ...carried });
  if (outcome.kind === 'proxy') return throughProxy(outcome.what, serverNote);
  if (learned.anyAnswered)
    return end('carried', 'by-greeting', {
      ...carried,
      serverNote: `${serverNote} Other greetings are answered there, so the way itself carries.`,
    });
  if (ANSWERS.has(outcome.kind) || learned.placed === 'server') return end('carried', 'broken', carried);
  if (learned.placed === 'network') return end('unknown', 'unknown', { network: 'broken', serverNote });
  if (learned.nearer)
    return end('unknown', 'unknown', {
      network: 'somewhere',
      addressNote: 'The greeting was ended sooner than a packet needs to the server and back.',
      serverNote,
    });
  return end('somewhere', 'somewhere', {
    network: 'somewhere',
    addressNote: 'It accepted the connection.',
    serverNote,
  });
};

/** What is known of the last stretches of one way. */
export const endOf = (learned: Learned): End => {
  const { reached, greeted, anyAnswered } = learned;
  const answered = greeted.filter((one) => one.answered);
  const [first] = answered;
  const failed = greeted.find((one) => !one.answered);
  if (first && !failed)
    return end('carried', 'carried', {
      network: 'carried',
      serverNote: `It answers${first.version === null ? '' : ` with ${first.version}`}.`,
    });
  if (first && failed)
    return end('carried', 'sometimes', {
      network: 'carried',
      serverNote: `It answers the same greeting sometimes. Otherwise: ${describeOutcome(failed.outcome)}`,
    });
  if (failed) return turnedDown(failed, learned);
  if (reached === undefined) return end('unknown', 'unknown', { serverNote: UNTOLD });
  if (anyAnswered) return end('carried', 'carried', { network: 'carried' });
  return reached.connected
    ? end('carried', 'unknown', { network: 'carried', serverNote: NOT_SENT })
    : unconnected(reached.outcome);
};

/** Where a confirmed cause with one owner puts the fault. */
export const placedBy = ([first]: readonly Finding[]): Learned['placed'] => {
  if (first?.verdict !== 'confirmed') return null;
  if (first.owner === 'server-owner') return 'server';
  return first.owner === 'network-team' ? 'network' : null;
};

/** Whether any greeting of this check was answered at this address. */
export const anyAnsweredAt = (evidence: Evidence, address: string): boolean =>
  (Object.values(evidence) as readonly Observation[]).some(({ attempts }) =>
    attempts.some(
      (attempt) =>
        attempt.address === address && attempt.hello !== null && attempt.outcome.kind === 'answered',
    ),
  );
