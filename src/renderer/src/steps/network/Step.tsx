import { AreaPage } from '../../parts/AreaPage';
import { Section } from '../../parts/Section';
import { attemptsByPlace, ConnectionsGrid } from '../../pictures/ConnectionsGrid';
import { NetworkPath } from '../../pictures/NetworkPath';
import { StabilityChart } from '../../pictures/StabilityChart';
import { hasRepeats } from '../../pictures/stability-lanes';
import { copy } from './copy';

/** The checklist, fourth: does the network carry the connection, every time and to every address? */
export const Step = () => (
  <AreaPage
    area="network"
    copy={copy}
    picture={(document) => {
      const places = attemptsByPlace(document.transcript);
      return (
        <>
          {document.path ? (
            <Section title="The way to the server">
              <NetworkPath path={document.path} />
            </Section>
          ) : null}
          {places.length > 0 ? <ConnectionsGrid places={places} /> : null}
          {hasRepeats(document.attemptMarks) ? (
            <StabilityChart marks={document.attemptMarks} caption="How steady it was, attempt by attempt" />
          ) : null}
        </>
      );
    }}
  />
);
