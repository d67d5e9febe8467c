import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { cx } from './cx';
import styles from './More.module.css';

/** Something that can be folded out. With `level` its title is a heading. */
export const More = ({
  title,
  extra,
  level,
  open = false,
  lazy = false,
  onOpenChange,
  children,
}: {
  readonly title: ReactNode;
  readonly extra?: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly open?: boolean;
  /** The content is made when it is first folded out; for what is large and rarely looked at. */
  readonly lazy?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}) => {
  const [seen, setSeen] = useState(open || !lazy);
  const trigger = (
    <Button slot="trigger" className={cx(styles.trigger)}>
      <ChevronRight aria-hidden="true" className={cx(styles.chevron)} />
      <span className={styles.title}>{title}</span>
      {extra ? <span className={styles.extra}>{extra}</span> : null}
    </Button>
  );
  return (
    <Disclosure
      defaultExpanded={open}
      className={cx(styles.more)}
      onExpandedChange={(expanded) => {
        if (expanded) setSeen(true);
        onOpenChange?.(expanded);
      }}
    >
      {level ? <Heading level={level}>{trigger}</Heading> : trigger}
      <DisclosurePanel className={cx(styles.panel)}>{seen ? children : null}</DisclosurePanel>
    </Disclosure>
  );
};
