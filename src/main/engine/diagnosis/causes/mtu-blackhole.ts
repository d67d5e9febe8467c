import type { Attempt } from '../../../../shared/model/attempt';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { compared, counted, measured } from '../derive/clip';
import { type FormFacts, formOf, formSentence, type MeasuredForm } from '../derive/hello-forms';
import { smallPackets } from '../derive/own-settings';
import { said } from '../derive/said';
import { answer } from '../derive/told';

/** As much as fits into one packet of Ethernet over TCP and IPv4 without options (1500 - 40), rounded down for tunnels. */
const ONE_PACKET = 1_300;
/** More than this can't have come without a packet of full size in it. */
const CAME_WHOLE = 2_900;

const greeted = (attempts: ReadonlyMap<string, Attempt>): Attempt[] =>
  [...attempts.values()].filter(({ hello }) => hello !== null);

const ids = (all: readonly Attempt[]): string[] => all.map(({ id }) => id);

/** The beginning of an answer, or a short one, came; and then nothing more. */
const stalled = ({ outcome }: Attempt): boolean =>
  outcome.kind === 'silence' && outcome.stage === 'in-server-flight';
const silent = ({ outcome }: Attempt): boolean =>
  outcome.kind === 'silence' && outcome.stage === 'after-hello';
/** An error signal is a whole answer, and fits into any packet. */
const short = ({ outcome, bytesIn }: Attempt): boolean =>
  outcome.kind === 'alert' && bytesIn > 0 && bytesIn < ONE_PACKET;

const LONG_FORMS = ['size-1500', 'post-quantum'];
const SHORT_FORMS = ['size-200', 'few-suites'];

/** A greeting too long for one packet is lost where a short one is answered, or the other way round. */
const byLength = (forms: EvidenceMap['hello-form'] | undefined): MeasuredForm | null => {
  const shown = forms ? { 'hello-form': forms } : {};
  const lost = ({ base, variant }: MeasuredForm): boolean =>
    (base[0]?.answered === true && variant[0]?.outcome.kind === 'silence') ||
    (base[0]?.outcome.kind === 'silence' && variant[0]?.answered === true);
  const found = [...LONG_FORMS, ...SHORT_FORMS]
    .map((id) => formOf(shown, id))
    .find((form) => form && lost(form));
  return found ?? null;
};

/** What speaks for large packets that get lost, and the sentences for it; empty when nothing does. */
const signs = (
  attempts: ReadonlyMap<string, Attempt>,
  { base, repeated }: EvidenceMap['hello'],
  forms: EvidenceMap['hello-form'] | undefined,
): Because[] => {
  const all = greeted(attempts);
  const [begun, nothing, little] = [all.filter(stalled), all.filter(silent), all.filter(short)];
  const form = byLength(forms);
  const [first] = little;
  // A greeting that is answered at times is not too long for the way.
  const never = !base.answered && !repeated.answered;
  return [
    ...(begun.length >= 2
      ? [
          measured(
            `${counted(begun.length, 'answer')} began, and then nothing more came, though the server was not done.`,
            ids(begun),
          ),
        ]
      : []),
    ...(never && begun.length < 2 && nothing.length >= 2 && first
      ? [
          measured(
            `Short answers arrive: ${describeOutcome(first.outcome)} Where a long one was due, nothing came at all, ${counted(nothing.length, 'time')}.`,
            [...ids(little), ...ids(nothing)],
          ),
        ]
      : []),
    ...(form ? [formSentence(form)] : []),
  ];
};

const supports = (local: EvidenceMap['local-settings'] | undefined, told: Told): Because[] => [
  ...smallPackets(local)
    .slice(0, 2)
    .map(({ name, bytes }) =>
      compared(
        `On this computer the connection “${printable(name, 60)}” sends packets of at most ${bytes} bytes, fewer than usual (1,500), as tunnels do.`,
      ),
    ),
  ...said(told, {
    'network-kind': {
      vpn: 'You told us that this computer is connected through a VPN, which makes packets smaller.',
    },
    elsewhere: {
      works: 'You told us that it works from another network. So the way from here makes the difference.',
    },
  }),
];

/** Nothing points to lost packets; but where nothing at all came back, long ones may be among what got lost. */
const noSign = ({ hello, ...shown }: FormFacts & Pick<EvidenceMap, 'hello'>, arrived: boolean): Verdict => {
  if (arrived) return { verdict: 'ruled-out', because: 'Long answers of the server arrived whole.' };
  if ([hello.base, hello.repeated].every(({ outcome }) => outcome.kind === 'silence'))
    return {
      verdict: 'unknown',
      why: 'Nothing at all came back, so nothing shows whether long packets get lost where short ones arrive.',
    };
  return shown['hello-form'] === undefined
    ? { verdict: 'ruled-out', because: 'No answer stalled.' }
    : {
        verdict: 'ruled-out',
        because: 'No answer stalled, and the length of the greeting made no difference.',
      };
};

/** Small packets arrive, large ones vanish without a word, so a long greeting or a long answer never comes. */
export const cause = defineCause({
  id: 'mtu-blackhole',
  area: 'network',
  title: 'Large packets may get lost on the way',
  ruledOut: 'Lost large packets are not the reason.',
  meaning:
    'Data travels in packets, and each stretch of the way has a largest size (MTU). Where a stretch is narrower and nobody says so, small packets arrive and large ones vanish. The connection opens, and then it stalls: the certificate, or a long greeting, is the first thing that does not fit.',
  owner: 'network-team',
  nextStep:
    'Try from another network, or without the VPN. If it works there, show this report to your network team.',
  fix: [
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Measure the largest size that passes: ping -f -l 1472 HOST (Windows), ping -M do -s 1472 HOST (Linux), then smaller numbers.',
        'Let the messages “fragmentation needed” (ICMP type 3 code 4) and “packet too big” (ICMPv6 type 2) through on every firewall.',
        'On the router before the narrow stretch, lower what TCP may send (MSS clamping).',
      ],
      undo: 'Take the rule back.',
    },
    {
      owner: 'network-team',
      stack: 'Linux routers and gateways',
      steps: ['iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu'],
      undo: 'The same line with -D in place of -A.',
    },
    {
      owner: 'it-desk',
      stack: 'VPN',
      steps: [
        'Lower the size in the VPN’s settings: MTU = 1380 under [Interface] (WireGuard), mssfix 1300 (OpenVPN); other products name it MTU or MSS.',
      ],
      undo: 'Put the former value back.',
    },
    {
      owner: 'this-computer',
      stack: 'Windows',
      steps: [
        'Look at the sizes: netsh interface ipv4 show subinterfaces.',
        'Lower it until the next start: netsh interface ipv4 set subinterface "NAME" mtu=1350 store=active (as administrator).',
      ],
      undo: 'Restart the computer, or the same line with the former number.',
    },
    {
      owner: 'this-computer',
      stack: 'Linux',
      steps: ['Lower it until the next start: ip link set dev NAME mtu 1350 (as root).'],
      undo: 'The same line with the former number, mostly 1500.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS',
      steps: [
        'Let “fragmentation needed” in: inbound rule “Custom ICMP, Destination Unreachable” in the security group and the network ACL.',
      ],
      undo: 'Delete the rule again.',
    },
    {
      owner: 'server-owner',
      stack: 'Azure',
      steps: ['Behind a VPN gateway, limit TCP to an MSS of 1350 on the device at your side.'],
      undo: 'Put the former value back.',
    },
  ],
  unseen:
    'Lost packets leave no trace here. A server that stops in the middle of its answer, or a device that swallows long greetings, looks the same.',
  decides:
    'The same check from another network, or with a smaller packet size set on this computer, would decide it.',
  decidedBy: ['hello-form', 'versions', 'server-name'],
  explains: ['silent-after-hello'],
  sources: [
    'NICMx/Jool#455, cilium/hubble#1610, cloudius-systems/osv#372',
    'RFC 2923 §2.1, RFC 8899, RFC 4890',
    'learn.microsoft.com: Azure VPN gateways and TCP MSS',
    'docs.aws.amazon.com: path MTU discovery',
  ],
  needs: ['hello'],
  wants: ['versions', 'server-name', 'hello-form', 'local-settings', 'reach'],
  examine(shown, told, attempts) {
    const form = byLength(shown['hello-form']);
    const large = greeted(attempts).filter(({ bytesIn }) => bytesIn >= CAME_WHOLE);
    const names = shown['server-name'];
    if (
      names?.with?.result.answered === false &&
      (names.other.result.answered || names.without.result.answered)
    )
      return {
        verdict: 'ruled-out',
        because: 'It is the name in the greeting that decides, and that hardly changes its length.',
      };
    const because = signs(attempts, shown.hello, shown['hello-form']);
    if (because.length === 0) return noSign(shown, large.length > 0);
    if (large.length > 0 && form === null)
      return { verdict: 'ruled-out', because: 'Other long answers of the server arrived whole.' };
    const support = supports(shown['local-settings'], told);
    const strong = answer(told, 'network-kind') === 'vpn' || answer(told, 'elsewhere') === 'works';
    const elsewhere = answer(told, 'elsewhere') === 'fails';
    return {
      verdict: strong && !elsewhere ? 'likely' : 'possible',
      because: [...because, ...support],
      against: elsewhere ? ['You told us that it fails from another network too.'] : [],
      weight: support.length > 0 ? 4 : 1,
    };
  },
});
