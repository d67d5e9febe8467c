import { AreaPage } from '../../parts/AreaPage';
import { attemptsByPlace, ConnectionsGrid } from '../../pictures/ConnectionsGrid';
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
          {places.length > 0 ? <ConnectionsGrid places={places} /> : null}
          {hasRepeats(document.attemptMarks) ? (
            <StabilityChart marks={document.attemptMarks} caption="How steady it was, attempt by attempt" />
          ) : null}
        </>
      );
    }}
  />
);
