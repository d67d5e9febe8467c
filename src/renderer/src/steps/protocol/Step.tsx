import type { ReportDocument } from '../../../../shared/model/report';
import { AreaPage } from '../../parts/AreaPage';
import { More } from '../../parts/More';
import { Section } from '../../parts/Section';
import { ClientGrid } from '../../pictures/ClientGrid';
import { Overlap } from '../../pictures/Overlap';
import { VersionsStrip } from '../../pictures/VersionsStrip';
import { versionsOf } from '../../pictures/versions';
import { copy } from './copy';

const wouldNot = ({ clients }: Pick<ReportDocument, 'clients'>): string =>
  `${clients.filter(({ would }) => would === 'be-closed' || would === 'refuse').length} of ${clients.length} would not`;

const Programs = ({ clients }: Pick<ReportDocument, 'clients'>) =>
  clients.length === 0 ? null : (
    <Section title="Which programs would connect">
      <p>{copy.programs}</p>
      <ClientGrid rows={clients.filter(({ chosen }) => chosen)} />
      <More title="All programs that we know" extra={wouldNot({ clients })}>
        <ClientGrid rows={clients} />
      </More>
    </Section>
  );

/** Both sides; documents of before know the server's side alone. */
const Sides = ({ document }: { document: ReportDocument }) => {
  if (document.overlap)
    return (
      <Section title="What both sides speak">
        <Overlap overlap={document.overlap} />
      </Section>
    );
  const versions = versionsOf(document);
  return versions ? <VersionsStrip versions={versions} /> : null;
};

/** The checklist, second: do both sides speak a common version and have a method in common? */
export const Step = () => (
  <AreaPage
    area="protocol"
    copy={copy}
    picture={(document) => (
      <>
        <Sides document={document} />
        <Programs clients={document.clients} />
      </>
    )}
  />
);
