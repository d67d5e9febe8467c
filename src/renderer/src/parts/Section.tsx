import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './Section.module.css';

/** A part of a page with its heading. */
export const Section = ({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>{title}</h2>
      {note ? <p className="muted">{note}</p> : null}
      {children}
    </section>
  );
};
