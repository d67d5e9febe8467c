import type { ClaimedEvent } from '../../../../shared/model/asked';
import { defineMessages, type MessageText } from '../define-messages';
import { RANKS } from '../ranks';

const visitor = (
  id: string,
  writtenBy: string,
  match: readonly RegExp[],
  proves: string,
  event: ClaimedEvent,
  more: Partial<MessageText> = {},
): MessageText => ({
  id: `server.${id}`,
  match,
  proves,
  writtenBy,
  event,
  side: 'accepts',
  ranks: RANKS.serverSide,
  ...more,
});

const WENT = 'A visitor opened a connection to this server and went away before it was secure.';
const FAILED =
  'This server could not agree with a visitor on a secure connection. The text behind it says why.';

/** What servers write about their visitors, and a server that is itself a visitor of another (nginx as a proxy, Postfix as a sender). */
export const messages = defineMessages({
  stack: 'Server logs',
  source:
    'nginx/nginx src/event/ngx_event_openssl.c and src/http/ngx_http_upstream.c; apache/httpd modules/ssl/ssl_engine_io.c and ssl_engine_log.c; haproxy/haproxy src/connection.c; vdukhovni/postfix src/tls/tls_server.c and tls_client.c; dovecot/core login-common; stunnel src/client.c',
  texts: [
    visitor(
      'nginx-closed',
      'nginx, a server',
      [/peer closed connection in SSL handshake(?! to upstream)[^\n]{0,60}while SSL handshaking, client:/i],
      WENT,
      'fin',
    ),
    visitor(
      'nginx-failed',
      'nginx, a server',
      [/SSL_do_handshake\(\) failed[^\n]{0,300}while SSL handshaking, client:/i],
      FAILED,
      'nothing-certain',
    ),
    {
      id: 'server.nginx-upstream',
      match: [/while SSL handshaking to upstream/i],
      proves: 'nginx opened a secure connection to the server behind it, and that failed.',
      writtenBy: 'nginx, as a program that connects',
      event: 'nothing-certain',
      side: 'connects',
      program: 'openssl',
      ranks: ['sni-missing', ...RANKS.closed.slice(0, 4)],
    },
    visitor(
      'apache-handshake',
      'Apache, a server',
      [/\bAH0(2008|1998|1996|2042)\b/, /SSL library error \d{1,3} in handshake \(server/i],
      FAILED,
      'nothing-certain',
    ),
    visitor(
      'haproxy-handshake',
      'HAProxy, a server',
      [/\bSSL handshake failure\b/i, /Connection closed during SSL handshake/i],
      WENT,
      'nothing-certain',
    ),
    visitor('accept', 'a mail or tunnel server with OpenSSL', [/\bSSL_accept\b/i], FAILED, 'nothing-certain'),
    visitor(
      'dovecot',
      'Dovecot, a mail server',
      [/TLS handshaking: [^\n]{0,80}(SSL_accept|Connection closed|Disconnected)/i],
      WENT,
      'nothing-certain',
    ),
    visitor(
      'postfix-lost',
      'Postfix, a mail server',
      [/lost connection after STARTTLS from/i],
      'A visitor asked for encryption and then went away.',
      'nothing-certain',
    ),
    {
      id: 'server.postfix-connect',
      match: [/SSL_connect error to [^ ]{1,255}/i],
      proves: 'Postfix wanted to hand over mail through a secure connection, and that failed.',
      writtenBy: 'Postfix, as the sender',
      event: 'nothing-certain',
      side: 'connects',
      program: 'mail',
      ranks: RANKS.closed,
    },
  ],
});
