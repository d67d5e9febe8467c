/** As long as an address may be in an attempt and in a probe's facts. */
const MOST = 45;

/**
 * What stands for the address when only a proxy knows it: the name that the proxy is given, its end cut off when it is longer
 * than an address may be. A name is never mistaken for an IP address, so both can stand in the same place.
 */
export const nameAsAddress = (host: string): string =>
  host.length <= MOST ? host : `${host.slice(0, MOST - 1)}…`;
