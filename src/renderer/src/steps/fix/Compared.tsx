import { ArrowRight } from 'lucide-react';
import type { Comparison, Conclusion, ReportDocument } from '../../../../shared/model/report';
import { unchangedSentence } from '../../../../shared/words/unchanged';
import { cx } from '../../parts/cx';
import { More } from '../../parts/More';
import type { Tone } from '../../parts/Notice';
import { Notice } from '../../parts/Notice';
import { Section } from '../../parts/Section';
import { Ladder } from '../../pictures/Ladder';
import { CONCLUSION_SHAPES, Mark } from '../../pictures/Mark';
import { comparedOf, countCarried } from '../../words/compared';
import { formatMoment } from '../../words/format';
import { keyed } from '../../words/keyed';
import styles from './Compared.module.css';
import { copy } from './copy';

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
const judgement = (comparison: Comparison): { tone: Tone; title: string } => {
  switch (comparedOf(comparison)) {
    case 'fixed':
      return { tone: 'good', title: 'It is fixed' };
    case 'same-cause':
      return { tone: 'problem', title: 'Not fixed yet' };
    case 'another-cause':
      return { tone: 'problem', title: 'Another cause is found now' };
    case 'could-not-tell':
      return { tone: 'unsure', title: 'It could not be told whether it is fixed' };
    case 'cancelled':
      return { tone: 'unsure', title: 'The second check was stopped' };
    case 'nothing-found':
      return { tone: 'info', title: 'Nothing wrong is found this time' };
    case 'as-before':
      return { tone: 'info', title: 'Nothing wrong was found, as before' };
  }
};

/** Nothing is shown as measured now that was not. */
const Carried = ({ document }: { document: ReportDocument }) => {
  const carried = document.again?.carried ?? [];
  const [from] = carried.map((one) => one.from).sort();
  if (document.again?.widened === 'to-all') return <p className="muted">{copy.widened}</p>;
  if (from === undefined) return null;
  return (
    <p className="muted">
      {`${countCarried(carried.length)} not asked again: what is said about them is from the check of ${formatMoment(from)}.`}
    </p>
  );
};

const Changes = ({ comparison }: { comparison: Comparison }) => {
  // The two cards say this already.
  const changes = comparison.changes.filter(
    ({ before, after }) => before !== comparison.before.headline || after !== comparison.after.headline,
  );
  if (changes.length === 0) return <p className="muted">Nothing else that was measured has changed.</p>;
  const rest = unchangedSentence(comparison);
  return (
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
          {keyed(changes).map(({ key, item }) => (
            <tr key={key}>
              <th scope="row">{item.what}</th>
              <td>{item.before}</td>
              <td>{item.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest === '' ? null : <p className="muted">{rest}</p>}
    </div>
  );
};

const Ladders = ({ ladders }: { ladders: NonNullable<Comparison['ladders']> }) => (
  <More title="The opening conversation (handshake), before and after" level={3}>
    <div className={styles.ladders}>
      <div>
        <h4>Before</h4>
        <Ladder {...ladders.before} />
      </div>
      <div>
        <h4>After</h4>
        <Ladder {...ladders.after} />
      </div>
    </div>
  </More>
);

/** Before and after, side by side, and everything that changed. */
export const Compared = ({ document }: { readonly document: ReportDocument }) => {
  const { comparison } = document;
  if (!comparison) return null;
  return (
    <Section title="Before and after">
      <Notice {...judgement(comparison)}>{comparison.sentence}</Notice>
      <div className={styles.pair}>
        <Card name="Before" side={comparison.before} />
        <ArrowRight aria-hidden="true" />
        <Card name="After" side={comparison.after} />
      </div>
      <Changes comparison={comparison} />
      {comparison.ladders ? <Ladders ladders={comparison.ladders} /> : null}
      <Carried document={document} />
    </Section>
  );
};
