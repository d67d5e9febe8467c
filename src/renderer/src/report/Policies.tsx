import type { PolicyReport, ReportDocument } from '../../../shared/model/report';
import { PolicyInBrief, PolicyList } from '../pictures/PolicyList';
import type { ReportSection } from './section';

/** The name of the first policy before this one that shuts out the same programs, if any. */
const sameBefore = (policy: PolicyReport, { policies }: ReportDocument): string | undefined =>
  policy.shutsOut.length === 0
    ? undefined
    : policies
        .slice(0, policies.indexOf(policy))
        .find(({ shutsOut }) => shutsOut.join() === policy.shutsOut.join())?.name;

/** Published rules, statement by statement. */
export const policies: ReportSection = {
  id: 'policies',
  title: 'Published rules for servers',
  className: 'rp-lookup',
  has: (document) => document.policies.length > 0,
  Body: ({ document }) =>
    document.policies.map((policy) => (
      <div key={policy.id}>
        <p className="rp-label">{policy.name}</p>
        <PolicyList policy={policy} sameAs={sameBefore(policy, document)} />
      </div>
    )),
  Short: ({ document }) => (
    <>
      <p>
        What this server does of each, and what not. Whether one of them has to be kept is for its owner to
        say.
      </p>
      {document.policies.map((policy) => (
        <PolicyInBrief key={policy.id} policy={policy} />
      ))}
    </>
  ),
};
