import type { ReportDocument } from '../../../../shared/model/report';
import { AreaPage } from '../../parts/AreaPage';
import { More } from '../../parts/More';
import { Section } from '../../parts/Section';
import { PolicyList } from '../../pictures/PolicyList';
import { count } from '../../words/format';
import { copy } from './copy';

/** What there is to look at inside; a number of those that fit would read like a mark at school. */
const standing = ({ statements }: ReportDocument['policies'][number]): string => {
  const not = statements.filter(({ state }) => state === 'does-not').length;
  const open = statements.filter(({ state }) => state === 'unknown').length;
  const parts = [
    ...(not > 0 ? [count(not, 'thing that does not fit', 'things that do not fit')] : []),
    ...(open > 0 ? [`${open} that could not be told`] : []),
  ];
  return parts.join(', ');
};

const Policies = ({ policies }: Pick<ReportDocument, 'policies'>) =>
  policies.length === 0 ? null : (
    <Section title="Published rules for servers">
      {policies.map((policy) => (
        <More key={policy.id} title={policy.name} extra={standing(policy)}>
          <PolicyList policy={policy} />
        </More>
      ))}
    </Section>
  );

/** The checklist, fifth: rules that forbid a connection. */
export const Step = () => (
  <AreaPage area="policy" copy={copy} picture={({ policies }) => <Policies policies={policies} />} />
);
