import type { ReactNode } from 'react';
import type { ReportDocument } from '../../../shared/model/report';
import { Ladder } from '../pictures/Ladder';
import { CERTAINTY_SHAPES, CONCLUSION_SHAPES, Mark } from '../pictures/Mark';
import { certaintyWords } from '../words/conclusion';
import { formatMoment } from '../words/format';
import { keyed } from '../words/keyed';
import { OWNER_HINTS, OWNER_NAMES, PROGRAM_NAMES, SIDE_NAMES } from '../words/names';
import { Contents } from './Contents';
import { H, type Top } from './H';
import { Message } from './Message';

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="rp-row">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** "example.com:443", with brackets around an IPv6 address. */
const placeText = ({ asked: { target } }: ReportDocument): string =>
  `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;

/** How it was asked where that is not the usual way; each a sentence of its own, so that each is said in the person's language. */
const waysOf = ({ asked: { target } }: ReportDocument): string[] => [
  ...(target.addresses.length > 0 ? [`connecting to ${target.addresses.join(', ')}`] : []),
  ...(target.serverName === null ? ['asking for no name'] : []),
  ...(target.serverName !== null && target.serverName !== target.host
    ? [`asking for ${target.serverName}`]
    : []),
  ...(target.extraRoots.length > 0 ? [`private root certificates added: ${target.extraRoots.length}`] : []),
];

const Target = ({ document }: { document: ReportDocument }) => {
  const ways = waysOf(document);
  return (
    <>
      <code>{placeText(document)}</code>
      {ways.length === 0 ? null : (
        <ul className="rp-inline rp-why">
          {ways.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      )}
    </>
  );
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

/** What the answer stands on, where no pair says it already: the first two things that were measured. */
const Seen = ({ document: { difference, findings, summary } }: { document: ReportDocument }) => {
  const [first] = findings;
  const measured = (first?.because ?? []).filter(({ grade }) => grade === 'measured').slice(0, 2);
  if (difference !== null || summary.conclusion !== 'cause-named' || measured.length === 0) return null;
  return (
    <Row name="What was seen">
      <ul className="rp-bullets">
        {keyed(measured).map(({ key, item }) => (
          <li key={key}>{item.text}</li>
        ))}
      </ul>
    </Row>
  );
};

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
        <Seen document={document} />
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
      <Target document={document} />
    </Row>
    <Row name="When">{`${formatMoment(document.startedAt)}, with ${document.connections.used} of at most ${document.connections.limit} connections`}</Row>
    <Row name="Seen from">{`${document.seenFrom.os}; trust: ${document.seenFrom.trustStore}; clock: ${formatMoment(document.seenFrom.clock)}`}</Row>
    <Row name="The program">{programText(document)}</Row>
    {document.asked.message ? (
      <Row name="Its message">
        <Message document={document} />
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
      <Contents document={document} />
      {ladder && attempt ? <Ladder attempt={attempt} caption={ladder.caption} /> : null}
    </header>
  );
};
