import type { Attempt } from '../../../shared/model/attempt';
import { formatMs } from '../words/format';
import { endingOf } from '../words/outcomes';
import { actorOf, eventText } from './ladder-rows';
import { offered, placeOf } from './Timeline';

type Event = Attempt['events'][number];

const step = (event: Event, before: Event | undefined): string => {
  const who = before && actorOf(before) === actorOf(event) ? '' : `${actorOf(event)}: `;
  const bytes = event.bytes > 0 ? `, ${event.bytes} bytes` : '';
  return `${who}${eventText(event)}${bytes} (${formatMs(event.at)})`;
};

/** One connection from start to end in running text: who, what, how many bytes, when. As much as the table of it, in less room. */
export const Course = ({ attempt, title }: { readonly attempt: Attempt; readonly title: string }) => (
  <div className="pic-course">
    <p>
      <strong>{title}</strong> <span className="pic-place">{placeOf(attempt)}</span>
    </p>
    <p>{`${attempt.events.map((event, index) => step(event, attempt.events[index - 1])).join('; ')}.`}</p>
    <p className="pic-why">
      {endingOf(attempt.outcome).sentence} {offered(attempt)}
    </p>
  </div>
);
