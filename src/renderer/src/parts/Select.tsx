import { useId } from 'react';
import { cx } from './cx';
import styles from './Select.module.css';

/** One choice out of a list that is too long for cards. The browser's own list: it works with every keyboard and screen reader. */
export const Select = <Value extends string>({
  label,
  hint,
  value,
  choices,
  onChange,
  isDisabled = false,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}) => {
  const id = useId();
  return (
    <div className={cx(styles.select)}>
      <label htmlFor={id} className={cx(styles.label)}>
        {label}
      </label>
      <p id={`${id}-hint`} className={cx(styles.hint)}>
        {hint}
      </p>
      <select
        id={id}
        className={cx(styles.box)}
        aria-describedby={`${id}-hint`}
        disabled={isDisabled}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option
            key={choice.value}
            value={choice.value}
            {...(choice.lang === undefined ? {} : { lang: choice.lang, translate: 'no' as const })}
          >
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
};
