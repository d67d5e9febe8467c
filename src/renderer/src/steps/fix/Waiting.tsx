import { BellRing, CircleCheck, CircleHelp, Hourglass, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useId, useState } from 'react';
import type { WatchState } from '../../../../shared/model/watch';
import { Button } from '../../parts/Button';
import { Check } from '../../parts/Check';
import { cx } from '../../parts/cx';
import { Figures } from '../../parts/Figures';
import { forgetWatch, startWatch, stopWatch, useApp } from '../../store';
import { count, formatMoment } from '../../words/format';
import styles from './CheckAgain.module.css';
import { cameWords, copy, endedWords, phaseWords, timeAgo, timeTo } from './waiting-words';

type On = Extract<WatchState, { kind: 'on' }>;
type Ended = Extract<WatchState, { kind: 'ended' }>;

/** The time, each second, so that what is said of the next try stays true. */
const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const Box = ({
  icon,
  tone,
  title,
  children,
}: {
  icon: ReactNode;
  tone?: 'good' | 'bad' | 'unsure';
  title: string;
  children: ReactNode;
}) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cx(styles.box, tone && styles[tone])}>
      {icon}
      <div className={styles.body}>
        <h3 id={id}>{title}</h3>
        {children}
      </div>
    </section>
  );
};

const Start = ({ label }: { label: string }) => {
  const busy = useApp((state) => state.watchBusy);
  const notifies = useApp((state) => state.watch.notifies);
  const [nameHost, setNameHost] = useState(false);
  return (
    <>
      {notifies ? (
        <Check
          label="Name the address in the notification"
          hint="Others who see your screen can read a notification."
          isSelected={nameHost}
          onChange={setNameHost}
        />
      ) : null}
      <p className="muted">{notifies ? copy.notifies : copy.notifiesNot}</p>
      <div className={styles.buttons}>
        <Button
          icon={<BellRing aria-hidden="true" />}
          isPending={busy}
          onPress={() => void startWatch(nameHost)}
        >
          {label}
        </Button>
      </div>
    </>
  );
};

const Offer = () => {
  const plan = useApp((state) => state.againPlan);
  if (plan?.eachTry === 0)
    return (
      <Box icon={<Hourglass aria-hidden="true" />} title="Tell me when it works">
        <p>{copy.notYet}</p>
      </Box>
    );
  return (
    <Box icon={<BellRing aria-hidden="true" />} title="Tell me when it works">
      <p>{copy.offer}</p>
      {plan ? (
        <p className="muted">{`One try makes about ${count(plan.eachTry, 'connection')}: the fewest that tell whether it works.`}</p>
      ) : null}
      <Start label="Tell me when it works" />
    </Box>
  );
};

const Tries = ({ watch }: { watch: On }) => {
  const now = useNow();
  const { last, nextAt } = watch;
  return (
    <Figures
      of={[
        ['Tries so far', String(watch.tries)],
        ['Last try', last ? timeAgo(now - Date.parse(last.at)) : 'none yet'],
        ['Next try', nextAt ? timeTo(Date.parse(nextAt) - now) : 'now'],
      ]}
    />
  );
};

const Going = ({ watch }: { watch: On }) => (
  <Box icon={<Hourglass aria-hidden="true" />} title="Handrail keeps trying">
    <p role="status">{phaseWords[watch.phase]}</p>
    {watch.last ? <p>{cameWords[watch.last.came]}</p> : null}
    <Tries watch={watch} />
    {watch.slowed ? <p>{copy.slowed}</p> : null}
    <p className="muted">
      {`${copy.goingOn} It ends by itself on ${formatMoment(watch.endsAt)}. ${watch.notifies ? copy.notifies : copy.notifiesNot}`}
    </p>
    <div className={styles.buttons}>
      <Button icon={<X aria-hidden="true" />} onPress={() => void stopWatch()}>
        Stop trying
      </Button>
    </div>
  </Box>
);

const ENDED_ICON = {
  works: { tone: 'good', icon: <CircleCheck aria-hidden="true" /> },
  changed: { tone: 'bad', icon: <TriangleAlert aria-hidden="true" /> },
  time: { tone: 'unsure', icon: <CircleHelp aria-hidden="true" /> },
  stopped: { tone: 'unsure', icon: <CircleHelp aria-hidden="true" /> },
  failed: { tone: 'bad', icon: <TriangleAlert aria-hidden="true" /> },
} as const;

const Over = ({ watch }: { watch: Ended }) => {
  const { title, text } = endedWords[watch.why];
  return (
    <Box {...ENDED_ICON[watch.why]} title={title}>
      <p>{text}</p>
      {watch.problem ? <p>{watch.problem}</p> : null}
      <p className="muted">{`${count(watch.tries, 'try', 'tries')}, the end was on ${formatMoment(watch.at)}.`}</p>
      {watch.why === 'works' ? (
        <div className={styles.buttons}>
          <Button onPress={() => void forgetWatch()}>Close this message</Button>
        </div>
      ) : (
        <Start label="Keep trying again" />
      )}
    </Box>
  );
};

/** "Tell me when it works": offered, under way, or over. */
export const Waiting = () => {
  const watch = useApp((state) => state.watch);
  const caseId = useApp((state) => state.caseId);
  const works = useApp((state) => state.document?.summary.conclusion === 'nothing-wrong');
  const mine = watch.kind !== 'off' && watch.caseId === caseId;
  if (mine && watch.kind === 'on') return <Going watch={watch} />;
  if (mine && watch.kind === 'ended') return <Over watch={watch} />;
  return works ? null : <Offer />;
};
