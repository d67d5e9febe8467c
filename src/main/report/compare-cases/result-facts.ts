import { conclusionWords, ownerName } from '../../../shared/words/owner';
import { isHeld, verdictsOf } from '../compare';
import { type Compared, type Fact, open, value } from './fact';

/** What the check came to, and what it says of each cause. */
export const resultFacts = ({ document }: Compared): Fact[] => {
  const { summary } = document;
  const unsure = summary.conclusion === 'could-not-tell' || summary.conclusion === 'cancelled';
  const words = conclusionWords(summary.conclusion);
  return [
    unsure
      ? open('result', 'result', 'The result', `${words}.`)
      : value('result', 'result', 'The result', summary.headline),
    ...(summary.owner === null
      ? []
      : [value('result', 'result-owner', 'Who can fix it', ownerName(summary.owner))]),
    ...[...verdictsOf(document)].map(([id, { title, verdict }]) =>
      verdict === 'could not tell'
        ? open('result', `cause-${id}`, title, 'it could not tell.')
        : value('result', `cause-${id}`, title, verdict),
    ),
  ];
};

const isCause = (fact: Fact | undefined): boolean => fact?.id.startsWith('cause-') === true;

/** A cause that this check holds to be there, at least as possible. */
export const isHeldCause = (fact: Fact | undefined): boolean =>
  fact !== undefined && isCause(fact) && fact.seen.kind === 'value' && isHeld(fact.seen.text);

/** A cause that neither holds is no news, whether it was ruled out or not looked at. */
export const isIdleCause = (left: Fact | undefined, right: Fact | undefined): boolean =>
  isCause(left ?? right) && !isHeldCause(left) && !isHeldCause(right);
