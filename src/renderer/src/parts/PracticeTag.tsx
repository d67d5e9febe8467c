import styles from './PracticeTag.module.css';

/** Marks a case of the practice lab, in a word: nobody takes it for one about a real server. */
export const PracticeTag = () => <span className={styles.tag}>Practice</span>;
