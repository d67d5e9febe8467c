import type { Area } from '../../../shared/model/asked';
import { QUESTIONS } from '../../../shared/model/questions';
import { answerQuestion, rankingNews, useApp } from '../store';
import styles from './Questions.module.css';
import { RadioCards } from './RadioCards';

/** What the last answer did to the order of the causes; also read out by the page's live region. */
const News = () => {
  const document = useApp((state) => state.document);
  const earlier = useApp((state) => state.earlierOrder);
  const judging = useApp((state) => state.judging);
  if (!document || (!earlier && !judging)) return null;
  return (
    <p className={styles.news}>
      {judging || !earlier ? 'Putting the causes in order…' : rankingNews(earlier, document.findings)}
    </p>
  );
};

/** What only the person can answer, for one area. Each answer puts the causes in a new order. */
export const Questions = ({ area }: { readonly area: Area }) => {
  const answers = useApp((state) => state.told.answers);
  return (
    <div className={styles.questions}>
      {QUESTIONS.filter((question) => question.area === area).map((question) => (
        <RadioCards
          key={question.id}
          compact
          columns
          label={question.text}
          why={question.why}
          choices={question.choices}
          value={answers[question.id] ?? null}
          onChange={(choice) => answerQuestion(question.id, choice)}
        />
      ))}
      <News />
    </div>
  );
};
