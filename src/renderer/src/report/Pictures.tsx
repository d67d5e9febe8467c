import type { Chain } from '../../../shared/model/finding';
import type { ReportDocument } from '../../../shared/model/report';
import { ChainCards } from '../pictures/ChainCards';
import { commonName } from '../pictures/chain-model';
import { NetworkPath } from '../pictures/NetworkPath';
import { Overlap } from '../pictures/Overlap';
import { count } from '../words/format';
import type { Props, ReportSection } from './section';

/** The first finding stands in full, with the chain it is about; twice on paper it would be one time too often. */
const chainShownAbove = ({ findings: [first], summary }: ReportDocument): boolean =>
  summary.conclusion !== 'nothing-wrong' && first?.details.some((detail) => detail.kind === 'chain') === true;

const chainOf = (document: ReportDocument): Chain | null =>
  chainShownAbove(document) ? null : document.chain;

/** Whole up to its root, with no fault in it, and nothing found that is about certificates: then a sentence is enough on paper. */
const isCalm = ({ certificates }: Chain, { findings }: ReportDocument): boolean =>
  certificates.every(({ bad, role }) => !bad && role !== 'missing') &&
  certificates.some(({ role }) => role === 'root' || role === 'anchor') &&
  findings.every(({ area, verdict }) => area !== 'certificate' || verdict === 'possible');

const ChainPart = ({ chain, document }: { chain: Chain; document: ReportDocument }) => {
  if (!isCalm(chain, document)) return <ChainCards chain={chain} />;
  return (
    <>
      <div className="rp-screen">
        <ChainCards chain={chain} />
      </div>
      <p className="rp-paper">
        <span>{`${count(chain.certificates.length, 'certificate')} make the chain, and no fault was seen in it.`}</span>{' '}
        <span>From the server’s own up to the root:</span>{' '}
        <span translate="no">{chain.certificates.map(({ subject }) => commonName(subject)).join(' → ')}</span>
      </p>
    </>
  );
};

const Body = ({ document }: Props) => {
  const { path, overlap } = document;
  const chain = chainOf(document);
  return (
    <>
      {path ? <NetworkPath path={path} /> : null}
      {overlap ? <Overlap overlap={overlap} brief /> : null}
      {chain ? <ChainPart chain={chain} document={document} /> : null}
    </>
  );
};

/** What was measured, to look at: the way to the server, what both sides speak, and the certificates. */
export const pictures: ReportSection = {
  id: 'pictures',
  title: 'In pictures',
  className: 'rp-pictures',
  has: (document) => Boolean(document.path ?? document.overlap ?? chainOf(document)),
  Body,
};
