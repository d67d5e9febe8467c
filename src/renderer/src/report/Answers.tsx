import { QUESTIONS } from '../../../shared/model/questions';
import type { ReportDocument } from '../../../shared/model/report';
import type { ReportSection } from './section';

const given = ({ asked }: ReportDocument) =>
  QUESTIONS.flatMap((question) => {
    const choice = question.choices.find((one) => one.id === asked.answers[question.id]);
    return choice ? [{ question, choice }] : [];
  });

/** What the person answered, question by question. */
export const answers: ReportSection = {
  id: 'answers',
  title: 'What you told us',
  has: (document) => given(document).length > 0,
  Body: ({ document }) => (
    <dl className="rp-pairs">
      {given(document).map(({ question, choice }) => (
        <div key={question.id}>
          <dt>{question.text}</dt>
          <dd>{choice.label}</dd>
        </div>
      ))}
    </dl>
  ),
};
