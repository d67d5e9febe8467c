import type { ReportDocument } from '../../../../shared/model/report';
import { AreaPage } from '../../parts/AreaPage';
import { ChainCards } from '../../pictures/ChainCards';
import { copy } from './copy';

const Chain = ({ document }: { document: ReportDocument }) => {
  const chain = document.findings
    .flatMap((finding) => finding.details)
    .find((detail) => detail.kind === 'chain');
  return chain?.kind === 'chain' ? <ChainCards chain={chain} /> : null;
};

/** The checklist, first: the certificates on both sides. */
export const Step = () => (
  <AreaPage area="certificate" copy={copy} picture={(document) => <Chain document={document} />} />
);
