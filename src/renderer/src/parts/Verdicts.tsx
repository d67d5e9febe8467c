import type { ReactNode } from 'react';
import type { Summary } from '../../../shared/model/report';
import { CERTAINTY_SHAPES, CONCLUSION_SHAPES, Mark } from '../pictures/Mark';
import { certaintyWords } from '../words/conclusion';
import { OWNER_HINTS, OWNER_NAMES } from '../words/names';
import { cx } from './cx';
import { Glossed } from './Glossed';
import styles from './Verdicts.module.css';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Certain = ({ summary }: { summary: Summary }) => {
  const { word, why } = certaintyWords(summary);
  const named = summary.conclusion === 'cause-named';
  return (
    <Fact name="How certain is it?">
      <p className={styles.word}>
        <Mark shape={named ? CERTAINTY_SHAPES[summary.certainty] : CONCLUSION_SHAPES[summary.conclusion]} />
        {word}
      </p>
      <p className={styles.why}>
        <Glossed>{why}</Glossed>
      </p>
    </Fact>
  );
};

/** The answer in one glance: what, how certain, who, and the one next step. */
export const VerdictPanel = ({ summary }: { readonly summary: Summary }) => (
  <section className={cx(styles.panel, styles[summary.conclusion])} aria-labelledby="verdict-headline">
    <h2 id="verdict-headline" className={styles.headline}>
      <Mark shape={CONCLUSION_SHAPES[summary.conclusion]} />
      <span>{summary.headline}</span>
    </h2>
    <p className={styles.explanation}>
      <Glossed>{summary.explanation}</Glossed>
    </p>
    <dl className={styles.facts}>
      <Certain summary={summary} />
      {summary.owner ? (
        <Fact name="Who can fix it?">
          <p className={styles.word}>{OWNER_NAMES[summary.owner]}</p>
          <p className={styles.why}>{OWNER_HINTS[summary.owner]}</p>
        </Fact>
      ) : null}
      <Fact name="What is the next step?">
        <p className={styles.next}>
          <Glossed>{summary.nextStep}</Glossed>
        </p>
      </Fact>
    </dl>
  </section>
);
