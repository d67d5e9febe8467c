import type { Finding } from '../../../shared/model/finding';
import type { ReportDocument } from '../../../shared/model/report';

/** A cause as it was ranked before an answer. */
export type Ranked = Pick<Finding, 'causeId' | 'title' | 'verdict'>;

/** What an answer did to the causes. `rose`, `fell`: against those that stayed, or in how sure they are. */
export interface RankingChange {
  readonly rose: readonly Ranked[];
  readonly fell: readonly Ranked[];
  readonly came: readonly Ranked[];
  readonly gone: readonly { readonly causeId: string; readonly title: string; readonly why: string }[];
}

const WEIGHT: Readonly<Record<Ranked['verdict'], number>> = { confirmed: 2, likely: 1, possible: 0 };

const ids = (list: readonly Ranked[]): string[] => list.map(({ causeId }) => causeId);

/** Has `one` overtaken another cause that is still there? A cause that moves up because one above it went has not. */
const overtook = (one: string, before: readonly string[], after: readonly string[]): boolean =>
  after
    .slice(after.indexOf(one) + 1)
    .some((other) => before.includes(other) && before.indexOf(other) < before.indexOf(one));

const whyGone = (
  causeId: string,
  { ruledOut, couldNotTell }: Pick<ReportDocument, 'ruledOut' | 'couldNotTell'>,
): string =>
  ruledOut.find((line) => line.causeId === causeId)?.because ??
  couldNotTell.find((line) => line.causeId === causeId)?.why ??
  'What you said speaks against it.';

/** Compares the causes before and after an answer. */
export const rankingChange = (
  before: readonly Ranked[],
  document: Pick<ReportDocument, 'findings' | 'ruledOut' | 'couldNotTell'>,
): RankingChange => {
  const { findings } = document;
  const [was, is] = [ids(before), ids(findings)];
  const stayed = findings.filter(({ causeId }) => was.includes(causeId));
  const surer = ({ causeId, verdict }: Ranked): number => {
    const earlier = before.find((one) => one.causeId === causeId);
    return earlier ? WEIGHT[verdict] - WEIGHT[earlier.verdict] : 0;
  };
  const rose = stayed.filter((one) => surer(one) > 0 || (surer(one) === 0 && overtook(one.causeId, was, is)));
  return {
    rose,
    fell: stayed.filter(
      (one) =>
        surer(one) < 0 ||
        (!rose.includes(one) && overtook(one.causeId, [...was].reverse(), [...is].reverse())),
    ),
    came: findings.filter(({ causeId }) => !was.includes(causeId)),
    gone: before
      .filter(({ causeId }) => !is.includes(causeId))
      .map(({ causeId, title }) => ({ causeId, title, why: whyGone(causeId, document) })),
  };
};

/** What an answer did, in one sentence for the question and for those who hear it. `known`: false for "I don't know". */
export const changeSentence = ({ rose, fell, came, gone }: RankingChange, known: boolean): string => {
  const [up] = rose;
  const [fresh] = came;
  const [out] = gone;
  const [down] = fell;
  if (up)
    return rose.length === 1
      ? `This made one cause more likely: ${up.title}.`
      : `This made ${rose.length} causes more likely; the first of them: ${up.title}.`;
  if (fresh)
    return came.length === 1
      ? `This brought one more cause: ${fresh.title}.`
      : `This brought ${came.length} more causes; the first of them: ${fresh.title}.`;
  if (out)
    return gone.length === 1
      ? `This took one cause away: ${out.title}.`
      : `This took ${gone.length} causes away; the first of them: ${out.title}.`;
  if (down) return `This made one cause less likely: ${down.title}.`;
  return known
    ? 'This did not change the order of the causes. It is kept, and it stands in the report.'
    : '“I don’t know” counts against nothing: the order of the causes stays the same.';
};
