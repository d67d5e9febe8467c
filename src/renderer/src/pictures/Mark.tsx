import type { ReactNode } from 'react';
import type { Certainty } from '../../../shared/model/finding';
import type { Conclusion, RanProbe } from '../../../shared/model/report';

/** A small shape that says the same as the word beside it, without colour. */
export type MarkShape =
  | 'solid'
  | 'half'
  | 'hollow'
  | 'slash'
  | 'question'
  | 'dash'
  | 'warning'
  | 'cross'
  | 'check'
  | 'stop';

const ring = <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.75" />;
const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round' } as const;

const SHAPES: Readonly<Record<MarkShape, ReactNode>> = {
  solid: <circle cx="10" cy="10" r="8.1" fill="currentColor" />,
  half: (
    <>
      {ring}
      <path d="M10 2.75a7.25 7.25 0 0 0 0 14.5z" fill="currentColor" />
    </>
  ),
  hollow: ring,
  slash: (
    <>
      {ring}
      <path d="M5.2 14.8 14.8 5.2" {...line} strokeWidth={1.75} />
    </>
  ),
  question: (
    <>
      <circle
        cx="10"
        cy="10"
        r="7.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeDasharray="3.2 2.4"
      />
      <path d="M8 8.1a2.1 2.1 0 1 1 2.9 1.9c-.6.3-.9.7-.9 1.4" {...line} strokeWidth={1.7} />
      <circle cx="10" cy="14" r="1.05" fill="currentColor" />
    </>
  ),
  dash: <path d="M5 10h10" {...line} />,
  warning: (
    <>
      <path d="M10 2.8 18 16.6H2z" {...line} strokeWidth={1.75} strokeLinejoin="round" />
      <path d="M10 8v4" {...line} strokeWidth={1.75} />
      <circle cx="10" cy="14.2" r="1" fill="currentColor" />
    </>
  ),
  cross: <path d="m5 5 10 10M15 5 5 15" {...line} strokeWidth={2.4} />,
  check: <path d="m4 10.6 4 4 8.2-9" {...line} strokeWidth={2.4} strokeLinejoin="round" />,
  stop: <rect x="4" y="4" width="12" height="12" rx="2" fill="currentColor" />,
};

/** The shape alone; the word stands beside it, so it is hidden from screen readers. */
export const Mark = ({ shape }: { readonly shape: MarkShape }) => (
  <svg className="pic-mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
    {SHAPES[shape]}
  </svg>
);

export const CERTAINTY_SHAPES: Readonly<Record<Certainty, MarkShape>> = {
  confirmed: 'solid',
  likely: 'half',
  possible: 'hollow',
  'ruled-out': 'slash',
  unknown: 'question',
};

/** An answered check is a plain dot, never a tick: it may have brought bad news. */
export const STATUS_SHAPES: Readonly<Record<RanProbe['status'], MarkShape>> = {
  ok: 'solid',
  skipped: 'dash',
  'gave-up': 'question',
  bug: 'warning',
};

export const CONCLUSION_SHAPES: Readonly<Record<Conclusion, MarkShape>> = {
  'cause-named': 'cross',
  'nothing-wrong': 'check',
  'could-not-tell': 'question',
  cancelled: 'stop',
};
