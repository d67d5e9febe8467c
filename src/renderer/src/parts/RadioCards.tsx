import type { ReactNode } from 'react';
import { useId } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { cx } from './cx';
import styles from './RadioCards.module.css';

interface RadioCard {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly picture?: ReactNode;
}

interface RadioCardsProps {
  readonly label: string;
  readonly why?: string;
  /** The label is shown as the page's heading already. */
  readonly hideLabel?: boolean;
  readonly choices: readonly RadioCard[];
  readonly value: string | null;
  readonly columns?: boolean;
  readonly compact?: boolean;
  /** Labels of a word or two, side by side. */
  readonly short?: boolean;
  readonly onChange: (id: string) => void;
}

/** Called by its label alone; the hint describes it, so that a list of choices can be heard through quickly. */
const Card = ({ choice }: { choice: RadioCard }) => {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <Radio
      value={choice.id}
      className={cx(styles.card)}
      aria-labelledby={id}
      {...(choice.hint ? { 'aria-describedby': hintId } : {})}
    >
      <span className={styles.ring} aria-hidden="true" />
      <span className={styles.text}>
        <span className={styles.label} id={id}>
          {choice.label}
        </span>
        {choice.hint ? (
          <span className={styles.hint} id={hintId}>
            {choice.hint}
          </span>
        ) : null}
      </span>
      {choice.picture ? <span className={styles.picture}>{choice.picture}</span> : null}
    </Radio>
  );
};

/** A question with its choices as cards; arrow keys move between them. */
export const RadioCards = (props: RadioCardsProps) => {
  const { label, why, hideLabel, choices, value, columns, compact, short, onChange } = props;
  // Said once, with the question: react-aria's own slot for it would have it read again with every choice.
  const whyId = useId();
  return (
    <RadioGroup
      value={value}
      onChange={onChange}
      className={cx(styles.group, compact && styles.compact)}
      {...(why ? { 'aria-describedby': whyId } : {})}
    >
      <Label className={cx(styles.question, hideLabel && 'visually-hidden')}>{label}</Label>
      {why ? (
        <span id={whyId} className={cx(styles.why)}>
          {why}
        </span>
      ) : null}
      <div className={cx(styles.cards, columns && styles.columns, short && styles.short)}>
        {choices.map((choice) => (
          <Card key={choice.id} choice={choice} />
        ))}
      </div>
    </RadioGroup>
  );
};
