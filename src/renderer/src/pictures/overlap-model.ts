import type { OverlapItem, OverlapList } from '../../../shared/model/pictures';
import { count } from '../words/format';

/** shared: something both speak. gap: nothing, and that is sure. untold: nothing was seen, and not all was asked. */
type Meeting = 'shared' | 'gap' | 'untold';

export interface OverlapView {
  readonly kind: OverlapList['kind'];
  readonly meeting: Meeting;
  readonly both: readonly string[];
  readonly programOnly: readonly string[];
  /** The program offers them, and nobody asked the server. */
  readonly unasked: readonly string[];
  readonly serverOnly: readonly string[];
  /** The picture in one or two sentences. */
  readonly sentence: string;
}

const NOUNS: Readonly<Record<OverlapList['kind'], readonly [one: string, many: string]>> = {
  versions: ['version', 'versions'],
  suites: ['encryption method', 'encryption methods'],
  groups: ['group', 'groups'],
};

const names = (items: readonly OverlapItem[], wanted: (item: OverlapItem) => boolean): string[] =>
  items.filter(wanted).map(({ name }) => name);

const meetingOf = (both: readonly string[], unasked: readonly string[], serverKnown: boolean): Meeting => {
  if (both.length > 0) return 'shared';
  return unasked.length === 0 && serverKnown ? 'gap' : 'untold';
};

const chosen = (taken: string): string => (taken === '' ? '' : ` The server chose ${taken}.`);

const gap = ({ kind }: OverlapList, view: Omit<OverlapView, 'sentence'>): string => {
  const [one] = NOUNS[kind];
  if (kind === 'versions' && view.serverOnly.length > 0)
    return `They have no version in common. The program offers ${view.programOnly.join(', ')}, and the server takes ${view.serverOnly.join(', ')}.`;
  return `They have no ${one} in common. The server takes none of those that the program offers.`;
};

const sentenceOf = (list: OverlapList, view: Omit<OverlapView, 'sentence'>): string => {
  const [one, many] = NOUNS[list.kind];
  if (view.meeting === 'gap') return gap(list, view);
  if (view.meeting === 'untold')
    return `No ${one} in common was seen, and the server was not asked about all of them. So this could not be told.`;
  if (list.kind === 'versions')
    return `Both speak ${view.both.join(', ')}.${view.both.length > 1 ? chosen(list.taken) : ''}`;
  const open = list.open ? ' The server was not asked about all of them.' : '';
  return `They have ${count(view.both.length, one, many)} in common.${chosen(list.taken)}${open}`;
};

/** One list of an overlap, sorted by who speaks what, with the sentence that says the same. */
export const overlapView = (list: OverlapList): OverlapView => {
  const { items, kind } = list;
  const both = names(items, ({ program, server }) => program && server === 'takes');
  const programOnly = names(items, ({ program, server }) => program && server === 'not');
  const unasked = names(items, ({ program, server }) => program && server === 'unknown');
  const serverOnly = names(items, ({ program, server }) => !program && server === 'takes');
  const meeting = meetingOf(both, unasked, programOnly.length > 0);
  const view = { kind, meeting, both, programOnly, unasked, serverOnly };
  return { ...view, sentence: sentenceOf(list, view) };
};

const FAMILIES: readonly (readonly [title: string, pattern: RegExp])[] = [
  ['For TLS 1.3', /^TLS_(?!.*_WITH_)/],
  ['With a fresh key for each connection (ECDHE, DHE)', /^TLS_(?:EC)?DHE_(?:RSA|ECDSA|DSS)_(?!EXPORT)/],
  ['With the key of the certificate (RSA)', /^TLS_RSA_WITH_/],
  ['Of other kinds', /./],
];

/** Long lists of encryption methods by their kind; kinds without any are left out. */
export const byFamily = (
  all: readonly string[],
): readonly { readonly title: string; readonly names: readonly string[] }[] =>
  FAMILIES.map(([title], index) => ({
    title,
    names: all.filter((name) => FAMILIES.findIndex(([, pattern]) => pattern.test(name)) === index),
  })).filter((family) => family.names.length > 0);
