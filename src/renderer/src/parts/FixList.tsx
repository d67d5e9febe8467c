import type { Fix, Owner } from '../../../shared/model/finding';
import { fixText, groupByOwner, stackName } from '../words/fixes';
import { keyed } from '../words/keyed';
import { OWNER_HINTS, OWNER_NAMES } from '../words/names';
import { CopyButton } from './CopyButton';
import styles from './FixList.module.css';
import { More } from './More';

const FixBody = ({ fix }: { fix: Fix }) => (
  <div className={styles.body}>
    <ol className={styles.steps}>
      {keyed(fix.steps).map(({ key, item }) => (
        <li key={key}>{item}</li>
      ))}
    </ol>
    {fix.undo ? (
      <p className={styles.undo}>
        <strong>To take it back: </strong>
        {fix.undo}
      </p>
    ) : null}
    <div>
      <CopyButton text={fixText(fix)} label={`Copy the steps for ${stackName(fix.stack)}`}>
        Copy these steps
      </CopyButton>
    </div>
  </div>
);

const OwnerGroup = ({ owner, fixes, open }: { owner: Owner; fixes: readonly Fix[]; open: boolean }) => {
  const [only] = fixes;
  return (
    <div className={styles.owner}>
      <h3>{OWNER_NAMES[owner]}</h3>
      <p className="muted">{OWNER_HINTS[owner]}</p>
      {fixes.length === 1 && only ? (
        <>
          {only.stack === 'any' ? null : <p className={styles.stack}>{stackName(only.stack)}</p>}
          <FixBody fix={only} />
        </>
      ) : (
        keyed(fixes).map(({ key, item, index }) => (
          <More key={key} title={stackName(item.stack)} open={open && index === 0}>
            <FixBody fix={item} />
          </More>
        ))
      )}
    </div>
  );
};

/** What to do, by who does it and for which kind of system; each with the way back. */
export const FixList = ({ fixes, first }: { readonly fixes: readonly Fix[]; readonly first: Owner }) => (
  <div className={styles.list}>
    {groupByOwner(fixes, first).map(({ owner, fixes: own }) => (
      <OwnerGroup key={owner} owner={owner} fixes={own} open={owner === first} />
    ))}
  </div>
);
