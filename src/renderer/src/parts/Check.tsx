import { useId } from 'react';
import { Checkbox } from 'react-aria-components';
import styles from './Check.module.css';
import { cx } from './cx';

/** A box to tick, with what it means below its words. */
export const Check = ({
  label,
  hint,
  isSelected,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}) => {
  const id = useId();
  return (
    <Checkbox
      isSelected={isSelected}
      onChange={onChange}
      className={cx(styles.check)}
      aria-labelledby={id}
      aria-describedby={`${id}-hint`}
    >
      <span className={styles.box} aria-hidden="true">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="m4 10.6 4 4 8.2-9" />
        </svg>
      </span>
      <span>
        <span className={styles.label} id={id}>
          {label}
        </span>
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      </span>
    </Checkbox>
  );
};
