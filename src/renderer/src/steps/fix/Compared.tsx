import { ArrowRight } from 'lucide-react';
import type { Comparison, Conclusion } from '../../../../shared/model/report';
import { cx } from '../../parts/cx';
import type { Tone } from '../../parts/Notice';
import { Notice } from '../../parts/Notice';
import { Section } from '../../parts/Section';
import { CONCLUSION_SHAPES, Mark } from '../../pictures/Mark';
import { formatMoment } from '../../words/format';
import { keyed } from '../../words/keyed';
import styles from './Compared.module.css';

type Side = { at: string; headline: string; conclusion: Conclusion };

const Card = ({ name, side }: { name: string; side: Side }) => (
  <div className={cx(styles.card, styles[side.conclusion])}>
    <p className={styles.name}>
      {name} <span>{formatMoment(side.at)}</span>
    </p>
    <p className={styles.headline}>
      <Mark shape={CONCLUSION_SHAPES[side.conclusion]} />
      <span>{side.headline}</span>
    </p>
  </div>
);

/** What the second check says about the fix; only a fault that is measured gone is called fixed. */
const judgement = ({ fixed, after }: Comparison): { tone: Tone; title: string } => {
  if (fixed) return { tone: 'good', title: 'It is fixed' };
  switch (after.conclusion) {
    case 'cause-named':
      return { tone: 'problem', title: 'Not fixed yet' };
    case 'nothing-wrong':
      return { tone: 'info', title: 'Nothing wrong was found, as before' };
    case 'could-not-tell':
      return { tone: 'unsure', title: 'It could not be told whether it is fixed' };
    case 'cancelled':
      return { tone: 'unsure', title: 'The second check was stopped' };
  }
};

/** Before and after, side by side, and everything that changed. */
export const Compared = ({ comparison }: { readonly comparison: Comparison }) => (
  <Section title="Before and after">
    <Notice {...judgement(comparison)}>{comparison.sentence}</Notice>
    <div className={styles.pair}>
      <Card name="Before" side={comparison.before} />
      <ArrowRight aria-hidden="true" />
      <Card name="After" side={comparison.after} />
    </div>
    {comparison.changes.length > 0 ? (
      <div className="pic-table">
        <table>
          <caption>What changed</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {keyed(comparison.changes).map(({ key, item }) => (
              <tr key={key}>
                <th scope="row">{item.what}</th>
                <td>{item.before}</td>
                <td>{item.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ) : (
      <p className="muted">Nothing that was measured has changed.</p>
    )}
  </Section>
);
