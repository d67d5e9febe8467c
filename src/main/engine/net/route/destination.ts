import { canonicalIP } from '../../../../shared/target/ip';
import { addressBytes } from '../trust/address';

/** Where a proxy shall connect us to, in a form that can't be anything else: no blanks, no line ends, no zone. */
export type Destination =
  | { readonly kind: 'name'; readonly host: string }
  | { readonly kind: 'ipv4' | 'ipv6'; readonly host: string; readonly bytes: Uint8Array };

/** Letters, digits, hyphen, underscore and dots (RFC 1123 §2.1, and what is seen inside companies). */
const NAME = /^[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\.?$/;

/** Reads a host for a proxy; null when it is neither a name nor an IP address of this form. */
export const readDestination = (host: string): Destination | null => {
  const address = host.includes('%') ? null : canonicalIP(host);
  const bytes = address === null ? null : addressBytes(address);
  if (address !== null && bytes !== null)
    return { kind: bytes.length === 4 ? 'ipv4' : 'ipv6', host: address, bytes };
  return host.length <= 253 && NAME.test(host) ? { kind: 'name', host } : null;
};

/** "example.org:443", "[2001:db8::1]:443" (RFC 3986 §3.2.2). */
export const authorityOf = ({ kind, host }: Destination, port: number): string =>
  `${kind === 'ipv6' ? `[${host}]` : host}:${port}`;
