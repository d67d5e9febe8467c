import { CircleCheck, CircleHelp, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button';
import { cx } from './cx';
import styles from './Notice.module.css';

export type Tone = 'info' | 'problem' | 'unsure' | 'good';

const ICONS = { info: Info, problem: TriangleAlert, unsure: CircleHelp, good: CircleCheck };

/** A message in the page. The icon and the words carry the tone; the colour only repeats it. */
export const Notice = ({
  tone,
  title,
  role,
  onClose,
  children,
}: {
  readonly tone: Tone;
  readonly title?: string;
  readonly role?: 'alert' | 'status';
  readonly onClose?: () => void;
  readonly children: ReactNode;
}) => {
  const Icon = ICONS[tone];
  return (
    <div className={cx(styles.notice, styles[tone])} {...(role ? { role } : {})}>
      <Icon aria-hidden="true" className={cx(styles.icon)} />
      <div className={styles.body}>
        {title ? <p className={styles.title}>{title}</p> : null}
        <div>{children}</div>
      </div>
      {onClose ? (
        <Button
          kind="quiet"
          small
          label="Close this message"
          icon={<X aria-hidden="true" />}
          onPress={onClose}
        />
      ) : null}
    </div>
  );
};
