import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Plan as PlanShape } from '../../../../shared/model/progress';
import type { RunOptions } from '../../../../shared/model/way';
import { starttlsWords } from '../../../../shared/words/starttls';
import { More } from '../../parts/More';
import { Section } from '../../parts/Section';
import { proxyText, useApp } from '../../store';
import { count } from '../../words/format';
import { copy } from './copy';
import styles from './Plan.module.css';

const Figures = ({ plan }: { plan: PlanShape }) => (
  <dl className={styles.figures}>
    <div>
      <dt>Connections</dt>
      <dd>at most {plan.connections}</dd>
    </div>
    {plan.elsewhere === undefined ? null : (
      <div>
        <dt>Questions to others</dt>
        <dd>at most {plan.elsewhere}</dd>
      </div>
    )}
    <div>
      <dt>At the same time</dt>
      <dd>{plan.gentle ? 'one, with a pause between' : `at most ${plan.atOnce}`}</dd>
    </div>
    <div>
      <dt>Time</dt>
      <dd>at most {count(plan.seconds, 'second')}</dd>
    </div>
  </dl>
);

const List = ({ icon, title, lines }: { icon: ReactNode; title: string; lines: readonly string[] }) => (
  <div className={styles.list}>
    <h3>{title}</h3>
    <ul>
      {lines.map((line) => (
        <li key={line}>
          {icon}
          <span>{line}</span>
        </li>
      ))}
    </ul>
  </div>
);

const Where = () => {
  const target = useApp((state) => state.target);
  const told = useApp((state) => state.told);
  const options = useApp((state) => state.options);
  if (!target) return null;
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  return (
    <p className={styles.where}>
      <span className="mono">
        {host}:{target.port}
      </span>
      {target.addresses.length > 0 ? ` at ${target.addresses.join(', ')}` : null}
      {target.serverName !== null && target.serverName !== target.host
        ? `, asking for ${target.serverName}`
        : null}
      {target.serverName === null ? ', asking for no name' : null}
      {options.proxy ? `, through the proxy ${proxyText(options.proxy)}` : null}
      {isNamed(options.starttls) ? `. It begins in plain text: ${starttlsWords(options.starttls)}` : null}
      {told.lab === null ? null : '. A practice server inside this program'}
    </p>
  );
};

const isNamed = (starttls: RunOptions['starttls']): boolean => starttls !== 'auto' && starttls !== 'none';

/** What goes out beside the greetings: to whom the certificates name, and what the person gave for it. */
const alsoSent = ({ proxy, clientCertificate, fetch = true }: RunOptions, password: boolean) => ({
  sent: [
    ...(fetch ? [copy.elsewhere] : []),
    ...(proxy ? [password ? copy.proxyPassword : copy.proxyOnly] : []),
    ...(clientCertificate ? [copy.clientCertificate] : []),
  ],
  secret: (proxy !== null && password) || clientCertificate !== null,
});

/** What a check is going to do, before it does it: where to, how much, what is asked, what is sent and what not. */
export const Plan = () => {
  const plan = useApp((state) => state.plan);
  const options = useApp((state) => state.options);
  const password = useApp((state) => state.way.proxyPassword);
  const also = alsoSent(options, password !== '');
  return (
    <>
      <Section title="Where to">
        <Where />
        {plan ? <Figures plan={plan} /> : <p className="muted">Preparing the plan…</p>}
        {plan ? (
          <More title={`The ${count(plan.probes.length, 'question')} that the check asks`}>
            <ol className={styles.questions}>
              {plan.probes.map((probe) => (
                <li key={probe.id}>
                  <span>{probe.question}</span>
                  <span className="muted small">
                    {probe.connections > 0
                      ? `at most ${count(probe.connections, 'connection')}`
                      : 'no connection'}
                    {probe.when === null ? null : <em className={styles.when}>{probe.when}</em>}
                  </span>
                </li>
              ))}
            </ol>
          </More>
        ) : null}
      </Section>
      <Section title="What is sent, and what is not">
        <div className={styles.two}>
          <List icon={<Check aria-hidden="true" />} title="Sent" lines={[...copy.sent, ...also.sent]} />
          <List
            icon={<X aria-hidden="true" />}
            title="Not sent"
            lines={also.secret ? copy.notSentButSecret : copy.notSent}
          />
        </div>
      </Section>
    </>
  );
};
