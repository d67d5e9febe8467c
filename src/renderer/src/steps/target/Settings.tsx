import { FilePlus2, X } from 'lucide-react';
import type { TargetProblem } from '../../../../shared/model/target';
import { Button } from '../../parts/Button';
import { Check } from '../../parts/Check';
import { Field } from '../../parts/Field';
import { addAuthorities, editDraft, removeAuthority, submitTarget, useApp } from '../../store';
import { formatDay } from '../../words/format';
import { ClientCertificate } from './ClientCertificate';
import { FIELD_IDS } from './copy';
import { Pace } from './Pace';
import styles from './Step.module.css';
import { Way } from './Way';

const Authorities = () => {
  const authorities = useApp((state) => state.authorities);
  return (
    <div className={styles.authorities}>
      <h2>Private root certificate</h2>
      <p className="muted small">
        If your organisation issues its own certificates, add its root certificate here (a .pem, .crt or .cer
        file). It is trusted for this case only; nothing on this computer is changed.
      </p>
      <ul>
        {authorities.map((authority) => (
          <li key={authority.fingerprint}>
            <div>
              <p className="mono">{authority.subject}</p>
              {authority.notAfter ? (
                <p className="muted small">{`Valid until ${formatDay(authority.notAfter)}`}</p>
              ) : null}
            </div>
            <Button
              kind="quiet"
              small
              label={`Remove ${authority.subject}`}
              icon={<X aria-hidden="true" />}
              onPress={() => removeAuthority(authority.fingerprint)}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button small icon={<FilePlus2 aria-hidden="true" />} onPress={() => void addAuthorities()}>
          Add a root certificate…
        </Button>
      </div>
    </div>
  );
};

/** The settings that most people never need: where to connect, which name to ask for, whom to trust. */
export const Settings = () => {
  const draft = useApp((state) => state.draft);
  const problems = useApp((state) => state.problems);
  const problem = (field: TargetProblem['field']) => problems.find((one) => one.field === field);
  const enter = () => void submitTarget();
  return (
    <div className={styles.settings}>
      <Field
        id={FIELD_IDS.addresses}
        label="Connect to this address instead"
        hint="One or more IP addresses, with commas between them. Empty: look the name up."
        maxLength={800}
        value={draft.addresses}
        problem={problem('addresses')}
        onChange={(addresses) => editDraft({ addresses })}
        onEnter={enter}
      />
      <Field
        id={FIELD_IDS.port}
        label="Port"
        hint="Empty: the port in the address, else 443."
        short
        maxLength={20}
        value={draft.port}
        problem={problem('port')}
        onChange={(port) => editDraft({ port })}
        onEnter={enter}
      />
      <Field
        id={FIELD_IDS.serverName}
        label="Ask for this name (server name, SNI)"
        hint="Empty: the name in the address."
        maxLength={400}
        value={draft.serverName}
        isDisabled={draft.noServerName}
        problem={problem('serverName')}
        onChange={(serverName) => editDraft({ serverName })}
        onEnter={enter}
      />
      <Check
        label="Ask for no name"
        hint="Very old programs do that. Some servers answer them differently."
        isSelected={draft.noServerName}
        onChange={(noServerName) => editDraft({ noServerName })}
      />
      <Way />
      <div className={styles.group}>
        <ClientCertificate />
        <Authorities />
      </div>
      <Pace />
    </div>
  );
};
