import ipaddr from 'ipaddr.js';

/** `near`: inside a company's network. `none`: nobody is fetched from there, whatever the target is. */
type Where = 'public' | 'near' | 'link' | 'own' | 'none';

const WHERE: { readonly [range: string]: Where } = {
  unicast: 'public',
  private: 'near',
  uniqueLocal: 'near',
  carrierGradeNat: 'near',
  linkLocal: 'link',
  loopback: 'own',
};

const NAT64_PREFIX_BYTES = 12;

/** IPv4-compatible addresses, an old form that nothing uses any more (RFC 4291 §2.5.5.1): an IPv4 address may hide in them. */
const isIpv4Compatible = (parsed: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  parsed.kind() === 'ipv6' &&
  parsed
    .toByteArray()
    .slice(0, NAT64_PREFIX_BYTES)
    .every((byte) => byte === 0);

const whereIs = (address: string): Where => {
  if (!ipaddr.isValid(address)) return 'none';
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  const range = parsed.range();
  // RFC 6052 §2.1: behind 64:ff9b::/96 stands an IPv4 address, and that is what counts.
  if (range === 'rfc6052')
    return whereIs(ipaddr.fromByteArray(parsed.toByteArray().slice(NAT64_PREFIX_BYTES)).toString());
  // "::1" is this computer, and no such form.
  if (range === 'unicast' && isIpv4Compatible(parsed)) return 'none';
  return WHERE[range] ?? 'none';
};

/** Where a target must be for an address of this kind to be asked. */
const FROM: { readonly [W in Where]: readonly Where[] } = {
  public: ['public', 'near', 'link', 'own', 'none'],
  near: ['near', 'own'],
  link: ['link'],
  own: ['own'],
  none: [],
};

/**
 * Whether an address that a certificate names may be asked, given the addresses of the server that is being checked. A server on the open
 * network must not be able to point us at a computer inside: private, link-local and loopback addresses are for targets that are there too.
 */
export const mayReach = (address: string, targets: readonly string[]): boolean => {
  const from = FROM[whereIs(address)];
  return whereIs(address) === 'public' || targets.some((target) => from.includes(whereIs(target)));
};
