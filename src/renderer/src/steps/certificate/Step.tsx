import type { Chain as ChainModel } from '../../../../shared/model/finding';
import type { ReportDocument } from '../../../../shared/model/report';
import { AreaPage } from '../../parts/AreaPage';
import { Section } from '../../parts/Section';
import { ChainCards } from '../../pictures/ChainCards';
import { copy } from './copy';

/** Documents of before have the chain only where a cause is about it. */
const chainIn = ({ chain, findings }: ReportDocument): ChainModel | null =>
  chain ?? findings.flatMap(({ details }) => details).find((detail) => detail.kind === 'chain') ?? null;

const Chain = ({ document }: { document: ReportDocument }) => {
  const chain = chainIn(document);
  return chain ? (
    <Section title="The chain of certificates">
      <ChainCards chain={chain} />
    </Section>
  ) : null;
};

/** The checklist, first: the certificates on both sides. */
export const Step = () => (
  <AreaPage area="certificate" copy={copy} picture={(document) => <Chain document={document} />} />
);
