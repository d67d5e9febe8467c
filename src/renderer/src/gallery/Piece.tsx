import type { ReactElement } from 'react';
import styles from './Piece.module.css';

/** A picture or a part alone on the sheet, under a heading that only screen readers hear. */
export const Piece = ({ title, element }: { readonly title: string; readonly element: ReactElement }) => (
  <main className={styles.piece}>
    <h1 className="visually-hidden">{title}</h1>
    <h2 className="visually-hidden">As it stands in a page</h2>
    {element}
  </main>
);
