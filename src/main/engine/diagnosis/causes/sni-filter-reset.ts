import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told } from '../define-cause';
import { inferred, measured } from '../derive/clip';
import type { HelloResult } from '../derive/facts';
import { allEndedSooner, endedSooner, soonerText } from '../derive/nearer';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { said } from '../derive/said';
import { serverNameTable } from '../derive/tables';
import { answer } from '../derive/told';

/** How a box on the way ends what it does not want. An error signal (alert) comes from somebody who takes part in the conversation. */
const cutOrLost = ({ kind }: Outcome): boolean => kind === 'rst' || kind === 'silence' || kind === 'fin';

type Repeat = EvidenceMap['repeat'] | undefined;

/** The pair of the repeat probe: this name and one that does not exist. */
const KEY = 'server-name:other';

const repeated = (repeat: Repeat): Because[] => {
  const sure = pairSentence(repeat, KEY);
  return sure === null ? [] : [measured(sure, pairAttempts(repeat, KEY))];
};

/** The attempts of all greetings with the name. */
const failingWith = (
  first: HelloResult,
  { base, repeated: again }: EvidenceMap['hello'],
  repeat: Repeat,
): string[] => {
  const pair = repeat?.pairs.find((one) => one.key === KEY);
  return [first, base, again, ...(pair?.base ?? [])].map((result) => result.attemptId);
};

const stories = (told: Told): Because[] =>
  said(told, {
    elsewhere: {
      works: 'You told us that it works from another network. So the server answers to this name.',
    },
    'security-software': {
      'works-when-off': 'You told us that it works while the security software is switched off.',
    },
  });

const against = (closes: boolean, told: Told): string[] => [
  ...(closes ? ['The connection was closed in good order (FIN); filters mostly cut it off (RST).'] : []),
  ...(answer(told, 'elsewhere') === 'fails'
    ? ['You told us that it fails from another network too; a filter near this computer is not on that way.']
    : []),
];

/** Something between here and the server reads the name in the greeting and cuts the line for this one. */
export const cause = defineCause({
  id: 'sni-filter-reset',
  area: 'network',
  title: 'Something on the way may cut connections that ask for this name',
  ruledOut: 'It is not the name in the greeting that gets connections cut off.',
  meaning:
    'The greeting carries the name of the site in readable form (SNI). With this name the line is cut; with a name that does not exist, at the very same address, it is answered. Servers mostly treat all names they do not know alike. Filters in firewalls, at providers and in security software work like this.',
  owner: 'network-team',
  nextStep:
    'Ask your network team or provider whether a filter blocks this name, and try the same check from another network.',
  fix: [
    {
      owner: 'network-team',
      stack: 'any',
      steps: [
        'Look into the logs of firewalls and web filters for this name at the time of the check.',
        'Allow the name, if your rules permit it. With several filters in a row, allow it in each of them.',
      ],
      undo: 'Take the name off the list again.',
    },
    {
      owner: 'it-desk',
      stack: 'Security software on this computer',
      steps: [
        'Look into its list of blocked sites. To find out, switch off its web protection for one check, and on again.',
      ],
      undo: 'Switch the protection on again.',
    },
    {
      owner: 'this-computer',
      stack: 'any',
      steps: [
        'Try from another network, for example over a phone. Where your rules permit it, a VPN leads around a filter.',
      ],
      undo: 'Disconnect the VPN.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: [
        'If nothing on the way is to blame, look at the entry for this very name: other names are answered at this address, so its own certificate or settings may be broken.',
      ],
      undo: 'Put the former entry back.',
    },
  ],
  unseen:
    'A cut does not carry the name of who made it. A server whose entry for this one name is broken would look the same from here.',
  decides:
    'The same check from another network would decide it: a filter near this computer is not on that way.',
  decidedBy: ['server-name', 'repeat', 'stability'],
  explains: ['sni-unknown-name'],
  sources: ['dlundquist/sniproxy#268, Snawoot/windscribe-proxy#21', 'tokio-rs/tls#120', 'RFC 6066 §3'],
  needs: ['server-name', 'hello'],
  wants: ['repeat'],
  examine(shown, told, attempts) {
    const { with: named, other, name } = shown['server-name'];
    if (named === null || name === null) return { verdict: 'ruled-out', because: 'No name was asked for.' };
    if (named.result.answered || shown.hello.base.answered)
      return { verdict: 'ruled-out', because: 'A greeting with this name was answered.' };
    if (!other.result.answered)
      return { verdict: 'ruled-out', because: 'With another name it goes no better.' };
    if (!cutOrLost(named.result.outcome))
      return {
        verdict: 'ruled-out',
        because: `What came back is an answer of somebody who takes part: ${describeOutcome(named.result.outcome)}`,
      };
    const state = pairState(shown.repeat, KEY);
    if (state === 'broken')
      return {
        verdict: 'unknown',
        why: 'The two names did not come out the same way each time, so the comparison says nothing.',
      };
    const failing = failingWith(named.result, shown.hello, shown.repeat);
    const sooner = endedSooner(attempts, failing);
    const near = allEndedSooner(attempts, failing) !== null;
    const closes = named.result.outcome.kind === 'fin';
    const works = answer(told, 'elsewhere') === 'works';
    const sure = state === 'holds';
    return {
      verdict: sure && near ? 'confirmed' : sure && (!closes || works) ? 'likely' : 'possible',
      because: [
        measured(`Asked for “${printable(name, 200)}”: ${describeOutcome(named.result.outcome)}`, [
          named.result.attemptId,
        ]),
        measured('At the same address a name that does not exist was answered.', [other.result.attemptId]),
        ...repeated(shown.repeat),
        ...(sooner !== null && sooner.count > 0
          ? [measured(soonerText(sooner, 'greetings with this name'), failing)]
          : []),
        inferred(
          'A server that does not know a name mostly does not answer to names that do not exist, either.',
        ),
        ...stories(told),
      ],
      against: against(closes, told),
      details: [serverNameTable(shown['server-name'])],
      ...(near ? { title: 'Something on the way cuts connections that ask for this name' } : {}),
      weight: 6,
    };
  },
});
