import type { NetworkPath, Pass, PathStop } from '../../../../shared/model/pictures';

type Line = NetworkPath['lines'][number];

const has = (stops: readonly PathStop[], pass: Pass): PathStop | undefined =>
  stops.find((one) => one.pass === pass);

const endState = (end: readonly PathStop[]): Pass => end.at(-1)?.pass ?? 'unknown';

const KINDS: { readonly [K in PathStop['kind']]: string } = {
  computer: 'this computer',
  software: 'the security software on this computer',
  lookup: 'the look-up of the name',
  proxy: 'the proxy',
  network: 'the network',
  inspector: 'a device of the network',
  address: 'the address',
  server: 'the server',
};

const BROKEN: { readonly [K in PathStop['kind']]: string } = {
  computer: 'It breaks off on this computer.',
  software: 'It breaks off on this computer: something here ended a connection by itself.',
  lookup:
    'It breaks off at the look-up of the name: the name leads to no address, so nothing was tried behind it.',
  proxy: 'It breaks off on the way to the proxy. Nothing was learned about the server.',
  network: 'It breaks off where this computer’s way goes on into the network.',
  inspector: 'It breaks off at a device of the network.',
  address: 'It breaks off on the way to the address.',
  server: 'The way is open up to the address, and it breaks off at the server.',
};

/** The stretch of which only this is known: that it broke on it. */
const somewhere = (stops: readonly PathStop[]): string => {
  const first = stops.findIndex(({ pass }) => pass === 'somewhere');
  const marked = stops.filter(({ pass }) => pass === 'somewhere');
  const from = KINDS[stops[Math.max(0, first - 1)]?.kind ?? 'computer'];
  const to = KINDS[marked[marked.length - 1]?.kind ?? 'server'];
  return `It was ended somewhere between ${from} and ${to}. From here nobody can see at which place, so the whole stretch is marked.`;
};

const single = (stops: readonly PathStop[]): string => {
  const broken = has(stops, 'broken');
  if (broken?.kind === 'network' && stops.some(({ kind }) => kind === 'proxy'))
    return 'It breaks off at the proxy: it was reached, and it does not let this connection through.';
  if (broken) return BROKEN[broken.kind];
  if (has(stops, 'somewhere')) return somewhere(stops);
  if (has(stops, 'sometimes'))
    return 'The way is open up to the address. From there the server answers the same greeting at one time, and not at another.';
  if (has(stops, 'by-greeting'))
    return 'The way is open up to the address. What comes back depends on the greeting: the usual one was never answered, and others were.';
  if (endState(stops) === 'carried')
    return 'From this computer the greeting gets through to the server, and its answer comes back.';
  return 'How far it comes could not be told.';
};

const several = ({ trunk, ends, more }: Line): string => {
  const good = ends.filter((end) => endState(end) === 'carried').length;
  const total = ends.length + more;
  if (good === ends.length && more === 0)
    return `All ${total} addresses were reached, and each of them answers.`;
  const [first] = ends;
  if (good === 0 && first && ends.every((end) => endState(end) === endState(first)))
    return `With all ${ends.length} addresses that were tried it is the same. ${single([...trunk, ...first])}`;
  return `Of ${total} addresses, ${good} answered each time. The others are marked.`;
};

const oneLine = (line: Line): string => {
  const [first] = line.ends;
  if (line.ends.length > 1) return several(line);
  return single([...line.trunk, ...(first ?? [])]);
};

/** The whole picture in one or two sentences; of the way through a proxy and the direct one, each. */
export const sentenceOf = (lines: readonly Line[]): string => {
  const [first, second] = lines;
  if (!first) return '';
  if (!second) return oneLine(first);
  return `Through the proxy: ${oneLine(first)} Directly: ${oneLine(second)}`;
};
