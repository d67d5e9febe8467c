import type { Attempt } from '../../../shared/model/attempt';
import { notMade } from '../../../shared/words/listed';
import { count } from '../words/format';
import { endingOf } from '../words/outcomes';
import { Mark } from './Mark';
import { placeOf } from './Timeline';

export interface PlaceAttempts {
  readonly place: string;
  /** How many connections ended in each way, in the order first seen. */
  readonly endings: readonly { readonly title: string; readonly broke: boolean; readonly times: number }[];
}

/** Counts how the connections to each address ended. */
export const attemptsByPlace = (transcript: readonly Attempt[]): PlaceAttempts[] => {
  const places = new Map<string, Map<string, { title: string; broke: boolean; times: number }>>();
  for (const attempt of transcript.filter((one) => !notMade(one))) {
    const place = placeOf(attempt);
    const endings = places.get(place) ?? new Map<string, { title: string; broke: boolean; times: number }>();
    const { title, broke } = endingOf(attempt.outcome);
    const known = endings.get(title) ?? { title, broke, times: 0 };
    endings.set(title, { ...known, times: known.times + 1 });
    places.set(place, endings);
  }
  return [...places].map(([place, endings]) => ({ place, endings: [...endings.values()] }));
};

const counted = (places: readonly PlaceAttempts[]): number =>
  places.reduce((sum, { endings }) => endings.reduce((all, { times }) => all + times, sum), 0);

/** Each address with how its connections ended. `leftOut`: connections that are not counted here. */
export const ConnectionsGrid = ({
  places,
  leftOut = 0,
}: {
  readonly places: readonly PlaceAttempts[];
  readonly leftOut?: number;
}) => (
  <figure className="pic-places">
    <figcaption>How the connections of this check ended, address by address</figcaption>
    <dl>
      {places.map(({ place, endings }) => (
        <div key={place}>
          <dt className="pic-place">{place}</dt>
          {endings.map(({ title, broke, times }) => (
            <dd key={title}>
              <Mark shape={broke ? 'hollow' : 'solid'} />
              <span>{`${title}: ${count(times, 'connection')}`}</span>
            </dd>
          ))}
        </div>
      ))}
    </dl>
    {leftOut > 0 ? (
      <p className="pic-note">{`Counted here are ${counted(places)} of ${counted(places) + leftOut} connections.`}</p>
    ) : null}
    <p className="pic-note">
      Many of these asked something of their own, which a good server may refuse, so this is no count of
      failures.
    </p>
  </figure>
);
