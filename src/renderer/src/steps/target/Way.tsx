import { Network } from 'lucide-react';
import { STARTTLS_NAMES } from '../../../../shared/model/way';
import { starttlsWords } from '../../../../shared/words/starttls';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Select } from '../../parts/Select';
import { editWay, setOptions, submitTarget, suggestProxy, useApp } from '../../store';
import { PROXY_FIELD } from './copy';
import styles from './Step.module.css';

const BEGINNINGS = (['auto', 'none', ...STARTTLS_NAMES] as const).map((value) => ({
  value,
  label: starttlsWords(value),
}));

/** How the connection gets there: a plain beginning, a proxy. */
export const Way = () => {
  const { starttls } = useApp((state) => state.options);
  const way = useApp((state) => state.way);
  const problem = useApp((state) => state.wayProblem);
  const target = useApp((state) => state.target);
  const enter = () => void submitTarget();
  return (
    <fieldset className={styles.group}>
      <legend>The way there</legend>
      <Select
        label="Plain words before the secure part (STARTTLS)"
        hint="Mail, databases and some others begin in plain text and switch. Left as it is, the port and the server’s first words decide."
        value={starttls}
        choices={BEGINNINGS}
        onChange={(chosen) => setOptions({ starttls: chosen })}
      />
      <Field
        id={PROXY_FIELD}
        label="Go through this proxy"
        hint="For example proxy.example:8080, or socks5://proxy.example:1080. Empty: straight to the server."
        maxLength={2_000}
        value={way.proxy}
        problem={problem ?? undefined}
        onChange={(proxy) => editWay({ proxy })}
        onEnter={enter}
      />
      {target ? (
        <div>
          <Button small icon={<Network aria-hidden="true" />} onPress={() => void suggestProxy()}>
            Use the proxy of this computer’s settings
          </Button>
        </div>
      ) : null}
      {way.proxy === '' ? null : (
        <Field
          id="target-proxy-password"
          label="Password for the proxy"
          hint="Only if it asks for one; the user name goes into the address: kim@proxy.example:8080. The password is kept until this window is closed, and never saved."
          secret
          maxLength={1_024}
          value={way.proxyPassword}
          onChange={(proxyPassword) => editWay({ proxyPassword })}
          onEnter={enter}
        />
      )}
    </fieldset>
  );
};
