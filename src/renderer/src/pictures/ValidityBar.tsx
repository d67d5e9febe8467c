import { scaleLinear } from 'd3-scale';
import { count, formatDay } from '../words/format';
import { type Validity, validityOf } from './chain-model';

const WIDE = 300;
const EDGE = 5;

/** So long that nobody counts it in days. */
const LONG_DAYS = 730;

/** "42 days", "more than 13 years". */
const spanOf = (days: number): string =>
  days < LONG_DAYS ? count(days, 'day') : `more than ${count(Math.floor(days / 365.25), 'year')}`;

const words = ({ state, days }: Validity): string => {
  switch (state) {
    case 'expired':
      return `It ran out ${spanOf(days)} before the check.`;
    case 'early':
      return `On the day of the check it was not good yet: ${spanOf(days)} too early.`;
    default:
      return `On the day of the check it had ${spanOf(days)} left.`;
  }
};

const Bar = ({ from, to, at, state }: { from: number; to: number; at: number; state: Validity['state'] }) => {
  const x = scaleLinear([Math.min(from, at), Math.max(to, at)], [EDGE, WIDE - EDGE]);
  const outside = state === 'expired' || state === 'early';
  return (
    <svg
      className={`pic-valid-bar pic-valid-${state}`}
      viewBox={`0 0 ${WIDE} 20`}
      aria-hidden="true"
      focusable="false"
    >
      {outside ? <line className="pic-valid-gap" x1={EDGE} x2={WIDE - EDGE} y1="10" y2="10" /> : null}
      <rect
        className="pic-valid-span"
        x={x(from)}
        y="6"
        width={Math.max(2, x(to) - x(from))}
        height="8"
        rx="4"
      />
      <line className="pic-valid-halo" x1={x(at)} x2={x(at)} y1="2" y2="18" />
      <line className="pic-valid-now" x1={x(at)} x2={x(at)} y1="1" y2="19" />
    </svg>
  );
};

/** From when to when a certificate is good, as a bar with the day of the check on it, and the same in words. */
export const ValidityBar = ({
  from,
  to,
  at,
}: {
  readonly from: string;
  readonly to: string;
  readonly at: string;
}) => {
  const validity = validityOf(from, to, at);
  return (
    <div className="pic-valid">
      {validity ? (
        <Bar from={Date.parse(from)} to={Date.parse(to)} at={Date.parse(at)} state={validity.state} />
      ) : null}
      <p className="pic-valid-words">
        {`Good from ${formatDay(from)} to ${formatDay(to)}.`}
        {validity ? <span> {words(validity)}</span> : null}
      </p>
    </div>
  );
};
