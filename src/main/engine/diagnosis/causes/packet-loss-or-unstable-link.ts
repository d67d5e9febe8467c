import type { Attempt } from '../../../../shared/model/attempt';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { Because } from '../../../../shared/model/finding';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { counted, inferred, measured, toldBy } from '../derive/clip';
import { attemptsOf } from '../derive/ends';
import { type Luck, luckOf, repeatedIn } from '../derive/luck';
import { said } from '../derive/said';
import { answer } from '../derive/told';

/** A packet that asks for a connection and gets lost is sent again after a second (RFC 6298 §2.1; older systems wait three). */
const AGAIN_AFTER_MS = 900;

const connectMs = ({ events }: Attempt): number[] => {
  const from = events.find(({ kind }) => kind === 'connecting')?.at;
  const to = events.find(({ kind }) => kind === 'connected')?.at;
  return from === undefined || to === undefined ? [] : [to - from];
};

/** Connections that took a second and more longer than the quickest: their first packet, or the answer to it, was lost. */
const askedTwice = (attempts: ReadonlyMap<string, Attempt>): string[] => {
  const timed = [...attempts.values()].flatMap((attempt) =>
    connectMs(attempt).map((ms) => ({ id: attempt.id, ms })),
  );
  const quickest = Math.min(...timed.map(({ ms }) => ms));
  return timed.filter(({ ms }) => ms - quickest >= AGAIN_AFTER_MS).map(({ id }) => id);
};

/** How a failure looks: nothing came, the line was cut, or the other side closed or said something. */
interface Failures {
  readonly lost: number;
  readonly cut: number;
  readonly spoken: number;
  readonly attempts: readonly string[];
}

const LOST = 'sn';
const CUT = 'r';

const fromEnds = (ends: readonly string[], attempts: readonly string[]): Failures => {
  const failing = ends.filter((letter) => letter !== 'a' && letter !== 'p');
  const lost = failing.filter((letter) => LOST.includes(letter)).length;
  const cut = failing.filter((letter) => CUT.includes(letter)).length;
  return { lost, cut, spoken: failing.length - lost - cut, attempts };
};

const isLost = ({ kind }: Outcome): boolean =>
  kind === 'silence' || kind === 'connect-timeout' || kind === 'unreachable';

/** Of the greeting that everything else counts too; behind a plain beginning, of the one that was repeated there. */
const failuresOf = (luck: Luck, stability: EvidenceMap['stability'] | undefined): Failures => {
  const { results, marks, flaps } = luck;
  const failed = results.filter(({ answered }) => !answered);
  if (!flaps && stability) return fromEnds([...stability.first.course], stability.first.failures);
  if (marks.length > results.length)
    return fromEnds(
      marks.map(({ end }) => end),
      [...attemptsOf(failed), ...repeatedIn(luck, stability)],
    );
  const lost = failed.filter(({ outcome }) => isLost(outcome)).length;
  const cut = failed.filter(({ outcome }) => outcome.kind === 'rst').length;
  return { lost, cut, spoken: failed.length - lost - cut, attempts: attemptsOf(failed) };
};

/** So unlikely by chance that the two greetings do differ. */
const RARE = 0.01;

/** The many repetitions came out now this way and now that. */
const mixedIn = (stability: EvidenceMap['stability'] | undefined): boolean =>
  stability !== undefined && stability.first.answered > 0 && stability.first.answered < stability.first.sent;

const slowly = (twice: readonly string[]): Because[] =>
  twice.length === 0
    ? []
    : [
        measured(
          `${counted(twice.length, 'connection')} took a second longer than the quickest, as when the first packet is lost and sent again.`,
          twice,
        ),
      ];

/** Every greeting came out alike: only the person's word and slow connections can point to the line. */
const steadily = (twice: readonly string[], told: Told): Verdict =>
  answer(told, 'how-often') === 'sometimes' && twice.length > 0
    ? {
        verdict: 'possible',
        because: [...slowly(twice), toldBy('You told us that it fails only sometimes.')],
        weight: -2,
      }
    : { verdict: 'ruled-out', because: 'The same greeting did not come out now this way and now that.' };

const stories = (told: Told): Because[] =>
  said(told, {
    elsewhere: { works: 'You told us that it works from another network.' },
    'network-kind': {
      vpn: 'You told us that this computer is connected through a VPN.',
      guest: 'You told us that this computer is in a guest Wi-Fi.',
      wireless: 'You told us that this computer is connected without a cable.',
    },
  });

/** The line drops now and then: no pattern in what was asked, and nothing of the server's in what came back. */
export const cause = defineCause({
  id: 'packet-loss-or-unstable-link',
  area: 'network',
  title: 'The line may lose packets or drop now and then',
  ruledOut: 'Nothing points to a line that loses packets.',
  meaning:
    'The same greeting is answered at one time, and at another nothing comes back at all. A server that has had enough says no or closes; a line that loses packets is silent. Weak Wi-Fi, an overloaded line, a VPN or a bad cable do this.',
  owner: 'network-team',
  nextStep:
    'Try by cable and without VPN. Then measure lost packets over some minutes, and show this report to your network team.',
  fix: [
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Use a cable in place of Wi-Fi, or go nearer to the access point. Switch the VPN off for one check.',
        'Let large up- and downloads finish, and check again.',
      ],
      undo: 'Go back to the former connection.',
    },
    {
      owner: 'network-team',
      stack: 'Windows',
      steps: [
        'Measure the way: pathping HOST, or Test-NetConnection HOST -Port PORT many times. Look at discarded packets: Get-NetAdapterStatistics.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'network-team',
      stack: 'Linux and macOS',
      steps: [
        'Measure the way over some minutes: mtr --tcp --port PORT HOST. Look at repeated packets: nstat -az TcpRetransSegs, or netstat -s.',
      ],
      undo: 'Nothing was changed.',
    },
    {
      owner: 'network-team',
      stack: 'Firewalls and address translation (NAT)',
      steps: [
        'Look whether tables of connections or ports run full at these times, and whether a second way back exists (asymmetric routing).',
        'Check cables, speed and duplex of the ports on the way.',
      ],
      undo: 'Put the former settings back.',
    },
  ],
  unseen:
    'From one place nobody can tell where packets get lost: in this house, at a provider, or at the server’s. A rare fault can stay away while we look.',
  decides:
    'Many repetitions, once from here and once from another network at the same time, would decide it.',
  decidedBy: ['stability', 'repeat'],
  sources: [
    'tokio-rs/tls#120, dotnet/runtime#52201',
    'RFC 6298 §2.1 (a lost request for a connection is repeated after a second)',
  ],
  needs: ['hello'],
  wants: ['repeat', 'stability'],
  examine({ hello, repeat, stability }, told, attempts, marks) {
    const luck = luckOf(hello, repeat, marks);
    const twice = askedTwice(attempts);
    if (!luck.flaps && !mixedIn(stability)) return steadily(twice, told);
    const failures = failuresOf(luck, stability);
    const { lost, cut, spoken } = failures;
    if (lost + cut === 0)
      return {
        verdict: 'ruled-out',
        because:
          'Each time it failed, the other side closed or said something. A line that loses packets can’t do that.',
      };
    const byGreeting = stability?.chance != null && stability.chance < RARE;
    const support =
      twice.length > 0 ||
      answer(told, 'elsewhere') === 'works' ||
      ['vpn', 'guest', 'wireless'].includes(answer(told, 'network-kind'));
    return {
      verdict: cut + spoken === 0 && support && !byGreeting ? 'likely' : 'possible',
      because: [
        measured(
          `Of the failures, ${lost} brought nothing at all, ${cut} were cut off (RST), and in ${spoken} the other side closed or said something.`,
          failures.attempts,
        ),
        ...slowly(twice),
        ...(cut > 0 ? [inferred('A cut can come from a box that lost its memory of the connection.')] : []),
        ...stories(told),
      ],
      against: [
        ...(spoken > 0
          ? ['At other times the other side closed or said something, which no lost packet does.']
          : []),
        ...(byGreeting ? ['It depends on what the greeting says, and a bad line does not read it.'] : []),
      ],
      weight: support ? 5 : 1,
    };
  },
});
