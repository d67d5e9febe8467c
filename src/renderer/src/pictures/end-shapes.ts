import { scaleLog } from 'd3-scale';
import type { EndLetter } from '../../../shared/model/attempt-marks';

/** How an attempt ended, in words: the known one first. */
export const END_NAMES: Readonly<Record<EndLetter, string>> = {
  a: 'Answered',
  f: 'Closed (FIN)',
  l: 'Closed after the handshake',
  r: 'Cut off (RST)',
  t: 'Error signal (alert)',
  s: 'Silent (time-out)',
  n: 'No connection',
  p: 'Stopped by the proxy',
  x: 'Something else came',
};

/** A shape for each, around the point where the pen stands: no two are told apart by colour alone. */
const SHAPES: Readonly<Record<EndLetter, string>> = {
  a: 'm-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0z',
  f: 'm-3.2-3.2h6.4v6.4h-6.4z',
  l: 'm-3.2-3.2h6.4v6.4h-6.4zm0 3.2h6.4',
  r: 'm-3.6-3.6l7.2 7.2m0-7.2l-7.2 7.2',
  t: 'm0-4.2l4.2 7.4h-8.4z',
  s: 'm-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0z',
  n: 'm-4 0h8m-4-4v8',
  p: 'm0-4.4l4.4 4.4l-4.4 4.4l-4.4-4.4z',
  x: 'm0-4.4l4.4 4.4l-4.4 4.4l-4.4-4.4z',
};

/** Filled, or drawn with a line alone. */
const FILLED = new Set<EndLetter>(['a', 't', 'x']);

/** The class of a shape: filled or hollow, and good, bad or neither. */
export const shapeClass = (end: EndLetter): string =>
  `pic-try pic-try-${FILLED.has(end) ? 'full' : 'line'} pic-try-${end === 'a' ? 'answered' : 'not'}`;

/** The path of one shape at a point. */
export const shapeAt = (end: EndLetter, x: number, y: number): string => `M${x} ${y}${SHAPES[end]}`;

/** Where the plot ends at the top and at the bottom, in pixels. */
const TOP = 8;
export const FOOT = 60;

const SHORTEST_MS = 1;
const LONGEST_MS = 15_000;

const height = scaleLog().domain([SHORTEST_MS, LONGEST_MS]).range([FOOT, TOP]).clamp(true);

/** The height of a time: each step of the grid is ten times the one below, so that 5 ms and 5 seconds are both seen. */
export const heightOf = (ms: number): number => Math.round(height(Math.max(SHORTEST_MS, ms)) * 10) / 10;

/** The lines of the grid. */
export const GRID = [
  { ms: 10, label: '10 ms' },
  { ms: 100, label: '100 ms' },
  { ms: 1_000, label: '1 s' },
  { ms: 10_000, label: '10 s' },
].map((line) => ({ ...line, y: heightOf(line.ms) }));
