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
}) => (
  <Checkbox isSelected={isSelected} onChange={onChange} className={cx(styles.check)}>
    <span className={styles.box} aria-hidden="true">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="m4 10.6 4 4 8.2-9" />
      </svg>
    </span>
    <span>
      <span className={styles.label}>{label}</span>
      <span className={styles.hint}>{hint}</span>
    </span>
  </Checkbox>
);
