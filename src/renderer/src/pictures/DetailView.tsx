import type { Attempt } from '../../../shared/model/attempt';
import type { Detail } from '../../../shared/model/finding';
import { Bytes } from './Bytes';
import { ChainCards } from './ChainCards';
import { DataTable } from './DataTable';
import { Timeline } from './Timeline';

/** Shows one piece of evidence in its shape. A timeline whose attempt is not in the transcript shows nothing. */
export const DetailView = ({
  detail,
  attempts,
}: {
  readonly detail: Detail;
  readonly attempts: readonly Attempt[];
}) => {
  switch (detail.kind) {
    case 'table':
      return <DataTable detail={detail} />;
    case 'bytes':
      return <Bytes detail={detail} />;
    case 'chain':
      return <ChainCards chain={detail} />;
    case 'timeline': {
      const attempt = attempts.find((one) => one.id === detail.attemptId);
      return attempt ? <Timeline attempt={attempt} title={detail.title} /> : null;
    }
  }
};
