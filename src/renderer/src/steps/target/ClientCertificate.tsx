import { FileKey2, LockOpen, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { chooseCertificate, removeCertificate, unlockCertificate, useApp } from '../../store';
import { formatDay } from '../../words/format';
import styles from './Step.module.css';

const Unlock = ({ fileName, wrong }: { fileName: string; wrong: boolean }) => {
  const [passphrase, setPassphrase] = useState('');
  const choosing = useApp((state) => state.choosing);
  const unlock = () => void unlockCertificate(passphrase);
  return (
    <div className={styles.unlock}>
      <Field
        id="target-passphrase"
        label={`Password of ${fileName}`}
        hint="The file is locked. The password is used once and not kept."
        secret
        maxLength={1_024}
        value={passphrase}
        problem={wrong ? { sentence: 'This password does not open the file.', example: '' } : undefined}
        onChange={setPassphrase}
        onEnter={unlock}
      />
      <div>
        <Button small isPending={choosing} icon={<LockOpen aria-hidden="true" />} onPress={unlock}>
          Unlock
        </Button>
      </div>
    </div>
  );
};

const Chosen = ({ subject, notAfter, kept }: { subject: string; notAfter: string; kept: boolean }) => (
  <div className={styles.chosen}>
    <div>
      <p className="mono">{subject}</p>
      <p className="muted small">
        {kept
          ? `Valid until ${formatDay(notAfter)}`
          : 'Its key is never saved. To use it again, choose the file again.'}
      </p>
    </div>
    <Button
      kind="quiet"
      small
      label={`Go on without ${subject}`}
      icon={<X aria-hidden="true" />}
      onPress={removeCertificate}
    >
      Remove
    </Button>
  </div>
);

/** The certificate that the person's own program shows to the server, if it has one. */
export const ClientCertificate = () => {
  const identity = useApp((state) => state.identity);
  const known = useApp((state) => state.options.clientCertificate);
  const choosing = useApp((state) => state.choosing);
  return (
    <div className={styles.authorities}>
      <h2>Client certificate</h2>
      <p className="muted small">
        Some servers let in only those who show a certificate of their own. If your program has one, choose
        its file (.pfx or .p12, or .pem with its key). The key stays on this computer and is never saved.
      </p>
      {known ? (
        <Chosen subject={known.subject} notAfter={known.notAfter} kept={identity?.kind === 'ready'} />
      ) : null}
      {identity?.kind === 'locked' ? <Unlock fileName={identity.fileName} wrong={identity.wrong} /> : null}
      <div>
        <Button
          small
          isPending={choosing}
          icon={<FileKey2 aria-hidden="true" />}
          onPress={() => void chooseCertificate()}
        >
          Choose a client certificate…
        </Button>
      </div>
    </div>
  );
};
