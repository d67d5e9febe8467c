import { useEffect } from 'react';
import styles from './Broken.module.css';
import { Logo } from './Logo';

/** What is shown when the window can't reach the program behind it. */
export const Broken = ({ problem }: { readonly problem: string }) => {
  useEffect(() => {
    document.title = 'Error: Handrail could not start';
  }, []);
  return (
    <main className={styles.broken}>
      <div role="alert">
        <Logo size={44} />
        <h1>Handrail could not start</h1>
        <p>{problem}</p>
        <p className="muted">
          Your saved cases are safe; they are files on this computer and were not touched.
        </p>
      </div>
    </main>
  );
};
