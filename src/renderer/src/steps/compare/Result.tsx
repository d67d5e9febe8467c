import { retellLines } from '../../../../shared/i18n/retell';
import type { CaseDifference, ComparisonOfCases } from '../../../../shared/model/comparison';
import { comparisonText } from '../../../../shared/words/comparison-text';
import { CopyButton } from '../../parts/CopyButton';
import { cx } from '../../parts/cx';
import { More } from '../../parts/More';
import { Notice } from '../../parts/Notice';
import { SaveLine, SaveList, SaveRow } from '../../parts/SaveList';
import { Section } from '../../parts/Section';
import { CONCLUSION_SHAPES, Mark } from '../../pictures/Mark';
import { saveComparison, useApp } from '../../store';
import { COMPARED_WORDS, groupedDifferences } from '../../words/compared-groups';
import { count, formatMoment } from '../../words/format';
import { copy, SAVES } from './copy';
import styles from './Step.module.css';

const Side = ({ name, side }: { name: string; side: ComparisonOfCases['left'] }) => (
  <div className={cx(styles.card, styles[side.conclusion])}>
    <p className={styles.name}>{name}</p>
    <p>
      <b translate="no">{side.title}</b>
    </p>
    <p className="muted small">
      {formatMoment(side.at)}
      <br />
      <span translate="no">{side.seenFrom}</span>
    </p>
    <p className={styles.headline}>
      <Mark shape={CONCLUSION_SHAPES[side.conclusion]} />
      <span>{side.headline}</span>
    </p>
  </div>
);

const Difference = ({ one }: { one: CaseDifference }) => (
  <li className={styles.difference}>
    <p className={styles.what}>{one.what}</p>
    {one.form === 'list' ? (
      <p>{one.sentence}</p>
    ) : (
      <dl className={styles.pair}>
        <div>
          <dt>First</dt>
          <dd translate="no">{one.left}</dd>
        </div>
        <div>
          <dt>Second</dt>
          <dd translate="no">{one.right}</dd>
        </div>
      </dl>
    )}
  </li>
);

const Differences = ({ differences }: { differences: readonly CaseDifference[] }) =>
  groupedDifferences(differences).map(({ id, title, those }) => (
    <div key={id} className={styles.group}>
      <h3>{title}</h3>
      <ul>
        {those.map((one) => (
          <Difference key={one.id} one={one} />
        ))}
      </ul>
    </div>
  ));

const Facts = ({ lines }: { lines: readonly { id: string; what: string; text: string }[] }) => (
  <dl className={styles.facts}>
    {lines.map(({ id, what, text }) => (
      <div key={id}>
        <dt>{what}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);

/** What differs, most telling first; then what could not be compared, and what is the same. */
export const Result = ({ result }: { readonly result: ComparisonOfCases }) => {
  const { left, right, sentence, differences, notCompared, same } = result;
  const saves = useApp((state) => state.compare.saves);
  return (
    <>
      <Section title="The two beside each other">
        <div className={styles.pair}>
          <Side name="First" side={left} />
          <Side name="Second" side={right} />
        </div>
        <Notice tone="info">{sentence}</Notice>
      </Section>
      <Section title="What differs">
        {differences.length === 0 ? (
          <p className="muted">{COMPARED_WORDS.none}</p>
        ) : (
          <>
            <Differences differences={differences} />
            <p className="muted">{copy.rest}</p>
          </>
        )}
      </Section>
      <div>
        {notCompared.length > 0 ? (
          <More title={COMPARED_WORDS.open} extra={count(notCompared.length, 'point')} level={2}>
            <p className="muted">{COMPARED_WORDS.openNote}</p>
            <Facts lines={notCompared.map(({ id, what, why }) => ({ id, what, text: why }))} />
          </More>
        ) : null}
        {same.length > 0 ? (
          <More title={COMPARED_WORDS.same} extra={count(same.length, 'point')} level={2}>
            <Facts lines={same.map(({ id, what, value }) => ({ id, what, text: value }))} />
          </More>
        ) : null}
      </div>
      <Section title="Save or copy it">
        <SaveList>
          {SAVES.map(({ as, ...words }) => (
            <SaveRow key={as} {...words} state={saves[as]} onSave={() => void saveComparison(as)} />
          ))}
          <SaveLine hint="A few lines for a mail or a ticket.">
            <CopyButton text={retellLines(comparisonText(result))} label="Copy the comparison as text">
              Copy as text
            </CopyButton>
          </SaveLine>
        </SaveList>
      </Section>
    </>
  );
};
