import { useEffect, useRef } from 'react';
import styles from './ErrorSummary.module.css';

export interface FieldProblem {
  readonly fieldId: string;
  readonly sentence: string;
}

/** All that is wrong with a page's fields, each linked to its field. Takes the focus when it appears. */
export const ErrorSummary = ({ problems }: { readonly problems: readonly FieldProblem[] }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary}>
      <h2>
        {problems.length === 1 ? 'One thing needs a change' : `${problems.length} things need a change`}
      </h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.fieldId}-${problem.sentence}`}>
            <a
              href={`#${problem.fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(problem.fieldId)?.focus();
              }}
            >
              {problem.sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
