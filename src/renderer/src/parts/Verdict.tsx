import type { Certainty } from '../../../shared/model/finding';
import { CERTAINTY_SHAPES, Mark } from '../pictures/Mark';
import { CERTAINTY_NAMES } from '../words/names';
import { cx } from './cx';
import styles from './Verdict.module.css';

/** How certain, by shape and word. */
export const Verdict = ({ certainty }: { readonly certainty: Certainty }) => (
  <span className={cx(styles.verdict, styles[certainty])}>
    <Mark shape={CERTAINTY_SHAPES[certainty]} />
    {CERTAINTY_NAMES[certainty]}
  </span>
);
