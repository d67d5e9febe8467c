import type { Evidence, EvidenceMap, ProbeId } from '../../../shared/model/evidence';
import type { Finding } from '../../../shared/model/finding';
import type { Difference, Summary } from '../../../shared/model/report';
import { describeOutcome, OWN_TLS_ENDED, SIGNATURE_MISFIT } from '../../../shared/words/outcome';
import type { Told } from './define-cause';
import { trustedByAdded } from './derive/chain';
import { clip } from './derive/clip';
import { ASK_FOR_THE_LOG, endedHandshakes } from './derive/ended-handshake';
import { claimed } from './derive/told';
import { differenceOf } from './difference/difference';
import type { ProbeQuestion } from './examine';
import type { Ranked } from './rank';
import { besideAnEnd } from './ranking/by-whom';
import { refusedGreeting } from './ranking/greeting-refused';
import { isUnsteady, isUnsteadyLate } from './steady';

export interface ToConclude {
  readonly ranked: Ranked;
  readonly evidence: Evidence;
  readonly told: Told;
  readonly cancelled: boolean;
  readonly probes: readonly ProbeQuestion[];
  /** An earlier run of this case named a cause: then "nothing wrong" means that it has gone. */
  readonly namedBefore?: boolean;
  /** Answers that are from an earlier check: they never count as "works now". */
  readonly carried?: ReadonlySet<string>;
}

/** The checks without which "nothing wrong was found" would be a claim we can't back. */
export const NEEDED: readonly ProbeId[] = [
  'reach',
  'hello',
  'versions',
  'server-name',
  'certificate',
  'repeat',
];

const named = (finding: Finding): Summary => ({
  conclusion: 'cause-named',
  headline: finding.title,
  explanation: finding.meaning,
  owner: finding.owner,
  certainty: finding.verdict,
  nextStep: finding.nextStep,
  causeId: finding.causeId,
});

const cancelledSummary = (top: Finding | undefined): Summary => ({
  conclusion: 'cancelled',
  headline: 'The check was stopped before it was finished',
  explanation:
    top === undefined || top.verdict === 'possible'
      ? 'Not everything was looked at, so we can’t say what is wrong.'
      : clip(`Not everything was looked at. Up to then, this was found: ${top.title}.`, 1_200),
  owner: null,
  certainty: 'unknown',
  nextStep: 'Start the check again and let it run to the end. It takes less than a minute in most cases.',
  causeId: null,
});

const missingQuestions = ({ evidence, probes, carried }: ToConclude): string[] =>
  NEEDED.filter((id) => evidence[id]?.status !== 'ok' || carried?.has(id) === true).map(
    (id) => probes.find((probe) => probe.id === id)?.question ?? id,
  );

/** A whole handshake was tried, and no program could go on after it; null: it was not tried, or came to its end. */
const whyUnfinished = ({ 'client-certificate': tried }: Evidence): string | null => {
  if (tried?.status !== 'ok') return null;
  const { completed, localRefusal, outcome, afterFinished, alertName, steady } = tried.facts;
  if (localRefusal !== null) return OWN_TLS_ENDED;
  if (!completed)
    return outcome.kind === 'answered'
      ? SIGNATURE_MISFIT
      : `Our greeting was answered, but no handshake came to its end. ${describeOutcome(outcome)}`;
  if (!steady) return null;
  if (afterFinished === 'rst')
    return 'The handshake came to its end, and right after it the server cut the connection (RST), each time.';
  return afterFinished === 'fin' || alertName === 'close_notify'
    ? 'The handshake came to its end, and right after it the server closed the connection, each time, before anything was asked of it.'
    : null;
};

/** Beside the certificate that is in order the server shows one that is not: at times, at an address, or to some programs. */
const showsABadOne = ({ certificate }: Evidence): boolean =>
  certificate?.status === 'ok' && (certificate.facts.others ?? []).some(({ trusted }) => !trusted);

const inOrder = ({ evidence }: ToConclude): boolean => {
  const { hello, certificate } = evidence;
  return (
    hello?.status === 'ok' &&
    hello.facts.base.answered &&
    certificate?.status === 'ok' &&
    // With faults that programs put right by themselves it is trusted all the same.
    certificate.facts.verdict.trusted &&
    !showsABadOne(evidence) &&
    whyUnfinished(evidence) === null &&
    !isUnsteady(evidence) &&
    !isUnsteadyLate(evidence)
  );
};

const gone: Summary = {
  conclusion: 'nothing-wrong',
  headline: 'Nothing wrong was found from here',
  explanation:
    'What was found before has gone: the server answered this computer, its certificate is in order, and it went the same way each time.',
  owner: null,
  certainty: 'ruled-out',
  nextStep: 'Try your program again. If it still fails, paste the message it shows now, and check again.',
  causeId: null,
};

/** In order by what was added, and not by this computer's list. In the practice lab the added root stands for a public one. */
const byAdded = ({ evidence: { certificate }, told }: ToConclude): string =>
  told.asked.lab === null && certificate?.status === 'ok' && trustedByAdded(certificate.facts)
    ? ' The certificate is trusted with the root that was added for this check; this computer’s own list does not have it, and your program needs it too.'
    : '';

const nothingWrong = (input: ToConclude): Summary => {
  const { ranked, told, namedBefore = false } = input;
  if (namedBefore) return gone;
  const possible = ranked.findings[0];
  const pasted = claimed(told) !== null;
  const nearest = possible === undefined ? '' : ` What could still be behind it: ${lower(possible.title)}.`;
  return {
    conclusion: 'nothing-wrong',
    headline: 'Nothing wrong was found from here',
    explanation: clip(
      `The server answered this computer, its certificate is in order, and it went the same way each time.${byAdded(input)}${
        pasted
          ? ' So the error you pasted comes from something that this check can’t see: your program’s own settings, or another computer it runs on.'
          : ''
      }${nearest}`,
      1_200,
    ),
    owner: null,
    certainty: 'ruled-out',
    nextStep: pasted
      ? 'Run this check on the computer where the error appears, at the time it appears. Then look at the possible causes listed with it.'
      : 'If your program still fails, paste its error message and answer the questions about the program, then check again.',
    causeId: null,
  };
};

const lower = (title: string): string => `${title.charAt(0).toLowerCase()}${title.slice(1)}`;

const whyNot = (input: ToConclude): string => {
  const missing = missingQuestions(input);
  const unfinished = whyUnfinished(input.evidence);
  if (missing.length > 0)
    return [
      `These checks brought no answer: ${missing.map((question) => `“${question}”`).join(', ')}.`,
      ...(unfinished === null ? [] : [unfinished]),
    ].join(' ');
  if (input.evidence.hello?.status === 'ok' && !input.evidence.hello.facts.base.answered)
    return 'The server did not answer our greeting, and what it did fits more than one cause.';
  if (unfinished !== null) return unfinished;
  if (showsABadOne(input.evidence))
    return 'The server shows more than one certificate, and not all of them are in order.';
  return 'What we saw fits more than one cause, and nothing we could measure from here decides between them.';
};

/**
 * The suspect whose step is worth taking first: something was measured for it, and what was measured came out the same each time. Where the
 * other side ended our own handshakes, it is one that is about these.
 */
const leadOf = ({ evidence, ranked }: ToConclude): Finding | undefined => {
  const ended = endedHandshakes(evidence);
  const first = ranked.findings.find(
    ({ because }) =>
      ended.length === 0 || because.some(({ attempts }) => attempts.some((id) => ended.includes(id))),
  );
  return !isUnsteady(evidence) && first?.because.some(({ grade }) => grade === 'measured')
    ? first
    : undefined;
};

/** What to do where nothing points anywhere. */
const neutralStep = ({ evidence }: ToConclude): string => {
  if (isUnsteady(evidence))
    return 'The same greeting did not end the same way each time. Check again at another time of day, and give the report with its times to whoever looks after the server, to compare with its log.';
  return endedHandshakes(evidence).length > 0
    ? ASK_FOR_THE_LOG
    : 'Check the address and the port, try again in a few minutes, and save the report for your IT help desk if it stays like this.';
};

/** The one change that was found stands beside the explanation in every view, so the explanation does not say it again. */
const couldNotTell = (input: ToConclude): Summary => {
  const lead = leadOf(input);
  const others = input.ranked.findings.filter((finding) => finding !== lead);
  const suspects = [...(lead ? [lead] : []), ...others].slice(0, 3);
  const list = suspects.map((finding) => lower(finding.title)).join('; ');
  const explanation = [
    whyNot(input),
    list === '' ? '' : `What is possible: ${list}.`,
    lead?.decides ?? '',
  ].filter((text) => text !== '');
  return {
    conclusion: 'could-not-tell',
    headline: 'We could not tell what is wrong',
    explanation: clip(explanation.join(' '), 1_200),
    owner: lead?.owner ?? (endedHandshakes(input.evidence).length > 0 ? 'server-owner' : null),
    certainty: 'unknown',
    nextStep: lead?.nextStep ?? neutralStep(input),
    causeId: null,
  };
};

/** What a program looks at after the first answer, which it never got. */
const comesLater = ({ causeId, area }: Finding): boolean => besideAnEnd({ id: causeId, area });

/** A change that is not the one that every view shows. */
const foundBesides = ({ sentence }: Difference, { evidence, ranked }: ToConclude): string =>
  differenceOf(evidence, ranked.findings)?.sentence === sentence ? '' : `What we did find: ${sentence}`;

/** No cause says why, and yet it was measured. What the program would look at later, such as a certificate, is not what stops it. */
const programTurnedAway = (input: ToConclude, own: EvidenceMap['client-greeting']): Summary => {
  const [top] = input.ranked.findings;
  const [first] = own.own;
  const difference = differenceOf(input.evidence, []);
  const isFound = difference?.holds === true;
  const later = top && top.verdict !== 'possible' ? lower(top.title) : null;
  const explanation = [
    `We sent the greeting of ${own.name} by turns with ours. Ours was answered each time. Of the other: ${first ? describeOutcome(first.outcome) : ''}`,
    isFound ? foundBesides(difference, input) : 'Which part of the greeting decides, we could not tell.',
    later === null ? '' : `Your program would meet something else after that: ${later}.`,
  ].filter((text) => text !== '');
  return {
    conclusion: 'could-not-tell',
    headline: 'The server turns your program’s greeting away, and answers ours',
    explanation: clip(explanation.join(' '), 1_200),
    owner: isFound ? 'server-owner' : null,
    certainty: 'unknown',
    nextStep: isFound
      ? 'Send this report to the server’s owner: it says what the server would have to take for your program. Or ask the program’s vendor for a version that offers what the server takes.'
      : 'Let the check look for the part that decides: choose “Every list to its end” in the settings under “What to reach” (--all in the terminal), and check again.',
    causeId: null,
  };
};

/**
 * The first lines of the report. A cause is named only when it is confirmed or likely; "nothing wrong" needs an answer, a
 * certificate in order and every needed check; everything else is "could not tell", with the reason.
 */
export const conclude = (input: ToConclude): Summary => {
  const top = input.ranked.findings[0];
  if (input.cancelled) return cancelledSummary(top);
  const refused = refusedGreeting(input.evidence, input.carried);
  if (top !== undefined && top.verdict !== 'possible' && !(refused && comesLater(top))) return named(top);
  if (refused) return programTurnedAway(input, refused);
  if (missingQuestions(input).length === 0 && inOrder(input)) return nothingWrong(input);
  return couldNotTell(input);
};
