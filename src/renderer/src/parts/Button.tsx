import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Button.module.css';
import { cx } from './cx';

interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly small?: boolean;
  readonly icon?: ReactNode;
  readonly iconAfter?: ReactNode;
  readonly isDisabled?: boolean;
  readonly isPending?: boolean;
  readonly autoFocus?: boolean;
  /** For a button whose text alone does not say what it is about. */
  readonly label?: string;
  readonly onPress?: () => void;
  readonly slot?: string;
  readonly children?: ReactNode;
}

/** A button that names its action. `isPending` keeps it in the tab order while it works. */
export const Button = (props: ButtonProps) => {
  const { kind = 'secondary', small, icon, iconAfter, label, children, onPress, slot, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      {...(onPress ? { onPress } : {})}
      {...(slot ? { slot } : {})}
      {...(label ? { 'aria-label': label } : {})}
      className={cx(styles.button, styles[kind], small && styles.small, !children && styles.bare)}
    >
      {icon}
      {children ? <span>{children}</span> : null}
      {iconAfter}
    </AriaButton>
  );
};
