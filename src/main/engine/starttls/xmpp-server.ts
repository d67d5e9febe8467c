import type { Protocol } from './script';
import { xmppScript } from './xmpp-stream';

/** XMPP between servers (RFC 6120 §5.4). 5270 is secure from the first byte (XEP-0368). */
export const protocol: Protocol = {
  spoken: 'XMPP (between servers)',
  ports: [5269],
  start: ({ serverName }) => xmppScript('XMPP (between servers)', 'jabber:server', serverName),
};
