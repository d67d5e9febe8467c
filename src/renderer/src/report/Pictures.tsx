import type { ReportDocument } from '../../../shared/model/report';
import { ChainCards } from '../pictures/ChainCards';
import { NetworkPath } from '../pictures/NetworkPath';
import { Overlap } from '../pictures/Overlap';
import type { Top } from './H';
import { Part } from './H';

/** The first finding stands in full, with the chain it is about; twice on paper it would be one time too often. */
const chainShownAbove = ({ findings: [first], summary }: ReportDocument): boolean =>
  summary.conclusion !== 'nothing-wrong' && first?.details.some((detail) => detail.kind === 'chain') === true;

/** What was measured, to look at: the way to the server, what both sides speak, and the certificates. */
export const Pictures = ({ document, top }: { readonly document: ReportDocument; readonly top: Top }) => {
  const { path, overlap } = document;
  const chain = chainShownAbove(document) ? null : document.chain;
  if (!path && !overlap && !chain) return null;
  return (
    <Part title="In pictures" top={top} id="pictures" className="rp-pictures">
      {path ? <NetworkPath path={path} /> : null}
      {overlap ? <Overlap overlap={overlap} brief /> : null}
      {chain ? <ChainCards chain={chain} /> : null}
    </Part>
  );
};
