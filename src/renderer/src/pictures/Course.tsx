import type { Attempt } from '../../../shared/model/attempt';
import { formatMs } from '../words/format';
import { endingOf } from '../words/outcomes';
import { actorOf, eventText } from './ladder-rows';
import { afterwards, placeOf } from './Timeline';

type Event = Attempt['events'][number];

/** What happens before and after the conversation itself goes without saying, as long as it went well. */
const conversation = (events: readonly Event[]): readonly Event[] => {
  const begun =
    events[0]?.kind === 'connecting' && events[1]?.kind === 'connected' ? events.slice(1) : events;
  return begun.length > 1 && begun.at(-1)?.kind === 'closed' ? begun.slice(0, -1) : begun;
};

const step = (event: Event, before: Event | undefined): string => {
  const same = event.kind === 'connected' || (before && actorOf(before) === actorOf(event));
  const bytes = event.bytes > 0 ? `, ${event.bytes} bytes` : '';
  return `${same ? '' : `${actorOf(event)}: `}${eventText(event)}${bytes}, ${formatMs(event.at)}`;
};

/** The same thing again and again is told once, with how often and until when. */
const sameAgain = (one: Event, other: Event): boolean =>
  one.who === other.who && one.kind === other.kind && one.label === other.label && one.bytes === other.bytes;

const rowsOf = (events: readonly Event[]): readonly (readonly [Event, ...Event[]])[] => {
  const rows: [Event, ...Event[]][] = [];
  for (const event of events) {
    const last = rows.at(-1);
    if (last && sameAgain(last[0], event)) last.push(event);
    else rows.push([event]);
  }
  return rows;
};

const again = (row: readonly Event[]): readonly string[] =>
  row.length === 1 ? [] : [`${row.length} times until ${formatMs(row.at(-1)?.at ?? 0)}`];

const inWords = ({ events }: Attempt): string => {
  const rows = rowsOf(conversation(events));
  return `${rows.map((row, index) => [step(row[0], rows[index - 1]?.[0]), ...again(row)].join(', ')).join('; ')}.`;
};

/** One connection from start to end in running text: who, what, how many bytes, when. For paper, where a table of each would take many pages. */
export const Course = ({ attempt, title }: { readonly attempt: Attempt; readonly title: string }) => (
  <div className="pic-course">
    <p>
      <strong>{title}</strong> <span className="pic-place">{placeOf(attempt)}</span>
    </p>
    <p>{inWords(attempt)}</p>
    <p className="pic-why">
      {endingOf(attempt.outcome).sentence} {afterwards(attempt)}
    </p>
  </div>
);
