import ipaddr from 'ipaddr.js';

/** The 4 or 16 bytes of an IP literal; null when it is not one. */
export const addressBytes = (text: string): Uint8Array | null =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
    ? Uint8Array.from(ipaddr.parse(text.replace(/%.*$/, '')).toByteArray())
    : null;

/** 4 or 16 bytes as an IP literal in its usual form (RFC 5952 for IPv6). */
export const addressText = (bytes: Uint8Array): string => {
  const address = ipaddr.fromByteArray([...bytes]);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
};
