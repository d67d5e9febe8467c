import { Switch } from 'react-aria-components';
import { Button } from '../../parts/Button';
import { cx } from '../../parts/cx';
import { reviveLab, setLabFixed, useApp } from '../../store';
import { copy } from './copy';
import styles from './LabSwitch.module.css';

/** In the practice lab: the switch that repairs the server. */
export const LabSwitch = () => {
  const inLab = useApp((state) => state.told.lab !== null);
  const lab = useApp((state) => state.lab);
  const busy = useApp((state) => state.labBusy !== null);
  if (!inLab) return null;
  if (!lab) {
    return (
      <div className={styles.box}>
        <p>{copy.labAsleep}</p>
        <div>
          <Button isPending={busy} onPress={() => void reviveLab()}>
            Start the practice server again
          </Button>
        </div>
      </div>
    );
  }
  if (!lab.scenario.fixable) return <p className={styles.box}>{copy.labCannot}</p>;
  return (
    <div className={styles.box}>
      <Switch
        isSelected={lab.fixed}
        isDisabled={busy}
        onChange={(fixed) => void setLabFixed(fixed)}
        className={cx(styles.switch)}
      >
        <span className={styles.track} aria-hidden="true" />
        <span>{copy.lab}</span>
      </Switch>
      <p className="muted">{copy.labHint}</p>
    </div>
  );
};
