import type { RanProbe } from '../../../shared/model/report';
import { Mark, STATUS_SHAPES } from '../pictures/Mark';
import { count, formatMs } from '../words/format';
import { STATUS_NAMES } from '../words/names';
import { cx } from './cx';
import { More } from './More';
import styles from './ProbeList.module.css';

const effort = (probe: RanProbe): string =>
  probe.connections > 0
    ? `${count(probe.connections, 'connection')}, ${formatMs(probe.ms)}`
    : formatMs(probe.ms);

const Rows = ({ probes }: { readonly probes: readonly RanProbe[] }) => (
  <ul className={styles.list}>
    {probes.map((probe) => (
      <li key={probe.id} className={cx(styles.item, styles[probe.status])}>
        <Mark shape={STATUS_SHAPES[probe.status]} />
        <div className={styles.text}>
          <p className={styles.question}>{probe.question}</p>
          <p>{probe.outcome}</p>
          <p className={styles.meta}>
            {STATUS_NAMES[probe.status]}
            {probe.status === 'skipped' ? null : ` · ${effort(probe)}`}
          </p>
        </div>
      </li>
    ))}
  </ul>
);

/** So many of them stay in the list: a fold for fewer would hide more than it clears. */
const FEW = 2;

/** What was checked: each question with its answer in one line. Many that were left out are folded away behind those that were asked. */
export const ProbeList = ({ probes }: { readonly probes: readonly RanProbe[] }) => {
  const left = probes.filter(({ status }) => status === 'skipped');
  if (left.length <= FEW || left.length === probes.length) return <Rows probes={probes} />;
  return (
    <>
      <Rows probes={probes.filter(({ status }) => status !== 'skipped')} />
      <More title={`${STATUS_NAMES.skipped}: ${count(left.length, 'question')}`}>
        <Rows probes={left} />
      </More>
    </>
  );
};
