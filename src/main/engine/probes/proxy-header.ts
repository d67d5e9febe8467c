/**
 * The PROXY protocol (HAProxy, doc/proxy-protocol.txt §2): what a load balancer puts in front of a connection that it passes on. Neither
 * form here names an address: version 1 says UNKNOWN (§2.1), version 2 says LOCAL (§2.2), as a balancer does for its own health
 * checks; receivers must take both. So nothing is claimed that isn't true, and no address of this computer goes out.
 */
const SIGNATURE_2 = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a];
const LOCAL = 0x20;
const UNSPECIFIED = 0x00;

/** By version. */
export const PROXY_HEADERS: { readonly 1: Uint8Array; readonly 2: Uint8Array } = {
  1: new TextEncoder().encode('PROXY UNKNOWN\r\n'),
  2: Uint8Array.of(...SIGNATURE_2, LOCAL, UNSPECIFIED, 0, 0),
};
