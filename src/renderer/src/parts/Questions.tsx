import type { Area } from '../../../shared/model/asked';
import { QUESTIONS, type Question } from '../../../shared/model/questions';
import { answerQuestion, useApp } from '../store';
import styles from './Questions.module.css';
import { RadioCards } from './RadioCards';

/** What this question's answer did to the order of the causes; the page's live region says it too. */
const Effect = ({ id }: { id: string }) => {
  const effect = useApp((state) => state.answerEffects[id]);
  const judging = useApp((state) => state.judging && state.answering === id);
  if (!effect && !judging) return null;
  return <p className={styles.news}>{judging ? 'Putting the causes in order…' : effect}</p>;
};

const One = ({ question }: { question: Question }) => {
  const answer = useApp((state) => state.told.answers[question.id]);
  return (
    <div className={styles.question}>
      <RadioCards
        compact
        columns
        label={question.text}
        why={question.why}
        choices={question.choices}
        value={answer ?? null}
        onChange={(choice) => answerQuestion(question.id, choice)}
      />
      <Effect id={question.id} />
    </div>
  );
};

/** What only the person can answer, for one area. Each answer puts the causes in a new order; another choice takes it back. */
export const Questions = ({ area }: { readonly area: Area }) => (
  <div className={styles.questions}>
    {QUESTIONS.filter((question) => question.area === area).map((question) => (
      <One key={question.id} question={question} />
    ))}
  </div>
);
