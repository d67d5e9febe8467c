import type { Attempt } from '../../../../shared/model/attempt';
import type { Because } from '../../../../shared/model/finding';
import type { Cause, Told } from '../define-cause';
import { answer, claimed, claimsCertificateRefused, claimsPeerAct, compareClaim } from '../derive/told';
import { refusedByProgram } from './by-whom';

/** Causes of a fault that comes and goes. */
const NOW_AND_THEN: ReadonlySet<string> = new Set([
  'unsteady',
  'one-bad-node',
  'packet-loss-or-unstable-link',
  'concurrency-or-reuse-race',
  'dhe-leading-zero',
]);

/** Causes that may come and go, or stay: an answer about how often it fails says nothing of them. */
const EITHER: ReadonlySet<string> = new Set([
  'you-are-the-server',
  'wrong-host-or-stale-dns',
  'backend-down-behind-lb',
  'listener-unhealthy',
  'mtu-blackhole',
  'ipv6-path-broken',
  'captive-portal',
  'local-antivirus-scan',
  'waf-handshake-fingerprint',
  'geo-or-reputation-block',
  'ip-allowlist',
]);

/** Causes that leave open who did it, so that an answer about another place does not speak against them. */
const WHOEVER: ReadonlySet<string> = new Set([
  'closed-by-every-hello',
  'refused-by-every-hello',
  'reset-at-once',
  'silent-after-hello',
  'closed-before-hello',
  'you-are-the-server',
]);

const ofTheServer = ({ id, owner, area }: Cause): boolean =>
  owner === 'server-owner' && area !== 'network' && area !== 'policy' && !WHOEVER.has(id);

const howOften = (cause: Cause, told: Told): string[] => {
  const said = answer(told, 'how-often');
  if (said === 'always' && NOW_AND_THEN.has(cause.id))
    return ['You told us that it fails every time. With this it would work now and then.'];
  if (said === 'sometimes' && !NOW_AND_THEN.has(cause.id) && !EITHER.has(cause.id) && !WHOEVER.has(cause.id))
    return ['You told us that it fails only sometimes. With this it would fail every time.'];
  return [];
};

const otherPlaces = (cause: Cause, told: Told): string[] => {
  const network = answer(told, 'elsewhere');
  const computer = answer(told, 'other-computer');
  const against: string[] = [];
  if (network === 'works' && ofTheServer(cause))
    against.push('You told us that it works from another network. The server would be the same there.');
  if (network === 'fails' && cause.area === 'network' && cause.owner === 'network-team')
    against.push(
      'You told us that it fails from another network too. What stands in this network alone would not explain that.',
    );
  if (computer === 'works' && (ofTheServer(cause) || cause.owner === 'network-team'))
    against.push(
      'You told us that the same program works on another computer in the same network. Server and network would be the same there.',
    );
  if (computer === 'fails' && cause.owner === 'this-computer')
    against.push(
      'You told us that it fails on another computer too. A setting of this computer would not explain that.',
    );
  return against;
};

/** The ends of the attempts that a finding points at, without those that were answered. */
const endsBehind = (because: readonly Because[], attempts: ReadonlyMap<string, Attempt>) =>
  because
    .flatMap(({ attempts: ids }) => ids)
    .flatMap((id) => attempts.get(id)?.outcome ?? [])
    .filter(({ kind }) => kind !== 'answered' && kind !== 'local' && kind !== 'cancelled');

const pastedText = (
  cause: Cause,
  because: readonly Because[],
  told: Told,
  attempts: ReadonlyMap<string, Attempt>,
): string[] => {
  const match = claimed(told);
  if (match === null || match.ranks.includes(cause.id)) return [];
  if (refusedByProgram(cause))
    return claimsPeerAct(told)
      ? [
          'The text you pasted says that the other side ended the connection. A fault of the server’s certificate is refused by the program itself.',
        ]
      : [];
  if (claimsCertificateRefused(told))
    return [
      'The text you pasted says that the program itself refused the server’s certificate. Then the server had answered.',
    ];
  const ends = endsBehind(because, attempts);
  return ends.length > 0 && ends.every((outcome) => compareClaim(told, outcome) === 'different')
    ? [`The text you pasted stands for another ending than the one we saw. It says: ${match.proves}`]
    : [];
};

/** What the person's answers and the pasted text say against a cause, one sentence or two each. */
export const toldAgainst = (
  cause: Cause,
  because: readonly Because[],
  told: Told,
  attempts: ReadonlyMap<string, Attempt>,
): string[] => [
  ...howOften(cause, told),
  ...otherPlaces(cause, told),
  ...pastedText(cause, because, told, attempts),
];
