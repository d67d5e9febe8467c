import { closeIncoming, settleImport, useApp } from '../store';
import { formatMoment } from '../words/format';
import { keyed } from '../words/keyed';
import { Ask } from './Ask';
import { Button } from './Button';
import styles from './Incoming.module.css';

const Taken = () => {
  const first = useApp((state) => state.incoming?.taken[0]);
  if (!first) return null;
  const { title, updatedAt, there } = first;
  return (
    <Ask
      title="This case is here already, in another state"
      alert
      isOpen
      onClose={() => void settleImport('cancel')}
      actions={
        <>
          <Button onPress={() => void settleImport('cancel')}>Leave it out</Button>
          <Button onPress={() => void settleImport('replace')}>Replace it</Button>
          <Button kind="primary" autoFocus onPress={() => void settleImport('keep-both')}>
            Keep both
          </Button>
        </>
      }
    >
      <dl className={styles.pair}>
        <div>
          <dt>In the file</dt>
          <dd>
            <b translate="no">{title}</b>
          </dd>
          <dd className="muted small">{`Changed on ${formatMoment(updatedAt)}`}</dd>
        </div>
        <div>
          <dt>Here</dt>
          <dd>
            <b translate="no">{there.title}</b>
          </dd>
          {there.updatedAt ? (
            <dd className="muted small">{`Changed on ${formatMoment(there.updatedAt)}`}</dd>
          ) : null}
        </div>
      </dl>
      <p className="muted">
        A replaced case can be put back for 30 days: it stands under “Deleted” on the page “All cases”.
      </p>
    </Ask>
  );
};

const Refused = () => {
  const refused = useApp((state) => state.incoming?.refused ?? null);
  const waiting = useApp((state) => (state.incoming?.taken.length ?? 0) > 0);
  if (refused === null || refused.length === 0 || waiting) return null;
  return (
    <Ask
      title="Some files could not be opened"
      isOpen
      onClose={closeIncoming}
      actions={
        <Button kind="primary" autoFocus onPress={closeIncoming}>
          Close this list
        </Button>
      }
    >
      <ul className={styles.refused}>
        {keyed(refused).map(({ key, item }) => (
          <li key={key}>
            <b className="mono" translate="no">
              {item.file}
            </b>
            <p>{item.sentence}</p>
          </li>
        ))}
      </ul>
      <p className="muted">Nothing was changed by them. What else you opened is in the list of cases.</p>
    </Ask>
  );
};

/** What has to be asked or said about case files that came in. */
export const Incoming = () => (
  <>
    <Taken />
    <Refused />
  </>
);
