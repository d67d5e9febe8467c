import { useEffect, useState } from 'react';
import { loadVersions, openLink, set, useApp } from '../store';
import styles from './About.module.css';
import { Ask } from './Ask';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import { Licences } from './Licences';

/** What this copy is made of; the same in one go for a mail to whoever looks after it. */
const Versions = () => {
  const versions = useApp((state) => state.versions);
  useEffect(() => void loadVersions(), []);
  if (!versions) return null;
  return (
    <>
      <dl className={styles.versions}>
        {versions.map(({ name, version }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd translate="no">{version}</dd>
          </div>
        ))}
      </dl>
      <div>
        <CopyButton
          text={versions.map(({ name, version }) => `${name}: ${version}`).join('\n')}
          label="Copy the versions"
        >
          Copy the versions
        </CopyButton>
      </div>
    </>
  );
};

const LicenceDoor = () => {
  const [shown, setShown] = useState(false);
  return (
    <section className={styles.licences} aria-label="Licences">
      <p>
        Handrail is free software under the MIT licence. It is made with the work of others, each under a
        licence of its own.
      </p>
      {shown ? (
        <Licences />
      ) : (
        <div>
          <Button small onPress={() => setShown(true)}>
            Show the licences
          </Button>
        </div>
      )}
    </section>
  );
};

/** Who made this, which version, under which licences, and that nothing leaves the computer but the checks. */
export const About = () => {
  const open = useApp((state) => state.aboutOpen);
  const standIn = useApp((state) => state.info?.standIn === true);
  const close = () => set({ aboutOpen: false });
  return (
    <Ask
      title="About Handrail"
      isOpen={open}
      onClose={close}
      wide
      actions={
        <>
          <Button onPress={() => void openLink('rfc8446')}>Read the standard (RFC 8446)</Button>
          <Button kind="primary" onPress={close}>
            Close
          </Button>
        </>
      }
    >
      <p>Handrail finds out why a secure connection was closed, and says who has to fix it and how.</p>
      <p className="muted">
        Nothing leaves this computer but the connections of a check, and you see those before they are made.
      </p>
      {standIn ? (
        <p>This copy runs on an older stand-in for trying out and testing. It is not meant for daily use.</p>
      ) : null}
      <Versions />
      <LicenceDoor />
    </Ask>
  );
};
