import { z } from '../zod';
import type { Outcome } from './failure';

/** More than any run may make: every list to its end (600), and 300 repeats, each with the one it is compared with. */
const MOST_MARKS = 1_300;

/** How an attempt ended, a letter each, as a picture of many tells it apart. */
export const ENDS = {
  a: 'answered',
  f: 'closed',
  /** Closed after the handshake was complete: many servers always do. */
  l: 'closed-late',
  r: 'cut',
  t: 'alert',
  s: 'silent',
  n: 'no-connection',
  p: 'proxy',
  x: 'other',
} as const;
export type EndLetter = keyof typeof ENDS;

/** What an attempt was one of, a letter each. Those of one series say the same to the server, so their failures can be counted. */
const SERIES = {
  /** Asks something of its own, and may be refused by a good server. */
  v: 'various',
  /** The up-to-date greeting, whichever question sent it. */
  b: 'base',
  /** The same, past the proxy. */
  d: 'direct',
  /** Repeated many times, and the one that it is compared with. */
  o: 'first',
  c: 'second',
  n: 'fresh',
  r: 'resumed',
  m: 'together',
} as const;
type SeriesLetter = keyof typeof SERIES;
export type Series = (typeof SERIES)[SeriesLetter];

const lettersOf = (all: object): RegExp => new RegExp(`^[${Object.keys(all).join('')}]*$`, 'u');
const column = (most: number) => z.array(z.int().min(0).max(most)).max(MOST_MARKS);

const DAY_MS = 86_400_000;

/** Every attempt of a run in a few bytes, a column for each thing, so that hundreds can be shown while they are made. */
export const attemptMarksSchema = z.strictObject({
  addresses: z.array(z.string().max(45)).max(200),
  probes: z.array(z.string().max(60)).max(40),
  /** Places in the two lists above. */
  address: column(199),
  probe: column(39),
  series: z.string().max(MOST_MARKS).regex(lettersOf(SERIES)),
  end: z.string().max(MOST_MARKS).regex(lettersOf(ENDS)),
  /** When it began, since the run began, and how long it took; in ms. */
  at: column(DAY_MS),
  ms: column(DAY_MS),
});
export type AttemptMarks = z.infer<typeof attemptMarksSchema>;

/** No attempt at all. */
export const NO_MARKS: AttemptMarks = {
  addresses: [],
  probes: [],
  address: [],
  probe: [],
  series: '',
  end: '',
  at: [],
  ms: [],
};

/** One attempt out of the columns. */
export interface Mark {
  readonly address: string;
  readonly probe: string;
  readonly series: Series;
  readonly end: EndLetter;
  readonly at: number;
  readonly ms: number;
}

const LETTERS: { readonly [K in Outcome['kind']]: EndLetter | null } = {
  answered: 'a',
  fin: 'f',
  'fin-in-record': 'f',
  rst: 'r',
  alert: 't',
  silence: 's',
  refused: 'n',
  unreachable: 'n',
  'connect-timeout': 'n',
  proxy: 'p',
  plaintext: 'x',
  malformed: 'x',
  'too-much': 'x',
  local: null,
  cancelled: null,
};

/** The letter of an outcome; null for what was never made, or not to its end, for a reason of our own. */
export const endLetterOf = (outcome: Outcome): EndLetter | null => {
  // Behind its yes, it may well be the server that closed.
  if (outcome.kind === 'proxy' && outcome.what === 'closed-after-accept') return 'f';
  if ('stage' in outcome && outcome.stage === 'after-finished') {
    if (outcome.kind === 'silence') return 'a';
    if (outcome.kind === 'fin') return 'l';
  }
  return LETTERS[outcome.kind];
};

const letterOfSeries = Object.fromEntries(
  Object.entries(SERIES).map(([letter, series]) => [series, letter]),
) as Readonly<Record<Series, SeriesLetter>>;

const placeIn = (all: string[], one: string): number => {
  const known = all.indexOf(one);
  return known >= 0 ? known : all.push(one) - 1;
};

const whole = (ms: number): number => Math.min(DAY_MS, Math.max(0, Math.round(ms)));

/** Marks → columns. Beyond the bound the last ones are left out. */
export const packMarks = (marks: readonly Mark[]): AttemptMarks => {
  const kept = marks.slice(0, MOST_MARKS);
  const addresses: string[] = [];
  const probes: string[] = [];
  return {
    address: kept.map((mark) => placeIn(addresses, mark.address)),
    probe: kept.map((mark) => placeIn(probes, mark.probe)),
    addresses,
    probes,
    series: kept.map((mark) => letterOfSeries[mark.series]).join(''),
    end: kept.map((mark) => mark.end).join(''),
    at: kept.map((mark) => whole(mark.at)),
    ms: kept.map((mark) => whole(mark.ms)),
  };
};

/** Columns → marks, in the order in which they began. Columns of different length, from a hostile file, end with the shortest. */
export const unpackMarks = ({ addresses, probes, ...columns }: AttemptMarks): Mark[] =>
  [...columns.end]
    .flatMap((end, index) => {
      const address = addresses[columns.address[index] ?? -1];
      const probe = probes[columns.probe[index] ?? -1];
      const series = SERIES[columns.series[index] as SeriesLetter];
      const [at, ms] = [columns.at[index], columns.ms[index]];
      return address === undefined || probe === undefined || !series || at === undefined || ms === undefined
        ? []
        : [{ address, probe, series, end: end as EndLetter, at, ms }];
    })
    .sort((one, other) => one.at - other.at);
