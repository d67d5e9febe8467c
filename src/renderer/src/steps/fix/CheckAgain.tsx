import { RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import type { AgainPlan } from '../../../../shared/model/again';
import { Button } from '../../parts/Button';
import { Figures } from '../../parts/Figures';
import { Section } from '../../parts/Section';
import { showAgainPlan, startRecheck, useApp } from '../../store';
import { count, formatMoment } from '../../words/format';
import { copy } from './copy';
import { Waiting } from './Waiting';

const Amount = ({ plan }: { plan: AgainPlan }) => (
  <Figures
    of={[
      ['Questions asked again', `${plan.questions} of ${plan.of}`],
      ['Connections', plan.from === null ? `at most ${plan.most}` : `about ${plan.connections}`],
      ['Time', `about ${count(plan.seconds, 'second')}`],
    ]}
  />
);

const Plan = ({ plan }: { plan: AgainPlan }) =>
  plan.from === null ? (
    <>
      <p>{copy.planAll}</p>
      <Amount plan={plan} />
    </>
  ) : (
    <>
      <p>{copy.planNeeded}</p>
      <Amount plan={plan} />
      <p className="muted">
        {`The other answers are kept from the check of ${formatMoment(plan.from)} and are marked so. If the picture does not fit any more, every question is asked, with at most ${count(plan.most, 'connection')}.`}
      </p>
      <div>
        <Button icon={<RotateCcw aria-hidden="true" />} onPress={() => void startRecheck('all')}>
          Check everything again
        </Button>
      </div>
    </>
  );

/** What checking again will do, and waiting until it works. */
export const CheckAgain = () => {
  const plan = useApp((state) => state.againPlan);
  const document = useApp((state) => state.document);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new result has its own plan
  useEffect(() => {
    void showAgainPlan();
  }, [document]);
  return (
    <Section title="Check again">
      {plan ? <Plan plan={plan} /> : <p className="muted">{copy.planWaiting}</p>}
      <Waiting />
    </Section>
  );
};
