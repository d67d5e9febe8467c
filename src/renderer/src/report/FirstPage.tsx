import type { ReactNode } from 'react';
import type { ReportDocument } from '../../../shared/model/report';
import { Ladder } from '../pictures/Ladder';
import { CERTAINTY_SHAPES, CONCLUSION_SHAPES, Mark } from '../pictures/Mark';
import { certaintyWords } from '../words/conclusion';
import { formatMoment } from '../words/format';
import { OWNER_HINTS, OWNER_NAMES, PROGRAM_NAMES, SIDE_NAMES } from '../words/names';
import type { Top } from './H';
import { H } from './H';

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="rp-row">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** "example.com:443 (connecting to 192.0.2.1, asking for www.example.com)". */
const targetText = ({ asked: { target } }: ReportDocument): string => {
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  const notes = [
    ...(target.addresses.length > 0 ? [`connecting to ${target.addresses.join(', ')}`] : []),
    ...(target.serverName === null ? ['asking for no name'] : []),
    ...(target.serverName !== null && target.serverName !== target.host
      ? [`asking for ${target.serverName}`]
      : []),
    ...(target.extraRoots.length > 0 ? [`private root certificates added: ${target.extraRoots.length}`] : []),
  ];
  return `${host}:${target.port}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
};

const programText = ({ asked }: ReportDocument): string => {
  const program = asked.program === 'unknown' ? 'Kind not known' : PROGRAM_NAMES[asked.program];
  return `${program}. ${asked.side === 'unknown' ? 'Whether it makes the connection is not known' : SIDE_NAMES[asked.side]}.`;
};

const LabBanner = () => (
  <p className="rp-lab">
    <strong>Practice lab.</strong> This report is about a practice server inside Handrail that is broken on
    purpose. It says nothing about a real server.
  </p>
);

const Masthead = ({ document }: { document: ReportDocument }) => (
  <div className="rp-mast">
    <p>
      <strong>{document.app.name}</strong> report on a secure connection (TLS)
    </p>
    <p>{formatMoment(document.finishedAt)}</p>
  </div>
);

const Verdict = ({ document, top }: { document: ReportDocument; top: Top }) => {
  const { summary } = document;
  const certainty = certaintyWords(summary);
  return (
    <div className={`rp-verdict rp-${summary.conclusion}`}>
      <H level={1} top={top} id="rp-headline">
        <Mark shape={CONCLUSION_SHAPES[summary.conclusion]} />
        <span>{summary.headline}</span>
      </H>
      {document.comparison ? (
        <p className="rp-explanation">
          <strong>Checked again: </strong>
          {document.comparison.sentence}
        </p>
      ) : null}
      <p className="rp-explanation">{summary.explanation}</p>
      {document.difference ? (
        <p className="rp-explanation">
          <strong>{document.difference.holds ? 'The one change: ' : 'What differed: '}</strong>
          {document.difference.sentence}
        </p>
      ) : null}
      <dl className="rp-facts">
        <Row name="How certain">
          <span className="rp-certainty">
            <Mark
              shape={
                summary.conclusion === 'cause-named'
                  ? CERTAINTY_SHAPES[summary.certainty]
                  : CONCLUSION_SHAPES[summary.conclusion]
              }
            />
            <strong>{certainty.word}</strong>
          </span>
          <span className="rp-why">{certainty.why}</span>
        </Row>
        {summary.owner ? (
          <Row name="Who can fix it">
            <strong>{OWNER_NAMES[summary.owner]}</strong>
            <span className="rp-why">{OWNER_HINTS[summary.owner]}</span>
          </Row>
        ) : null}
        <Row name="Next step">{summary.nextStep}</Row>
      </dl>
    </div>
  );
};

const Circumstances = ({ document }: { document: ReportDocument }) => (
  <dl className="rp-facts rp-plain">
    {document.caseName === undefined ? null : (
      <Row name="Case">
        <strong translate="no">{document.caseName}</strong>
      </Row>
    )}
    <Row name="What was checked">
      <code>{targetText(document)}</code>
    </Row>
    <Row name="When">{`${formatMoment(document.startedAt)}, with ${document.connections.used} of at most ${document.connections.limit} connections`}</Row>
    <Row name="Seen from">{`${document.seenFrom.os}; trust: ${document.seenFrom.trustStore}; clock: ${formatMoment(document.seenFrom.clock)}`}</Row>
    <Row name="The program">{programText(document)}</Row>
    {document.asked.message ? (
      <Row name="Its message">
        <pre className="rp-message">{document.asked.message}</pre>
        {document.message?.summary ? <span className="rp-why">{document.message.summary}</span> : null}
      </Row>
    ) : null}
  </dl>
);

/** The page a help desk can act on: what is wrong, who acts, the next step, the circumstances, and the picture. */
export const FirstPage = ({ document, top }: { readonly document: ReportDocument; readonly top: Top }) => {
  const { ladder } = document;
  const attempt = ladder ? document.transcript.find((one) => one.id === ladder.attemptId) : undefined;
  return (
    <header className="rp-first">
      <Masthead document={document} />
      {document.asked.lab === null ? null : <LabBanner />}
      <Verdict document={document} top={top} />
      <Circumstances document={document} />
      {ladder && attempt ? <Ladder attempt={attempt} caption={ladder.caption} /> : null}
    </header>
  );
};
