import type { Protocol } from './script';
import { xmppScript } from './xmpp-stream';

/** XMPP from a client (RFC 6120 §5.4). 5223 is secure from the first byte (XEP-0368). */
export const protocol: Protocol = {
  spoken: 'XMPP',
  ports: [5222],
  start: ({ serverName }) => xmppScript('XMPP', 'jabber:client', serverName),
};
