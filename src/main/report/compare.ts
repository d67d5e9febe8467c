import type { Compared, Comparison, ReportDocument } from '../../shared/model/report';
import { describeOutcome } from '../../shared/words/outcome';

type Change = Comparison['changes'][number];

const NOT_FOUND = 'no longer found';

const clip = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1)}…`;

/** What a report says of each cause, in words: "confirmed", "ruled out", "could not tell". */
export const verdictsOf = (document: ReportDocument): Map<string, { title: string; verdict: string }> => {
  const all = new Map<string, { title: string; verdict: string }>();
  for (const one of document.ruledOut) all.set(one.causeId, { title: one.sentence, verdict: 'ruled out' });
  for (const one of document.couldNotTell)
    all.set(one.causeId, { title: one.title, verdict: 'could not tell' });
  for (const one of document.findings) all.set(one.causeId, { title: one.title, verdict: one.verdict });
  return all;
};

/** Is this cause held to be there, at least as possible? */
export const isHeld = (verdict: string | undefined): boolean =>
  verdict === 'confirmed' || verdict === 'likely' || verdict === 'possible';

/** Nothing speaks for it: whether that is said of it, or that it could not be told, depends on what was asked. */
const isOpen = (verdict: string | undefined): boolean =>
  verdict === undefined || verdict === 'could not tell' || verdict === 'possible';

/** Only causes that were held before or are held now: what stayed ruled out, or open, is no change worth a line. */
const verdictChanges = (before: ReportDocument, after: ReportDocument): Change[] => {
  const old = verdictsOf(before);
  const now = verdictsOf(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)];
    if (was?.verdict === is?.verdict || !(isHeld(was?.verdict) || isHeld(is?.verdict))) return [];
    if (isOpen(was?.verdict) && isOpen(is?.verdict)) return [];
    const title = (isHeld(was?.verdict) ? was?.title : is?.title) ?? id;
    return [
      { what: clip(title, 200), before: was?.verdict ?? 'not looked at', after: is?.verdict ?? NOT_FOUND },
    ];
  });
};

type Ran = ReportDocument['ran'][number];

/** Questions that both checks answered. What was left out in one of them, for whatever reason, can't have changed, and neither can what was not asked again. */
const answeredInBoth = (before: ReportDocument, after: ReportDocument): { was: Ran; is: Ran }[] => {
  const old = new Map(before.ran.map((probe) => [probe.id, probe]));
  return after.ran.flatMap((is) => {
    const was = old.get(is.id);
    return was?.status === 'ok' && is.status === 'ok' && is.from === undefined ? [{ was, is }] : [];
  });
};

const sentence = (before: ReportDocument, after: ReportDocument, fixed: boolean): string => {
  const [was, is] = [before.summary, after.summary];
  if (is.conclusion === 'cancelled')
    return 'This check was stopped before it was finished, so it can’t be compared.';
  if (fixed)
    return `What was found before is gone: “${clip(was.headline, 150)}”. Nothing wrong is found any more.`;
  if (is.conclusion === 'could-not-tell' && was.conclusion !== 'could-not-tell')
    return 'This time we could not tell what is wrong, so we can’t say that it is mended.';
  if (was.causeId !== null && was.causeId === is.causeId)
    return 'It is still the same: the cause found before is still there.';
  if (is.conclusion === 'cause-named') return `Something else is found now: “${clip(is.headline, 200)}”.`;
  return was.conclusion === is.conclusion
    ? 'Nothing has changed since the check before.'
    : `The result has changed to: “${clip(is.headline, 200)}”.`;
};

const outcomeOf = (before: ReportDocument, after: ReportDocument, fixed: boolean): Compared => {
  const [was, is] = [before.summary, after.summary];
  if (is.conclusion === 'cancelled') return 'cancelled';
  if (fixed) return 'fixed';
  if (is.conclusion === 'could-not-tell') return 'could-not-tell';
  if (is.conclusion === 'nothing-wrong')
    return was.conclusion === 'nothing-wrong' ? 'as-before' : 'nothing-found';
  return was.causeId === is.causeId ? 'same-cause' : 'another-cause';
};

type Drawn = NonNullable<Comparison['ladders']>['before'];

const drawnIn = (
  { transcript, ran }: ReportDocument,
  is: (attempt: ReportDocument['transcript'][number]) => boolean,
  caption: string | null,
): Drawn | null => {
  // An attempt that was taken over from an earlier check shows nothing of this one.
  const old = ran.filter(({ from }) => from !== undefined).map(({ id }) => `${id}-`);
  const attempt = transcript.find(
    (one) => is(one) && !old.some((id) => one.id.startsWith(id) && /^\d+$/.test(one.id.slice(id.length))),
  );
  if (attempt === undefined) return null;
  return {
    attempt,
    caption: caption ?? clip(`${attempt.purpose}. ${describeOutcome(attempt.outcome)}`, 300),
  };
};

/** The handshake that told the story before, and the same one now; where it was not made again, the one that tells the story now. */
const laddersOf = (before: ReportDocument, after: ReportDocument): Comparison['ladders'] => {
  const old = before.transcript.find(({ id }) => id === before.ladder?.attemptId);
  if (!before.ladder || !old) return null;
  const now =
    drawnIn(after, ({ purpose, address }) => purpose === old.purpose && address === old.address, null) ??
    drawnIn(after, ({ id }) => id === after.ladder?.attemptId, after.ladder?.caption ?? null);
  return now && { before: { attempt: old, caption: before.ladder.caption }, after: now };
};

/**
 * What changed between the report before the fix and this one, in plain lines. Fixed means: a cause was named before, and now every
 * check was made and nothing wrong was found; a check that could not tell is never a fix.
 */
export const compare = (before: ReportDocument, after: ReportDocument): Comparison => {
  const fixed = before.summary.conclusion === 'cause-named' && after.summary.conclusion === 'nothing-wrong';
  const side = ({ finishedAt, summary }: ReportDocument) => ({
    at: finishedAt,
    headline: summary.headline,
    conclusion: summary.conclusion,
  });
  const headline = { what: 'The result', before: before.summary.headline, after: after.summary.headline };
  const answers = answeredInBoth(before, after);
  const changed = answers.filter(({ was, is }) => was.outcome !== is.outcome);
  const changes = [
    ...(headline.before === headline.after ? [] : [headline]),
    ...verdictChanges(before, after),
    ...changed.map(({ was, is }) => ({ what: is.question, before: was.outcome, after: is.outcome })),
  ];
  return {
    before: side(before),
    after: side(after),
    fixed,
    outcome: outcomeOf(before, after, fixed),
    ladders: laddersOf(before, after),
    sentence: clip(sentence(before, after, fixed), 400),
    changes: changes.slice(0, 60),
    unchanged: answers.length - changed.length,
  };
};
