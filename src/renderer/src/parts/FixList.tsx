import { Checkbox } from 'react-aria-components';
import type { Fix, Owner } from '../../../shared/model/finding';
import { groupByOwner } from '../../../shared/words/owner';
import { markStep, useApp } from '../store';
import { fixText, stackName } from '../words/fixes';
import { keyed } from '../words/keyed';
import { OWNER_HINTS, OWNER_NAMES } from '../words/names';
import { byStack } from '../words/stack-order';
import { CopyButton } from './CopyButton';
import { cx } from './cx';
import styles from './FixList.module.css';
import { Glossed } from './Glossed';
import { More } from './More';
import { StepText } from './StepText';

/** The same step of the same fix is the same on the result page and on the fix page. */
const stepKey = (fix: Fix, step: string): string => `${fix.owner}\n${fix.stack}\n${step}`;

/** A step with a box to tick it off; ticks live as long as the case is open in this window. */
const Step = ({ fix, step, number }: { fix: Fix; step: string; number: number }) => {
  const key = stepKey(fix, step);
  const done = useApp((state) => state.stepsDone.includes(key));
  return (
    <li className={cx(done && styles.done)}>
      <div className={styles.step}>
        <StepText>{step}</StepText>
      </div>
      <Checkbox
        className={cx(styles.tick)}
        isSelected={done}
        aria-label={`Step ${number} is done`}
        onChange={(isDone) => markStep(key, isDone)}
      >
        <span className={styles.box} aria-hidden="true">
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="m4 10.6 4 4 8.2-9" />
          </svg>
        </span>
        <span aria-hidden="true">Done</span>
      </Checkbox>
    </li>
  );
};

const FixBody = ({ fix }: { fix: Fix }) => (
  <div className={styles.body}>
    <ol className={styles.steps}>
      {keyed(fix.steps).map(({ key, item, index }) => (
        <Step key={key} fix={fix} step={item} number={index + 1} />
      ))}
    </ol>
    {fix.undo ? (
      <p className={styles.undo}>
        <strong>To take it back: </strong>
        <Glossed>{fix.undo}</Glossed>
      </p>
    ) : null}
    <div>
      <CopyButton text={fixText(fix)} label={`Copy the steps for ${stackName(fix.stack)}`}>
        Copy these steps
      </CopyButton>
    </div>
  </div>
);

const FITS = 'fits the program you chose';

const OwnerGroup = ({ owner, fixes, open }: { owner: Owner; fixes: readonly Fix[]; open: boolean }) => {
  const document = useApp((state) => state.document);
  const ordered = byStack(fixes, document?.asked ?? null);
  const [only] = ordered;
  return (
    <div className={styles.owner}>
      <h3>{OWNER_NAMES[owner]}</h3>
      <p className="muted">{OWNER_HINTS[owner]}</p>
      {ordered.length === 1 && only ? (
        <>
          {only.fix.stack === 'any' ? null : <p className={styles.stack}>{stackName(only.fix.stack)}</p>}
          <FixBody fix={only.fix} />
        </>
      ) : (
        keyed(ordered).map(({ key, item, index }) => (
          <More
            key={key}
            title={stackName(item.fix.stack)}
            {...(item.fits ? { extra: FITS } : {})}
            open={open && index === 0}
          >
            <FixBody fix={item.fix} />
          </More>
        ))
      )}
    </div>
  );
};

/** What to do, by who does it and for which kind of system, the person's own first; each with the way back. */
export const FixList = ({ fixes, first }: { readonly fixes: readonly Fix[]; readonly first: Owner }) => (
  <div className={styles.list}>
    {groupByOwner(fixes, first).map(({ owner, fixes: own }) => (
      <OwnerGroup key={owner} owner={owner} fixes={own} open={owner === first} />
    ))}
  </div>
);
