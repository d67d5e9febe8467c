import type { Attempt } from '../../../shared/model/attempt';
import { formatMs } from '../words/format';
import { keyed } from '../words/keyed';
import { endingOf } from '../words/outcomes';
import { actorOf, eventText, listening } from './ladder-rows';

/** "10.0.0.1:443", with brackets around an IPv6 address. */
export const placeOf = (attempt: Attempt): string =>
  `${attempt.address.includes(':') ? `[${attempt.address}]` : attempt.address}:${attempt.port}`;

/** What our greeting offered, in a sentence; empty when none was sent. */
const offered = ({ hello }: Attempt): string =>
  hello
    ? `Offered ${hello.versions.join(', ')}; name asked for: ${hello.serverName ?? 'none'}; ${hello.bytes} bytes.`
    : '';

/** What is said behind how it ended: that we listened on, and what was offered. */
export const afterwards = (attempt: Attempt): string => {
  const listened = listening(attempt);
  return [listened === '' ? '' : `${listened}.`, offered(attempt)].filter((one) => one !== '').join(' ');
};

/** One connection from start to end as a table: when, who, what, how many bytes. */
export const Timeline = ({ attempt, title }: { readonly attempt: Attempt; readonly title?: string }) => (
  <div className="pic-timeline">
    <table>
      <caption>
        {title ?? attempt.purpose} <span className="pic-place">{placeOf(attempt)}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Bytes</th>
        </tr>
      </thead>
      <tbody>
        {keyed(attempt.events).map(({ key, item: event }) => (
          <tr key={key}>
            <td>{formatMs(event.at)}</td>
            <td>{actorOf(event)}</td>
            <td>{eventText(event)}</td>
            <td>{event.bytes > 0 ? event.bytes : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p className="pic-timeline-end">
      {endingOf(attempt.outcome).sentence} {afterwards(attempt)}
    </p>
  </div>
);
