import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because, Detail } from '../../../../shared/model/finding';
import { spokenDate, spokenMoment } from '../../../../shared/words/dates';
import { printable } from '../../../../shared/words/printable';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { clockFixes } from '../derive/certificate-fixes';
import { chainDetail } from '../derive/chain';
import { compared, counted, inferred, measured } from '../derive/clip';
import {
  believed,
  clockAttempts,
  isOff,
  isValidAt,
  loneClock,
  spokenOffset,
  trueTime,
  whyNoTime,
} from '../derive/true-time';
import { programEnds } from '../derive/who-ends';

type Clock = EvidenceMap['clock'];
type Certificate = EvidenceMap['certificate'];

const KINDS: { readonly [kind in Clock['sources'][number]['kind']]: string } = {
  'date-header': 'date in a web answer',
  'hello-random': 'time in a greeting',
  'signed-answer': 'date in a signed answer',
};

const sourcesTable = (clock: Clock): Detail => ({
  kind: 'table',
  title: 'This computer’s clock held against others',
  columns: ['Who says so', 'How', 'Time', 'This computer is'],
  rows: clock.sources.map(({ from, kind, at, offsetSeconds }) => [
    printable(from, 200),
    KINDS[kind],
    spokenMoment(at),
    offsetSeconds === 0 ? 'the same' : spokenOffset(offsetSeconds),
  ]),
});

/** The certificates that are good by the true time and not by this computer's. */
const wronged = (certificate: Certificate | undefined, clock: Clock): Certificate['chain'] => {
  const time = certificate === undefined ? null : trueTime(certificate, clock);
  if (certificate === undefined || time === null) return [];
  return certificate.chain.filter((one) => isValidAt(one, time) && !isValidAt(one, certificate.checkedAt));
};

/** Two that have nothing to do with each other, or one that is signed, can be believed for certain. */
const sureOf = (clock: Clock): boolean => {
  const sources = believed(clock);
  return (
    sources.some(({ kind }) => kind === 'signed-answer') || new Set(sources.map(({ from }) => from)).size >= 2
  );
};

const LONE_MEANING =
  'A certificate is good from one date to another, and your program goes by this computer’s clock. One other clock names another time, and by that one the certificate is good. If this computer’s clock is the wrong one, your program ends the connection because of it, and the server does nothing wrong.';
const LONE_STEP =
  'Compare this computer’s date, time and time zone with a phone. If they are wrong, set them right, switch on automatic time, and check again. If they are right, the other clock is wrong.';

interface Wrong {
  readonly clock: Clock & { readonly offsetSeconds: number };
  readonly certificate: Certificate | undefined;
  readonly suffer: Certificate['chain'];
  readonly sure: boolean;
  readonly told: Told;
}

const whoIsRight = ({ certificate, clock, suffer: [first] }: Wrong): Because =>
  first === undefined
    ? inferred(
        'The certificates of this server are good, or not, by either clock. So this is not what ends this connection.',
      )
    : compared(
        `“${printable(first.subject, 150)}” is good from ${spokenDate(first.notBefore)} to ${spokenDate(first.notAfter)}: good by the others’ time, not good by this computer’s.`,
        [certificate?.attemptId ?? '', ...clockAttempts(clock)].filter((id) => id !== ''),
      );

const wrongClock = (wrong: Wrong): Verdict => {
  const { clock, certificate, suffer, sure, told } = wrong;
  const off = spokenOffset(clock.offsetSeconds);
  const others = new Set(believed(clock).map(({ from }) => from)).size;
  const suffers = suffer.length > 0;
  const ends = programEnds(told, 'A certificate that is not good by this computer’s clock');
  return {
    verdict: !suffers ? 'possible' : sure ? 'confirmed' : 'likely',
    title: sure ? `This computer’s clock is ${off}` : `This computer’s clock may be ${off}`,
    ...(sure ? {} : { meaning: LONE_MEANING, nextStep: LONE_STEP }),
    because: [
      measured(
        `This computer’s clock says ${spokenMoment(clock.local)}. ${counted(others, 'other clock says', 'other clocks say')} that it is ${off}.`,
        clockAttempts(clock),
      ),
      whoIsRight(wrong),
      ...(sure
        ? []
        : [inferred('Only one other clock was there to compare with, and that one may be wrong itself.')]),
      ...(suffers ? [ends.because] : []),
    ],
    against: suffers ? ends.against : [],
    details: [sourcesTable(clock), ...(certificate && suffers ? [chainDetail(certificate)] : [])],
    weight: suffers ? 6 : -5,
  };
};

/** This computer's clock is wrong, so that good certificates look run out or not yet valid. */
export const cause = defineCause({
  id: 'cert-clock-skew',
  area: 'certificate',
  title: 'This computer’s clock is wrong',
  ruledOut: 'This computer’s clock is right.',
  meaning:
    'A certificate is good from one date to another, and your program goes by this computer’s clock. That clock is wrong, so good certificates look as if they had run out or had not begun. Your program ends the connection because of it; the server does nothing wrong. Other secure connections from this computer are in the same trouble.',
  owner: 'this-computer',
  nextStep: 'Set this computer’s date, time and time zone right, switch on automatic time, and check again.',
  fix: [
    ...clockFixes(),
    {
      owner: 'it-desk',
      stack: 'Windows in a domain',
      steps: [
        'Run “w32tm /query /status” and “w32tm /query /source” here and on the domain controller. The one that holds the PDC role has to take its time from outside: “w32tm /config /manualpeerlist:HOST /syncfromflags:manual /update”.',
      ],
      undo: 'Run “w32tm /config /syncfromflags:domhier /update”.',
    },
    {
      owner: 'it-desk',
      stack: 'Virtual machines, small devices',
      steps: [
        'Let the guest take the time from its host or from NTP, not from both. On a device without a battery for its clock, fetch the time before the first secure connection.',
        'If the clock is wrong again after each start, the battery on the mainboard is empty.',
      ],
      undo: 'Switch the former source of time on again.',
    },
  ],
  unseen: 'The clock is read once. A clock that jumps now and then can look right at the time of this check.',
  sources: [
    'chromium/chromium net_error_list.h: ERR_CERT_DATE_INVALID names a wrong clock as one reason',
    'RFC 9110 §6.6.1 (Date), RFC 6960 §4.2.2.1 (producedAt)',
    'Microsoft: w32tm',
  ],
  decides:
    'A second clock that has nothing to do with this server decides it: a phone, or another web site’s date.',
  decidedBy: ['clock'],
  explains: ['cert-expired', 'cert-not-yet-valid', 'cert-revocation-unreachable'],
  needs: ['clock'],
  wants: ['certificate'],
  examine({ clock, certificate }, told) {
    const lone = loneClock(clock);
    const heard = lone === null ? clock : { ...clock, offsetSeconds: lone.offsetSeconds };
    if (heard.offsetSeconds === null) return { verdict: 'unknown', why: whyNoTime(clock) };
    if (!isOff(heard))
      return {
        verdict: 'ruled-out',
        because: `This computer’s clock agrees with ${counted(believed(clock).length, 'other')} to within five minutes.`,
      };
    const suffer = wronged(certificate, heard);
    if (lone !== null && suffer.length === 0) return { verdict: 'unknown', why: whyNoTime(clock) };
    return wrongClock({ clock: heard, certificate, suffer, sure: lone === null && sureOf(heard), told });
  },
});
