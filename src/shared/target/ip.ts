const decimal = /^(?:0|[1-9]\d{0,2})$/;
const group = /^[0-9a-f]{1,4}$/i;
const zone = /^[A-Za-z0-9._-]{1,15}$/;

/** Four decimal numbers from 0 to 255. A leading zero is refused: some programs read it as octal (RFC 6943 §3.1.1). */
export const isIPv4 = (text: string): boolean => {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => decimal.test(part) && Number(part) <= 255);
};

/** The groups on one side of "::"; an IPv4 address may stand for the last two (RFC 4291 §2.2). */
const groupsOf = (side: string, mayEndInIPv4: boolean): number[] | null => {
  if (side === '') return [];
  const parts = side.split(':');
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (group.test(part)) groups.push(Number.parseInt(part, 16));
    else if (mayEndInIPv4 && index === parts.length - 1 && isIPv4(part)) {
      const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
      groups.push(a * 256 + b, c * 256 + d);
    } else return null;
  }
  return groups;
};

/** The eight groups of an IPv6 address without its zone, or null. */
const parseIPv6 = (text: string): number[] | null => {
  if (text.length > 45) return null;
  const sides = text.split('::');
  if (sides.length > 2) return null;
  const [left = '', right] = sides;
  const before = groupsOf(left, right === undefined);
  const after = right === undefined ? [] : groupsOf(right, true);
  if (before === null || after === null) return null;
  const have = before.length + after.length;
  if (right === undefined) return have === 8 ? before : null;
  return have <= 7 ? [...before, ...Array<number>(8 - have).fill(0), ...after] : null;
};

/** Start and length of the longest run of zero groups, the first among equals. */
const longestZeros = (groups: readonly number[]): { start: number; length: number } => {
  let best = { start: -1, length: 0 };
  for (let start = 0; start < groups.length; start += 1) {
    let length = 0;
    while (groups[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
  }
  return best;
};

const hex = (groups: readonly number[]): string => groups.map((one) => one.toString(16)).join(':');

/** The one way to write an IPv6 address (RFC 5952 §4); "::ffff:192.0.2.1" keeps its dotted end (§5). */
const formatIPv6 = (groups: readonly number[]): string => {
  const mapped = groups.slice(0, 5).every((one) => one === 0) && groups[5] === 0xffff;
  if (mapped) {
    const bytes = groups.slice(6).flatMap((one) => [one >> 8, one & 0xff]);
    return `::ffff:${bytes.join('.')}`;
  }
  const { start, length } = longestZeros(groups);
  return length < 2 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
};

/** An IP address in its one canonical form, or null. IPv6 without brackets; a zone ("%eth0") is kept. */
export const canonicalIP = (text: string): string | null => {
  if (isIPv4(text)) return text;
  const [address = '', ...zones] = text.split('%');
  const groups = parseIPv6(address);
  if (groups === null || zones.length > 1) return null;
  const [name] = zones;
  if (name === undefined) return formatIPv6(groups);
  const whole = `${formatIPv6(groups)}%${name}`;
  return zone.test(name) && whole.length <= 45 ? whole : null;
};

/** Is this an IP address, either family, without brackets? */
export const isIP = (text: string): boolean => canonicalIP(text) !== null;
